#include "parsers/kind_date.h"

#include <array>

#include <re2/re2.h>

#include "parsers/kind_date_forms.h"
#include "parsers/kind_text.h"

namespace rosett {
namespace {

// Years that decisions, births and permits can bear; another one is a misread digit or a slip.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2099;

bool plausible(int year) { return year >= kFirstYear && year <= kLastYear; }

std::optional<Interpretation> date_from(const std::string& plain, const KindContext& context) {
  const Date reference = reference_day(context);
  const auto printed = parse_day(plain, reference);
  if (!printed) return std::nullopt;
  const int year = printed->year.value_or(year_near(reference, printed->month, printed->day));
  const auto date = make_date(year, printed->month, printed->day);
  if (!date) return std::nullopt;
  return Interpretation{
      .value = to_iso(*date),
      .exact = (printed->year.has_value() || context.reference) && plausible(year)};
}

Interpretation months_as_period(int year, unsigned first, unsigned last) {
  const Date from{std::chrono::year{year}, std::chrono::month{first}, std::chrono::day{1}};
  const Date till = std::chrono::year{year} / std::chrono::month{last} / std::chrono::last;
  return {.value = to_iso(from), .second = to_iso(till), .exact = plausible(year)};
}

// Two days, the first of which may leave out what the second says: 1 april–30 juni 2017.
std::optional<Interpretation> joined(const std::string& first, const std::string& second,
                                     const KindContext& context) {
  const Date reference = reference_day(context);
  auto till = parse_day(second, reference);
  if (!till) return std::nullopt;
  static const RE2 day_alone(R"((\d{1,2})\.?)");
  auto from = parse_day(first, reference);
  if (!from) {
    PrintedDay same_month = *till;
    // «1–30 juni 2017», never «1–20170630».
    const bool spoken = second.find_first_of(" /") != std::string::npos;
    if (!spoken || !RE2::FullMatch(first, day_alone, &same_month.day)) return std::nullopt;
    from = same_month;
  }
  const bool cut = from->year && !till->year;  // "1 juli 2018–30 septem"
  const bool told = till->year || context.reference;
  if (cut) till->year = *from->year + (from->month > till->month ? 1 : 0);
  if (!till->year) till->year = year_near(reference, till->month, till->day);
  if (!from->year) from->year = *till->year - (from->month > till->month ? 1 : 0);
  const auto from_day = make_date(*from->year, from->month, from->day);
  const auto till_day = make_date(*till->year, till->month, till->day);
  if (!from_day || !till_day) return std::nullopt;
  return Interpretation{.value = to_iso(*from_day),
                        .second = to_iso(*till_day),
                        .exact = told && !cut && plausible(*from->year) && plausible(*till->year)};
}

std::optional<Interpretation> whole_months(const std::string& plain) {
  static const RE2 quarter(R"((?i)(?:kvartal|kv)\.? ?([1-4])(?: ?år| ?-| ?/|,)? ?(\d{4}))");
  static const RE2 quarter_last(R"((?i)(\d{4})[- ]?(?:kvartal|kv|q)\.? ?([1-4]))");
  static const RE2 named(R"(([A-Za-z]{3,9})\.? (\d{4}))");
  static const RE2 named_range(
      R"(([A-Za-z]{3,9})\.? ?(?:-{1,2}|t\.?o\.?m\.?) ?([A-Za-z]{3,9})\.? (\d{4}))");
  static const RE2 numbered(R"((\d{4})[-/](\d{2}))");
  unsigned part{};
  int year{};
  std::string first;
  std::string last;
  constexpr unsigned kQuarter = 3;
  if (RE2::FullMatch(plain, quarter, &part, &year) ||
      RE2::FullMatch(plain, quarter_last, &year, &part))
    return months_as_period(year, part * kQuarter - 2, part * kQuarter);
  if (RE2::FullMatch(plain, numbered, &year, &part) && part >= 1 && part <= 12)
    return months_as_period(year, part, part);
  if (!RE2::FullMatch(plain, named_range, &first, &last, &year)) {
    if (!RE2::FullMatch(plain, named, &first, &year)) return std::nullopt;
    last = first;
  }
  const auto from = month_named(first);
  const auto till = month_named(last);
  if (!from || !till || *from > *till) return std::nullopt;
  return months_as_period(year, *from, *till);
}

// Every place where the text may be parted into two days; one alone must work.
std::optional<Interpretation> parted(const std::string& plain, const KindContext& context) {
  static const RE2 separator(R"((?i) ?(?:t\.? ?o\.? ?m\.?|till och med|till|-{1,3}|\.\.\.?) ?| )");
  std::optional<Interpretation> found;
  for (std::size_t at = 1; at + 1 < plain.size(); ++at) {
    re2::StringPiece rest(plain.data() + at, plain.size() - at);
    if (!RE2::Consume(&rest, separator)) continue;
    const std::string first = plain.substr(0, at);
    auto candidate = joined(first, std::string(rest.data(), rest.size()), context);
    if (!candidate) continue;
    const bool same =
        found && found->value == candidate->value && found->second == candidate->second;
    if (found && !same) return std::nullopt;
    found = std::move(candidate);
  }
  return found;
}

std::optional<Interpretation> period_from(const std::string& plain, const KindContext& context) {
  static const RE2 opening(R"((?i)(?:fr\.? ?o\.? ?m\.?|från och med|från|perioden|period:?) ?)");
  re2::StringPiece rest(plain);
  RE2::Consume(&rest, opening);
  const std::string body(rest.data(), rest.size());
  if (auto months = whole_months(body)) return months;
  return parted(body, context);
}

}  // namespace

Date reference_day(const KindContext& context) {
  if (context.reference) return *context.reference;
  return Date{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
}

std::optional<Interpretation> interpret_date(std::string_view text, const KindContext& context) {
  const auto grammar = [&](const std::string& plain) { return date_from(plain, context); };
  if (auto found = interpret_number(text, grammar)) return found;
  // A speck or a ruled line beside the day came out as a dash.
  static const RE2 within(R"(^[-–— ]*(\d.*\d)[-–— ]*$)");
  std::string inner;
  if (!RE2::FullMatch(text, within, &inner) || inner.size() == text.size()) return std::nullopt;
  auto found = interpret_number(inner, grammar);
  if (found) found->exact = false;
  return found;
}

std::optional<Interpretation> interpret_period(std::string_view text, const KindContext& context) {
  const auto grammar = [&](const std::string& plain) { return period_from(plain, context); };
  auto found = interpret_number(text, grammar);
  if (found) return found;
  // A long dash came out as two.
  static const RE2 dashes("[-–—] ?[-–—]+");
  std::string one_dash(text);
  if (RE2::Replace(&one_dash, dashes, " - "))
    if (auto day = interpret_number(one_dash, grammar)) return day;
  // What stands between the days was misread: "t .o .mM,s".
  static const RE2 around(R"(([\d./ -]+)[^\d\pL]*\pL[^\d]{0,10}?([\d./ -]+))");
  std::string first;
  std::string second;
  if (!RE2::FullMatch(plain_number(text), around, &first, &second)) return std::nullopt;
  found = joined(tightened(first), tightened(second), context);
  if (found) found->exact = false;
  return found;
}

bool is_end_of_period(std::string_view text, const KindContext& context) {
  static const RE2 day(R"([- ]*(\d.*\d)[- ]*)");
  std::string inner;
  return RE2::FullMatch(plain_number(text), day, &inner) &&
         parse_day(inner, reference_day(context)).has_value();
}

}  // namespace rosett
