#include "parsers/kind_amount.h"

#include <algorithm>
#include <vector>

#include <re2/re2.h>

#include "core/amount.h"
#include "core/text.h"
#include "parsers/kind_text.h"

namespace rosett {
namespace {

constexpr std::size_t kThousands = 3;  // digits between two separators
constexpr std::size_t kOreDigits = 2;
constexpr std::size_t kMostDigits = 13;  // core/amount.h

// Takes the unit off either end and tells how many zeros it stands for.
std::size_t take_unit(std::string& plain) {
  static const RE2 before(R"((?i)^(?:sek|kr|kronor)[.:]? ?)");
  static const RE2 after(R"((?i) ?(?:sek|kr|kronor)\.?$)");
  static const RE2 thousand(R"((?i) ?(?:tkr|tsek)\.?$)");
  static const RE2 million(R"((?i) ?(?:mnkr|mkr|msek)\.?$)");
  if (RE2::Replace(&plain, million, "")) return 6;
  if (RE2::Replace(&plain, thousand, "")) return 3;
  RE2::Replace(&plain, before, "");
  RE2::Replace(&plain, after, "");
  return 0;
}

// Takes the sign off. Nothing when two signs speak.
std::optional<bool> take_minus(std::string& plain) {
  static const RE2 parentheses(R"(\( ?(.*?) ?\))");
  static const RE2 leading(R"(- ?(.*))");
  static const RE2 trailing(R"((.*\d|.*:-|.*,-) ?-)");
  std::string inner;
  int signs = 0;
  for (const RE2* form : {&parentheses, &leading, &trailing}) {
    if (!RE2::FullMatch(plain, *form, &inner)) continue;
    plain = inner;
    ++signs;
  }
  if (signs > 1) return std::nullopt;
  return signs == 1;
}

struct Body {
  std::string kronor, ore;
  bool exact{true};
};

// Whole kronor with separators between thousands, or with none.
bool take_kronor(const std::string& printed, Body& body) {
  static const RE2 swedish(R"((?:\d+(?: {1,2}\d+)*|\d{1,3}(?:[. ']\d{3})+)?)");
  static const RE2 foreign(R"(\d{1,3}(?:,\d{3})+)");
  if (!RE2::FullMatch(printed, swedish)) {
    if (!RE2::FullMatch(printed, foreign)) return false;
    body.exact = false;
  }
  std::string spaced = printed;
  static const RE2 separators(R"([ .,']+)");
  RE2::GlobalReplace(&spaced, separators, " ");
  const std::vector<std::string> groups = split(spaced, ' ');
  if (groups.size() > 1 && groups.front().size() > kThousands) return false;  // two numbers
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i > 0 && groups[i].size() % kThousands != 0) body.exact = false;
    body.kronor += groups[i];
  }
  // "00", "0135": what stood before it was lost.
  if (body.kronor.size() > 1 && body.kronor.front() == '0') body.exact = false;
  return true;
}

std::optional<Body> take_apart(const std::string& plain, std::size_t zeros) {
  // Decimals: two digits after , : or . ; a dash or nothing after them means none. With tkr and
  // mnkr there may be fewer or more.
  static const RE2 decimals(R"((.*?) ?[,.:] ?(\d{2}|--?|-?))");
  static const RE2 odd_decimals(R"((.*?) ?, ?(\d{1,6}))");
  Body body;
  std::string kronor = plain;
  std::string ore;
  if (zeros > 0 && RE2::FullMatch(plain, odd_decimals, &kronor, &ore)) {
    body.ore = ore;
  } else if (RE2::FullMatch(plain, decimals, &kronor, &ore)) {
    if (ore.find('-') == std::string::npos) body.ore = ore;
    if (ore.empty()) body.exact = false;  // «1 350,»: decimals that were lost?
  } else {
    kronor = plain;
  }
  if (!take_kronor(kronor, body)) return std::nullopt;
  if (body.kronor.empty() && body.ore.empty()) return std::nullopt;
  return body;
}

std::optional<Interpretation> amount_from(const std::string& text) {
  std::string plain = text;
  const std::size_t zeros = take_unit(plain);
  const auto negative = take_minus(plain);
  if (!negative) return std::nullopt;
  auto body = take_apart(plain, zeros);
  if (!body) return std::nullopt;
  if (body->ore.size() > zeros + kOreDigits) return std::nullopt;
  body->ore.resize(std::max(body->ore.size(), zeros + kOreDigits), '0');
  std::string kronor = body->kronor + body->ore.substr(0, zeros);
  kronor.erase(0, std::min(kronor.find_first_not_of('0'), kronor.size()));
  if (kronor.empty()) kronor = "0";
  if (kronor.size() > kMostDigits) return std::nullopt;
  const auto amount = Amount::parse(kronor + "." + body->ore.substr(zeros));
  if (!amount) return std::nullopt;
  return Interpretation{.value = (*negative ? -*amount : *amount).to_string(),
                        .exact = body->exact};
}

std::optional<Interpretation> count_from(const std::string& plain) {
  static const RE2 form(
      R"((?i)(- ?)?(\d{1,3} \d{3}|\d{1,6})(?:[.,]0{1,2})?(?: ?(?:st|stycken|dagar|dgr|dygn|d|personer|pers|barn|poster|rader|ärenden|beslut)\.?)?)");
  std::string minus;
  std::string digits;
  if (!RE2::FullMatch(plain, form, &minus, &digits)) return std::nullopt;
  const bool parted = std::erase(digits, ' ') > 0;  // or two numbers
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  const bool negative = !minus.empty() && digits != "0";
  return Interpretation{.value = (negative ? "-" : "") + digits, .exact = !parted};
}

}  // namespace

std::optional<Interpretation> interpret_amount(std::string_view text) {
  return interpret_number(text, amount_from);
}

std::optional<Interpretation> interpret_count(std::string_view text) {
  return interpret_number(text, count_from);
}

}  // namespace rosett
