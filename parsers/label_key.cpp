#include "parsers/label_key.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>

#include "core/text.h"

namespace rosett {
namespace {

constexpr std::size_t kExactBelow = 6;  // characters; shorter keys allow no slip
constexpr std::size_t kCharactersPerSlip = 6;
constexpr int kMostSlips = 3;
constexpr std::size_t kLongestKey = 64;  // longer keys are only ever compared for equality

// One character for those that OCR takes for each other in headings.
char look_alike(char c) {
  switch (c) {
    case '0':
      return 'o';
    case '1':
    case 'i':
    case 'j':
      return 'l';
    case '5':
      return 's';
    default:
      return c;
  }
}

std::uint32_t letters_of(std::string_view key) {
  std::uint32_t letters = 0;
  for (const char c : key) letters |= 1U << (static_cast<unsigned char>(c) % 32U);
  return letters;
}

}  // namespace

std::string label_key(std::string_view text) {
  std::string key;
  for (const char c : folded(text)) {
    const bool other_script = static_cast<unsigned char>(c) >= 0x80;
    if (!other_script && std::isalnum(static_cast<unsigned char>(c)) == 0) continue;
    if (c == 'n' && !key.empty() && key.back() == 'r') {
      key.back() = 'm';
      continue;
    }
    key += look_alike(c);
  }
  return key;
}

void append_key(std::string& key, std::string_view next) {
  if (key.ends_with('r') && next.starts_with('n')) {
    key.back() = 'm';
    next.remove_prefix(1);
  }
  key += next;
}

int allowed_slips(std::size_t key_length) {
  if (key_length < kExactBelow) return 0;
  return std::min(kMostSlips,
                  1 + static_cast<int>((key_length - kExactBelow) / kCharactersPerSlip));
}

bool within_slips(std::string_view a, std::string_view b, int limit) {
  if (a == b) return true;
  if (limit <= 0 || a.size() > kLongestKey || b.size() > kLongestKey) return false;
  if (std::abs(static_cast<int>(a.size()) - static_cast<int>(b.size())) > limit) return false;
  std::array<int, kLongestKey + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    int least = row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
      least = std::min(least, row[j]);
    }
    if (least > limit) return false;
  }
  return row[b.size()] <= limit;
}

void Vocabulary::add(std::string_view phrase, int target) {
  std::string key = label_key(phrase);
  if (key.empty()) return;
  const auto pieces =
      1 + std::count_if(phrase.begin(), phrase.end(), [](char c) { return c == ' ' || c == '/'; });
  longest_ = std::max(longest_, static_cast<int>(pieces));
  const std::uint32_t letters = letters_of(key);
  entries_.push_back({std::move(key), letters, target});
}

Vocabulary::Match Vocabulary::find(std::string_view key) const {
  Match best;
  const int most = allowed_slips(key.size());
  const std::uint32_t letters = letters_of(key);
  for (const Entry& entry : entries_) {
    const int limit =
        best.target < 0 ? std::min(most, allowed_slips(entry.key.size())) : best.slips - 1;
    if (limit < 0) break;
    // Each slip changes at most two bits.
    if (std::popcount(letters ^ entry.letters) > 2 * limit) continue;
    for (int slips = 0; slips <= limit; ++slips) {
      if (!within_slips(key, entry.key, slips)) continue;
      best = {entry.target, slips, entry.key.size()};
      break;
    }
  }
  return best;
}

}  // namespace rosett
