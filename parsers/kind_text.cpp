#include "parsers/kind_text.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace rosett {
namespace {

constexpr std::u32string_view kDashes =
    U"\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d";
constexpr std::string_view kSpecks = " .,;:'\"";
constexpr std::string_view kEdgeNoise = " .,;:'\"|[]_~*";  // what is left of rulings and stamps
constexpr std::string_view kPunctuation = "-+.,:/";
constexpr std::size_t kWordLetters = 3;

struct LookAlike {
  char seen, meant;
};
constexpr auto kLookAlikes = std::to_array<LookAlike>({{'O', '0'},
                                                       {'o', '0'},
                                                       {'D', '0'},
                                                       {'Q', '0'},
                                                       {'l', '1'},
                                                       {'I', '1'},
                                                       {'i', '1'},
                                                       {'|', '1'},
                                                       {'!', '1'},
                                                       {'Z', '2'},
                                                       {'z', '2'},
                                                       {'S', '5'},
                                                       {'s', '5'},
                                                       {'G', '6'},
                                                       {'b', '6'},
                                                       {'B', '8'},
                                                       {'g', '9'},
                                                       {'q', '9'}});

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c & 0x80); }

std::string trimmed(std::string_view text, std::string_view what) {
  const auto first = text.find_first_not_of(what);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(what) - first + 1));
}

std::string without_blanks(std::string_view text) {
  std::string packed;
  std::ranges::copy_if(text, std::back_inserter(packed), [](char c) { return c != ' '; });
  return packed;
}

char repaired(char c) {
  const auto* const found = std::ranges::find(kLookAlikes, c, &LookAlike::seen);
  return found == kLookAlikes.end() ? c : found->meant;
}

}  // namespace

std::string plain_number(std::string_view text) {
  if (text.size() > kMaxNumberBytes) return {};
  std::u32string points = to_codepoints(text);
  for (char32_t& c : points)
    if (kDashes.find(c) != std::u32string_view::npos) c = U'-';
  return single_line(to_utf8(points));
}

std::string tightened(std::string_view plain) {
  std::string tight;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const bool beside = plain[i] == ' ' && i > 0 && i + 1 < plain.size() &&
                        (kPunctuation.find(plain[i - 1]) != std::string_view::npos ||
                         kPunctuation.find(plain[i + 1]) != std::string_view::npos);
    if (!beside) tight += plain[i];
  }
  return trimmed(tight, kSpecks);
}

std::string with_digits(std::string_view plain) {
  std::string numbers(plain);
  for (std::size_t from = 0; from < numbers.size();) {
    std::size_t to = from;
    const auto in_run = [&](std::size_t at) {
      return is_digit(numbers[at]) || is_letter(numbers[at]) ||
             repaired(numbers[at]) != numbers[at];
    };
    while (to < numbers.size() && in_run(to)) ++to;
    const std::string_view run = std::string_view(numbers).substr(from, to - from);
    // "GOD9" is a code and no 6009: more letters than digits are no slips of a reader.
    const bool word = run.size() >= kWordLetters &&
                      std::ranges::count_if(run, is_letter) > std::ranges::count_if(run, is_digit);
    for (std::size_t at = from; at < to && !word; ++at) numbers[at] = repaired(numbers[at]);
    from = to + 1;
  }
  return numbers;
}

std::optional<Interpretation> interpret_number(std::string_view text, const Grammar& grammar) {
  const std::string plain = plain_number(text);
  if (plain.empty()) return std::nullopt;
  if (auto found = grammar(plain)) return found;
  const std::string tight = tightened(plain);
  if (auto found = grammar(tight)) return found;
  const std::string numbers = with_digits(tight);
  for (const std::string& guess :
       {numbers, trimmed(numbers, kEdgeNoise), with_digits(trimmed(tight, kEdgeNoise)),
        without_blanks(numbers)}) {
    auto found = grammar(guess);
    if (!found) continue;
    found->exact = false;
    return found;
  }
  return std::nullopt;
}

}  // namespace rosett
