#include "parsers/kind_kod.h"

#include <algorithm>
#include <array>

#include <re2/re2.h>

#include "core/text.h"
#include "parsers/kind_text.h"

namespace rosett {
namespace {

constexpr std::size_t kWildcardCharacters = 2;  // the xx of INIxx

// Characters that print makes alike, each set with the character that stands for it.
struct Twins {
  std::u32string_view like;
  char32_t stands;
};
constexpr std::array<Twins, 7> kTwins{{{U"0OQDÖ", U'0'},
                                       {U"1IL|!", U'1'},
                                       {U"2Z", U'2'},
                                       {U"5S$", U'5'},
                                       {U"6G", U'6'},
                                       {U"8B", U'8'},
                                       {U"AÄÅ4", U'A'}}};

std::u32string blurred(std::string_view text) {
  std::u32string points = to_codepoints(text);
  for (char32_t& c : points)
    for (const Twins& twins : kTwins)
      if (twins.like.find(c) != std::u32string_view::npos) c = twins.stands;
  return points;
}

std::string upper(const std::string& plain) {
  std::u32string points = to_codepoints(plain);
  for (char32_t& c : points) {
    const bool small = (c >= U'a' && c <= U'z') || (c >= U'à' && c <= U'þ' && c != U'÷');
    if (small) c -= U'a' - U'A';
  }
  return to_utf8(points);
}

// The code that this entry means for a text that looks like it, or nothing.
std::optional<std::string> resembled(const KodEntry& entry, const std::string& text) {
  if (!entry.kod.ends_with("xx"))
    return blurred(entry.kod) == blurred(text) ? std::optional(entry.kod) : std::nullopt;
  if (text.size() != entry.kod.size()) return std::nullopt;
  const std::size_t fixed = entry.kod.size() - kWildcardCharacters;
  if (blurred(text.substr(0, fixed)) != blurred(entry.kod.substr(0, fixed))) return std::nullopt;
  return entry.kod.substr(0, fixed) + text.substr(fixed);
}

std::optional<std::string> only_resembled(const std::vector<KodEntry>& koder,
                                          const std::string& text) {
  std::optional<std::string> found;
  for (const KodEntry& entry : koder) {
    auto code = resembled(entry, text);
    if (!code || code == found) continue;
    if (found) return std::nullopt;
    found = std::move(code);
  }
  return found;
}

}  // namespace

std::optional<Interpretation> interpret_kod(std::string_view text, const KindContext& context) {
  const std::string tight = upper(tightened(plain_number(text)));
  if (tight.empty()) return std::nullopt;
  if (context.koder != nullptr) {
    if (find_kod(*context.koder, tight) != nullptr)
      return Interpretation{.value = tight, .exact = true, .known = true};
    if (auto code = only_resembled(*context.koder, tight))
      return Interpretation{.value = std::move(*code), .known = true};
  }
  static const RE2 well_formed(R"((?:Å-)?[A-ZÅÄÖ][A-ZÅÄÖ0-9]{1,5})");
  if (!RE2::FullMatch(tight, well_formed)) return std::nullopt;
  return Interpretation{.value = tight, .exact = true};
}

}  // namespace rosett
