#include "checks/transliteration.h"

#include <span>
#include <utility>

namespace rosett::checks {
namespace {

using Rule = std::pair<std::string_view, std::string_view>;

constexpr std::array<Rule, 14> kCommon{{{"kh", "k"},
                                        {"gh", "g"},
                                        {"dh", "d"},
                                        {"th", "t"},
                                        {"ph", "f"},
                                        {"ck", "k"},
                                        {"tz", "ts"},
                                        {"q", "k"},
                                        {"w", "v"},
                                        {"y", "i"},
                                        {"j", "i"},
                                        {"ø", "o"},
                                        {"æ", "a"},
                                        {"ß", "s"}}};
constexpr std::array<Rule, 3> kSomali{{{"ch", "sh"}, {"x", "h"}, {"c", ""}}};
constexpr std::array<Rule, 3> kOther{{{"ch", "k"}, {"x", "ks"}, {"c", "k"}}};

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// The rule whose left side stands at `at`; null when none does.
const Rule* rule_at(std::string_view word, std::size_t at, std::span<const Rule> rules) {
  for (const Rule& rule : rules)
    if (word.substr(at).starts_with(rule.first)) return &rule;
  return nullptr;
}

std::string rewritten(std::string_view word, std::span<const Rule> own) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const Rule* rule = rule_at(word, at, kCommon);
    if (rule == nullptr) rule = rule_at(word, at, own);
    if (rule == nullptr) {
      out += word[at++];
    } else {
      out += rule->second;
      at += rule->first.size();
    }
  }
  return out;
}

std::string without_repeats(std::string_view word) {
  std::string out;
  for (const char c : word)
    if (out.empty() || (c != out.back() && !(is_vowel(c) && is_vowel(out.back())))) out += c;
  return out;
}

}  // namespace

std::array<std::string, 2> spellings(std::string_view folded_word) {
  return {without_repeats(rewritten(folded_word, kSomali)),
          without_repeats(rewritten(folded_word, kOther))};
}

}  // namespace rosett::checks
