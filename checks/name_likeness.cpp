#include "checks/name_likeness.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "checks/transliteration.h"
#include "core/name_particles.h"
#include "core/text.h"

namespace rosett::checks {
namespace {

// Half a step: letters that transliterations exchange or leave out.
constexpr double kSlight = 0.5;

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  const auto close = [&] {
    if (word.empty()) return;
    const bool after_particle = !words.empty() && is_name_particle(words.back());
    if (after_particle)
      words.back() += word;
    else
      words.push_back(word);
    word.clear();
  };
  for (const char c : folded(name)) {
    const bool separates = c == ' ' || c == ',' || c == '-' || c == '.' || c == '/';
    if (separates)
      close();
    else if (c != '\'')
      word += c;
  }
  close();
  return words;
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

double removal_cost(char c) { return is_vowel(c) || c == 'h' ? kSlight : 1.0; }

double exchange_cost(char a, char b) {
  if (a == b) return 0.0;
  if (is_vowel(a) && is_vowel(b)) return kSlight;
  constexpr std::array<std::string_view, 6> kNear{"gk", "gh", "dt", "bp", "sz", "vf"};
  const bool near = std::ranges::any_of(kNear, [&](std::string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
  return near ? kSlight : 1.0;
}

// Levenshtein with the costs above.
double distance(std::string_view a, std::string_view b) {
  std::vector<double> row(b.size() + 1);
  for (std::size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + removal_cost(b[j]);
  for (const char letter : a) {
    double diagonal = row[0];
    row[0] += removal_cost(letter);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const double exchanged = diagonal + exchange_cost(letter, b[j]);
      diagonal = row[j + 1];
      row[j + 1] =
          std::min({exchanged, row[j + 1] + removal_cost(letter), row[j] + removal_cost(b[j])});
    }
  }
  return row.back();
}

double likeness_of_spellings(std::string_view a, std::string_view b) {
  const std::size_t longest = std::max(a.size(), b.size());
  return longest == 0 ? 1.0 : std::max(0.0, 1.0 - distance(a, b) / static_cast<double>(longest));
}

double word_likeness(const std::string& a, const std::string& b) {
  if (a == b) return 1.0;
  if (a.size() == 1 || b.size() == 1) return a.front() == b.front() ? 1.0 : 0.0;
  double best = 0.0;
  for (const std::string& left : spellings(a))
    for (const std::string& right : spellings(b))
      best = std::max(best, likeness_of_spellings(left, right));
  return best;
}

struct RegisterWord {
  std::string text;
  bool is_family{};
};

struct Pairing {
  double worst{1.0};
  double given{}, family{};  // the best pair of each part
};

// Best pair first, each word once, until the side with fewer words is used up.
Pairing pair_up(const std::vector<std::string>& printed, const std::vector<RegisterWord>& known) {
  std::vector<std::pair<double, std::pair<std::size_t, std::size_t>>> pairs;
  for (std::size_t i = 0; i < printed.size(); ++i)
    for (std::size_t j = 0; j < known.size(); ++j)
      pairs.push_back({-word_likeness(printed[i], known[j].text), {i, j}});
  std::ranges::sort(pairs);
  std::vector<bool> printed_taken(printed.size()), known_taken(known.size());
  Pairing pairing;
  for (const auto& [negative, places] : pairs) {
    if (printed_taken[places.first] || known_taken[places.second]) continue;
    printed_taken[places.first] = known_taken[places.second] = true;
    pairing.worst = std::min(pairing.worst, -negative);
    double& part = known[places.second].is_family ? pairing.family : pairing.given;
    part = std::max(part, -negative);
  }
  return pairing;
}

// "MohamedHassan Nur" and "Mohamed Hassan Nur": the same letters with spaces lost or added.
bool same_letters(const std::vector<std::string>& printed, const std::vector<std::string>& given,
                  const std::vector<std::string>& family) {
  const auto joined = [](const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += word;
    return all;
  };
  const std::string letters = joined(printed);
  return letters == joined(given) + joined(family) || letters == joined(family) + joined(given);
}

}  // namespace

double name_likeness(std::string_view printed, std::string_view given, std::string_view family) {
  const std::vector<std::string> words = words_of(printed);
  const std::vector<std::string> given_words = words_of(given);
  const std::vector<std::string> family_words = words_of(family);
  if (words.empty() || (given_words.empty() && family_words.empty())) return 1.0;
  if (same_letters(words, given_words, family_words)) return 1.0;
  std::vector<RegisterWord> known;
  known.reserve(given_words.size() + family_words.size());
  for (const std::string& word : given_words) known.push_back({word, false});
  for (const std::string& word : family_words) known.push_back({word, true});
  const Pairing pairing = pair_up(words, known);
  double likeness = pairing.worst;
  if (words.size() > 1 && !given_words.empty()) likeness = std::min(likeness, pairing.given);
  if (words.size() > 1 && !family_words.empty()) likeness = std::min(likeness, pairing.family);
  return likeness;
}

}  // namespace rosett::checks
