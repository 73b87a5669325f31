#include "parsers/giro_line.h"

#include <algorithm>
#include <span>

#include <re2/re2.h>

#include "core/amount.h"
#include "core/identifiers.h"
#include "parsers/kind_text.h"

namespace rosett {
namespace {

constexpr std::size_t kLeastDigits = 2;  // of a word of the reference
constexpr std::size_t kBankgiroDigits = 8;
constexpr std::size_t kLastOfBankgiro = 4;

const std::string& text_of(const PageView& view, int word) {
  return view.words[static_cast<std::size_t>(word)].text;
}

bool is_mark(const std::string& text) { return text == ">" || text == "»" || text == ">>"; }

std::string figures(const PageView& view, int word) {
  const std::string text = with_digits(text_of(view, word));
  const std::string digits = digits_of(text);
  return digits.size() == text.size() ? digits : std::string();
}

// A number sign that came out as a figure ends the number.
std::optional<std::string> proved(const std::string& digits) {
  if (luhn_holds(digits)) return digits;
  static const RE2 sign(R"((\d+)[48])");
  std::string rest;
  if (RE2::FullMatch(digits, sign, &rest) && luhn_holds(rest)) return rest;
  return std::nullopt;
}

std::optional<GiroPart> reference_in(const PageView& view, std::span<const int> words) {
  GiroPart part;
  std::string digits;
  for (const int word : words) {
    const std::string own = figures(view, word);
    if (own.size() < kLeastDigits) continue;
    digits += own;
    part.words.push_back(word);
  }
  if (part.words.empty()) return std::nullopt;
  const auto whole = proved(digits);
  part.proved = whole.has_value();
  part.value = whole.value_or(digits);
  return part;
}

std::optional<GiroPart> amount_in(const PageView& view, std::span<const int> words) {
  const std::string kronor = figures(view, words[0]);
  const std::string ore = figures(view, words[1]);
  const std::string check = figures(view, words[2]);
  if (kronor.empty() || ore.size() != 2 || check.size() != 1) return std::nullopt;
  if (!luhn_holds(kronor + ore + check)) return std::nullopt;
  const auto amount = Amount::parse(kronor + "." + ore);
  if (!amount) return std::nullopt;
  return GiroPart{amount->to_string(), {words.begin(), words.begin() + 2}, true};
}

void add_giro(const PageView& view, std::span<const int> words, GiroLine& line) {
  std::string text;
  for (const int word : words) text += text_of(view, word);
  static const RE2 form(R"((\d{2,9})(\D.*)?)");
  static const RE2 bankgiro_code("4[12]");
  std::string digits;
  std::string code;
  if (!RE2::FullMatch(text, form, &digits, &code)) return;
  const auto whole = proved(digits);
  if (!whole) return;
  GiroPart part{*whole, {words.begin(), words.end()}, true};
  const bool length = whole->size() == kBankgiroDigits || whole->size() == kBankgiroDigits - 1;
  if (length && RE2::PartialMatch(code, bankgiro_code)) {
    part.value.insert(part.value.size() - kLastOfBankgiro, "-");
    line.bankgiro = std::move(part);
  } else if (!RE2::PartialMatch(code, bankgiro_code)) {
    part.value.insert(part.value.size() - 1, "-");
    line.plusgiro = std::move(part);
  }
}

}  // namespace

std::optional<GiroLine> giro_line(const PageView& view, const TextLine& line) {
  const auto mark =
      std::ranges::find_if(line.words, [&](int word) { return is_mark(text_of(view, word)); });
  constexpr std::ptrdiff_t kAmountWords = 3;
  if (mark == line.words.end() || mark - line.words.begin() <= kAmountWords) return std::nullopt;
  const std::span<const int> words(line.words);
  const auto at = static_cast<std::size_t>(mark - line.words.begin());
  GiroLine found;
  found.amount = amount_in(view, words.subspan(at - kAmountWords, kAmountWords));
  found.reference = reference_in(view, words.first(at - kAmountWords));
  add_giro(view, words.subspan(at + 1), found);
  const bool sure = found.amount || (found.reference && (found.bankgiro || found.plusgiro));
  if (!sure) return std::nullopt;
  return found;
}

}  // namespace rosett
