#include "checks/check.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include "checks/catalogue.h"
#include "core/error.h"
#include "tests/checks/builder.h"

namespace rosett::testing {
namespace {

TEST(Check, OtherTypesAreNotJudged) {
  Document document = roselista({with(amals_row(), {{"kod", "XXXX"}})});
  document.type = "okand";
  EXPECT_TRUE(check_document(document, MemorySurroundings(), settings()).empty());
}

// Whatever a template calls blank, somebody tells of it: once, and the check that says most.
TEST(Check, ABlankIsNeverSilent) {
  MemorySurroundings registers;
  registers.persons = {amal()};
  Document document = roselista({amals_row()});
  Reading blank;
  blank.evidence.blank = true;
  put(document, 1, "fritext", blank);
  put(document, 1, "mottagningsdatum", blank);
  EXPECT_THAT(codes(document, registers),
              ::testing::ElementsAre("1 mottagningsdatum_saknas mottagningsdatum",
                                     "1 falt_saknas fritext"));
  document.deviations = {{"falt_saknas", Severity::fel, 1, "fritext", "", ""}};
  EXPECT_THAT(codes(document, registers),
              ::testing::ElementsAre("1 mottagningsdatum_saknas mottagningsdatum"));
}

TEST(Check, FindingsAreSortedByRowAndContractOrder) {
  MemorySurroundings registers;
  registers.persons = {amal()};
  const Values wrong = with(
      amals_row(), {{"kod", "XXXX"}, {"namn", "Warsame, Hodan"}, {"dossiernummer", "99-999999"}});
  EXPECT_THAT(
      codes(roselista({amals_row(), wrong}, {{"antal", "3"}}), registers),
      ::testing::ElementsAre("0 summa_avviker antal", "2 dossiernummer_avviker dossiernummer",
                             "2 namn_avviker namn", "2 kod_okand kod"));
}

TEST(Check, ARuleThatIsOffSaysNothing) {
  MemorySurroundings registers;
  registers.persons = {amal()};
  const Document document = roselista({with(amals_row(), {{"namn", "Warsame, Hodan"}})});
  CheckSettings rules = testing::settings();
  EXPECT_THAT(codes(check_document(document, registers, rules)),
              ::testing::ElementsAre("1 namn_avviker namn"));
  rules.off.insert("I6");
  EXPECT_THAT(codes(check_document(document, registers, rules)), ::testing::IsEmpty());
}

TEST(Check, ACodeThatIsNotInTheCatalogueIsOurFault) {
  checks::Findings findings;
  EXPECT_THROW(findings.add("I1", "hittepa", 1, "", ""), Error);
}

// A small world in which keys, codes, days and amounts often coincide.
Values random_row() {
  const auto one_of = [](std::vector<std::string> values) {
    return *rc::gen::elementOf(std::move(values));
  };
  return {{"personnummer", one_of({"20030618-8434", "20030618", "19600409-1614", "garbage", "x"})},
          {"dossiernummer", one_of({"11-174479", "12-143139", "99"})},
          {"namn", one_of({"Nur, Amal", "Jama, Yusuf", "-", "Å"})},
          {"kod", one_of({"EKBP", "GOD9", "Å-GO9", "GSKA", "??"})},
          {"period_fran", one_of({"2018-09-01", "2018-09-15", "9999-12-31", "2018-13-01"})},
          {"period_till", one_of({"2018-09-30", "2018-09-10", "0000-01-01", "9999-12-31"})},
          {"belopp", one_of({"6349.00", "-6349.00", "40500.00", "9999999999999.00", "12,5"})},
          {"dygn", one_of({"30", "2147483647", "99999999999", "-1"})},
          {"dygnsbelopp", one_of({"1350.00", "9999999999999.99"})},
          {"mottagningsdatum", one_of({"2018-01-05", "2018-01-06", ""})}};
}

Document random_document(const char* sha) {
  std::vector<Values> rows;
  const int count = *rc::gen::inRange(0, 6);
  for (int i = 0; i < count; ++i) rows.push_back(random_row());
  Document document = roselista(
      rows, {{"beslutsdatum",
              *rc::gen::elementOf(std::vector<std::string>{"2018-10-10", "2018-12-08", "sedan"})},
             {"summa", "6349.00"},
             {"antal", "2"},
             {"kommun", "Stockholm"}});
  document.sha256 = sha;
  document.type = *rc::gen::element<std::string>("roselista", "schablonbeslut");
  for (Row& row : document.rows)
    for (Field& field : row.fields) {
      field.reading.accepted = *rc::gen::arbitrary<bool>();
      if (*rc::gen::inRange(0, 8) == 0) field.reading.value.reset();
    }
  return document;
}

MemorySurroundings& fill(MemorySurroundings& registers, const std::vector<Document>& documents) {
  Person other = amal();
  other.personnummer = "19600409-1614";
  other.dossiernummer = "12-143139";
  other.fornamn = "Yusuf";
  other.efternamn = "Jama";
  registers.persons = {amal(), other};
  for (const Document& document : documents)
    for (const StoredRow& row : stored(document)) registers.rows.push_back(row);
  return registers;
}

RC_GTEST_PROP(Check, NeverThrowsAndNeverDependsOnOrder, ()) {
  const std::vector<Document> documents{random_document("aaaa"), random_document("bbbb"),
                                        random_document("cccc")};
  MemorySurroundings registers, reversed;
  fill(registers, documents);
  fill(reversed, documents);
  std::ranges::reverse(reversed.persons);
  std::ranges::reverse(reversed.rows);
  for (const Document& document : documents)
    RC_ASSERT(check_document(document, registers, settings()) ==
              check_document(document, reversed, settings()));
}

RC_GTEST_PROP(Check, OneOfTwoEqualRowsInTwoDocumentsDeviates, ()) {
  Document first = random_document("aaaa"), second = random_document("bbbb");
  first.rows.clear();
  second.rows.clear();
  for (Document* document : {&first, &second}) {
    document->type = "roselista";
    document->rows = roselista({amals_row()}).rows;
  }
  MemorySurroundings registers;
  fill(registers, {first, second});
  const auto told = [&](const Document& document) {
    return std::ranges::count(check_document(document, registers, settings()), "dubblett",
                              &Deviation::code);
  };
  RC_ASSERT(told(first) + told(second) == 1);
}

}  // namespace
}  // namespace rosett::testing
