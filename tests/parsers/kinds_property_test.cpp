// What holds for every value and every text, not only for the tables' cases.
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/amount.h"
#include "core/identifiers.h"
#include "core/text.h"
#include "parsers/kinds.h"

namespace rosett {
namespace {

constexpr auto kKinds = std::to_array<Kind>(
    {Kind::text, Kind::name, Kind::personnummer, Kind::dossiernummer, Kind::diarienummer, Kind::kod,
     Kind::date, Kind::period, Kind::amount, Kind::count, Kind::kommun, Kind::organisationsnummer,
     Kind::bankgiro, Kind::plusgiro, Kind::ocr_nummer});

const KindContext kContext{make_date(2019, 2, 14), nullptr, nullptr};

std::string digits(int count) {
  std::string made;
  for (int i = 0; i < count; ++i) made += static_cast<char>('0' + *rc::gen::inRange(0, 10));
  return made;
}

Date any_day(int first_year, int last_year) {
  const auto year = *rc::gen::inRange(first_year, last_year + 1);
  const auto start = std::chrono::sys_days{*make_date(year, 1, 1)};
  return Date{start + std::chrono::days{*rc::gen::inRange(0, 365)}};
}

std::string spaced_thousands(std::string kronor, const std::string& blank) {
  for (std::size_t at = kronor.size(); at > 3;) {
    at -= 3;
    kronor.insert(at, blank);
  }
  return kronor;
}

void expect_value(Kind kind, const std::string& text, const std::string& value) {
  const auto found = interpret(kind, text, kContext);
  RC_ASSERT(found.has_value());
  RC_ASSERT(found->value == value);
  RC_ASSERT(found->exact);
}

RC_GTEST_PROP(KindsProperty, DatesPrintedAnyWay, ()) {
  const Date day = any_day(1930, 2028);
  const std::string iso = to_iso(day);
  const std::string compact = iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2);
  const auto month = static_cast<unsigned>(day.month());
  const auto number = static_cast<unsigned>(day.day());
  const int year = static_cast<int>(day.year());
  const std::array<const char*, 12> names{"januari",   "februari", "mars",     "april",
                                          "maj",       "juni",     "juli",     "augusti",
                                          "september", "oktober",  "november", "december"};
  const std::string name = names.at(month - 1);
  const auto text = *rc::gen::elementOf(std::vector<std::string>{
      iso, compact, compact.substr(2), fmt::format("den {} {} {}", number, name, year),
      fmt::format("{} {} {}", number, name.substr(0, 3), year),
      fmt::format("{}/{} {}", number, month, year), fmt::format("{}.{}.{}", number, month, year),
      iso.substr(0, 4) + " " + iso.substr(5, 2) + " " + iso.substr(8, 2)});
  expect_value(Kind::date, text, iso);
}

RC_GTEST_PROP(KindsProperty, PeriodsPrintedAnyWay, ()) {
  const std::string from = to_iso(any_day(1990, 2028));
  const std::string till = to_iso(any_day(1990, 2028));
  const auto compact = [](const std::string& iso, std::size_t skip) {
    return (iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2)).substr(skip);
  };
  const auto between = *rc::gen::elementOf(
      std::vector<std::string>{" – ", "–", "-", " - ", " t.o.m. ", " -- ", " tom ", " till "});
  const auto text = *rc::gen::elementOf(
      std::vector<std::string>{from + between + till, compact(from, 0) + between + compact(till, 0),
                               compact(from, 2) + between + compact(till, 2)});
  const auto found = interpret(Kind::period, text, kContext);
  RC_ASSERT(found.has_value());
  RC_ASSERT(found->value == from);
  RC_ASSERT(found->second == till);
  RC_ASSERT(found->exact);
}

RC_GTEST_PROP(KindsProperty, AmountsPrintedAnyWay, ()) {
  const auto ore = *rc::gen::inRange<std::int64_t>(-99'999'999'99, 99'999'999'99);
  const Amount amount = Amount::from_ore(ore);
  const std::string canonical = amount.to_string();
  const std::string magnitude = (ore < 0 ? -amount : amount).to_string();
  const std::string kronor = magnitude.substr(0, magnitude.size() - 3);
  const auto blank =
      *rc::gen::elementOf(std::vector<std::string>{" ", "", "\u00a0", "\u202f", "\u2009", "."});
  std::string text = spaced_thousands(kronor, blank) + "," + magnitude.substr(magnitude.size() - 2);
  text += *rc::gen::elementOf(std::vector<std::string>{"", " kr", " kronor", " SEK"});
  if (ore < 0) text = *rc::gen::elementOf(std::vector<std::string>{"-", "- ", "−", "–"}) + text;
  expect_value(Kind::amount, text, canonical);
  expect_value(Kind::amount, canonical, canonical);
}

RC_GTEST_PROP(KindsProperty, PersonnummerPrintedAnyWay, ()) {
  const Date born = any_day(1925, 2018);
  const std::string iso = to_iso(born);
  const std::string birth = iso.substr(0, 4) + iso.substr(5, 2) + iso.substr(8, 2);
  std::string last = digits(4);
  if (last == "0000") last = "0001";
  const std::string canonical = birth + "-" + last;
  const auto text = *rc::gen::elementOf(
      std::vector<std::string>{canonical, birth + last, birth.substr(2) + "-" + last,
                               birth.substr(2) + last, birth + " " + last, birth + "–" + last});
  expect_value(Kind::personnummer, text, canonical);
  const auto masked = *rc::gen::elementOf(std::vector<std::string>{
      birth, birth.substr(2), birth + "-XXXX", birth.substr(2) + "-****", birth + "-"});
  expect_value(Kind::personnummer, masked, birth);
}

RC_GTEST_PROP(KindsProperty, NumbersPrintedAnyWay, ()) {
  const std::string dossier = digits(2) + "-" + digits(6);
  expect_value(Kind::dossiernummer,
               dossier + *rc::gen::elementOf(std::vector<std::string>{"", "/1"}), dossier);
  const std::string matter = digits(1) + "." + digits(1) + "." + digits(1) + "-20" + digits(2) +
                             "-" + digits(*rc::gen::inRange(1, 7));
  expect_value(Kind::diarienummer, matter, matter);
  const std::string firm = digits(6) + "-" + digits(4);
  expect_value(Kind::organisationsnummer, firm, firm);
  const std::string giro = digits(*rc::gen::inRange(3, 5)) + "-" + digits(4);
  expect_value(Kind::bankgiro, giro, giro);
  const std::string post = digits(*rc::gen::inRange(1, 8)) + "-" + digits(1);
  expect_value(Kind::plusgiro, post, post);
  const std::string reference = digits(*rc::gen::inRange(2, 26));
  expect_value(Kind::ocr_nummer, reference, reference);
}

RC_GTEST_PROP(KindsProperty, OneMisreadLetterIsRepairedOpenly, ()) {
  const std::string canonical = digits(2) + "-" + digits(6);
  const auto at = *rc::gen::inRange<std::size_t>(0, canonical.size());
  RC_PRE(canonical[at] == '0' || canonical[at] == '1' || canonical[at] == '5');
  std::string text = canonical;
  text[at] = canonical[at] == '0' ? 'O' : canonical[at] == '1' ? 'l' : 'S';
  const auto found = interpret(Kind::dossiernummer, text, kContext);
  RC_ASSERT(found.has_value());
  RC_ASSERT(found->value == canonical);
  RC_ASSERT(!found->exact);
}

// A value, printed as it stands in the export, is read back as itself.
void expect_stable(Kind kind, const std::string& text) {
  const auto found = interpret(kind, text, kContext);
  if (!found) return;
  RC_ASSERT(likeness(kind, text, kContext) > 0);
  const std::string again =
      kind == Kind::period ? found->value + " – " + found->second : found->value;
  const auto second = interpret(kind, again, kContext);
  RC_ASSERT(second.has_value());
  RC_ASSERT(second->value == found->value);
  RC_ASSERT(second->second == found->second);
}

RC_GTEST_PROP(KindsProperty, AnyBytesGiveNothingOrAStableValue, (const std::string& bytes)) {
  for (const Kind kind : kKinds) expect_stable(kind, bytes);
}

RC_GTEST_PROP(KindsProperty, NearlyRightTextGivesNothingOrAStableValue, ()) {
  const auto text = *rc::gen::container<std::string>(
      rc::gen::elementOf(std::string("0123456789  --..,,:/+OolISBZXÅFGSKAkrtom()#")));
  for (const Kind kind : kKinds) expect_stable(kind, text);
}

TEST(KindsLimits, HugeTextIsRefusedForEveryKind) {
  for (const char c : {'1', ' ', 'A', '-', '\xff'})
    for (const Kind kind : kKinds)
      EXPECT_FALSE(interpret(kind, std::string(200'000, c), kContext)) << c;
}

TEST(KindsLimits, LikenessTellsColumnsApart) {
  const auto best = [](const char* text) {
    Kind found = Kind::text;
    for (const Kind kind : kKinds)
      if (likeness(kind, text, kContext) > likeness(found, text, kContext)) found = kind;
    return found;
  };
  EXPECT_EQ(best("20030618-8434"), Kind::personnummer);
  EXPECT_EQ(best("11-174479"), Kind::dossiernummer);
  EXPECT_EQ(best("1.3.2-2018-96485"), Kind::diarienummer);
  EXPECT_EQ(best("2018-09-01"), Kind::date);
  EXPECT_EQ(best("180201-180331"), Kind::period);
  EXPECT_EQ(best("66 830,00"), Kind::amount);
  EXPECT_EQ(best("Stanekzai, Lyudmyla"), Kind::name);
  EXPECT_EQ(likeness(Kind::amount, "DAG"), 0);
}

}  // namespace
}  // namespace rosett
