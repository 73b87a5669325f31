// Rows that stand as blocks of labelled values, and fields whose label has nothing beside it.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/interpretation.h"
#include "parsers/template_loading.h"
#include "read_pages.h"

namespace rosett {
namespace {

using testing::column;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PrintedPage;
using testing::read_one;
using ::testing::SizeIs;

std::vector<std::string> missing(const Document& document) {
  std::vector<std::string> fields;
  for (const Deviation& deviation : document.deviations)
    if (deviation.code == "falt_saknas")
      fields.push_back(std::to_string(deviation.row) + " " + deviation.field);
  return fields;
}

PrintedPage decision() {
  PrintedPage page;
  page.print(200, 150, "Migrationsverket").print(200, 260, "Beslut om anvisning");
  page.print(200, 340, "Diarienummer").print(620, 340, "1.1.3-2018-4711");
  page.print(200, 390, "Beslutsdatum").print(620, 390, "2018-05-14");
  page.print(200, 440, "Anvisad kommun").print(620, 440, "Lunds kommun");
  page.print(200, 490, "Anvisningsdatum").print(620, 490, "2018-05-15");
  page.print(200, 540, "Kategori").print(620, 540, "Kvotflykting");
  page.print(200, 590, "Antal personer").print(620, 590, "2");
  return page;
}

// Six labels with their values from `y` on; an empty value is left out.
void print_person(PrintedPage& page, int x, int y, const std::vector<std::string>& values) {
  const std::vector<std::string> labels{"Namn", "Dossiernr", "Personnummer",
                                        "Född", "Kön",       "Språk"};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const int top = y + 50 * static_cast<int>(i);
    page.print(x, top, labels[i]);
    if (!values[i].empty()) page.print(x + 300, top, values[i]);
  }
}

const std::vector<std::string> kHodan{"Hodan Tkachuk", "11-912966", "19950701-0909",
                                      "1995-07-01",    "K",         "Dari"};
const std::vector<std::string> kBjorn{"Björn Tkachuk", "11-636565", "19731013-",
                                      "1973-10-13",    "M",         "Arabiska"};

TEST(BlockRows, ATitledBlockIsARow) {
  PrintedPage page = decision();
  page.print(200, 700, "Person 1");
  print_person(page, 200, 760, kHodan);
  page.print(200, 1100, "Person 2");
  print_person(page, 200, 1160, kBjorn);
  const Document document = read_one({page});
  EXPECT_EQ(document.type, "anvisningsbeslut");
  EXPECT_THAT(column(document, "namn"), ElementsAre("Hodan Tkachuk", "Björn Tkachuk"));
  EXPECT_THAT(column(document, "personnummer"), ElementsAre("19950701-0909", "19731013"));
  EXPECT_THAT(column(document, "fodelsedata"), ElementsAre("1995-07-01", "1973-10-13"));
  EXPECT_THAT(column(document, "kon"), ElementsAre("K", "M"));
  EXPECT_THAT(column(document, "sprak"), ElementsAre("Dari", "Arabiska"));
  EXPECT_TRUE(find_field(document.fields, "antal")->evidence.confirmed);
  EXPECT_THAT(missing(document), IsEmpty());
}

TEST(BlockRows, BlocksMayStandSideBySideAndOnTwoPages) {
  PrintedPage first = decision();
  first.print(200, 700, "Person 1").print(1300, 700, "Person 2");
  print_person(first, 200, 760, kHodan);
  print_person(first, 1300, 760, kBjorn);
  first.print(2100, 100, "Sida 1 (2)");
  PrintedPage second(2);
  second.print(2100, 100, "Sida 2 (2)").print(200, 300, "Person 3");
  print_person(second, 200, 360,
               {"Deqa Nazari", "50-192051", "20090412-9277", "2009-04-12", "K", "Persiska"});
  EXPECT_THAT(column(read_one({first, second}), "dossiernummer"),
              ElementsAre("11-912966", "11-636565", "50-192051"));
}

TEST(BlockRows, LabelsAboveTheirValuesInTitledBlocksAreNoTable) {
  PrintedPage page = decision();
  for (int i = 0; i < 2; ++i) {
    const int y = 700 + 300 * i;
    const std::vector<std::string>& person = i == 0 ? kHodan : kBjorn;
    page.print(200, y, i == 0 ? "Individ 1 av 2" : "Individ 2 av 2");
    page.print(200, y + 60, "Namn").print(900, y + 60, "Dossiernr").print(1500, y + 60, "Född");
    page.print(200, y + 100, person[0])
        .print(900, y + 100, person[1])
        .print(1500, y + 100, person[3]);
    page.print(200, y + 160, "Kön").print(900, y + 160, "Språk");
    page.print(200, y + 200, person[4]).print(900, y + 200, person[5]);
  }
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "namn"), ElementsAre("Hodan Tkachuk", "Björn Tkachuk"));
  EXPECT_THAT(column(document, "sprak"), ElementsAre("Dari", "Arabiska"));
}

TEST(BlockRows, WithoutTitlesALabelThatComesAgainBeginsTheNextRow) {
  PrintedPage page = decision();
  print_person(page, 200, 760, kHodan);
  print_person(page, 200, 1160, kBjorn);
  EXPECT_THAT(column(read_one({page}), "namn"), ElementsAre("Hodan Tkachuk", "Björn Tkachuk"));
}

TEST(BlockRows, AnUnreadTitleJoinsNoTwoPersons) {
  PrintedPage page = decision();
  page.print(200, 700, "Person 1");
  print_person(page, 200, 760, kHodan);
  page.print(200, 1100, "Pxxsxn 2");
  print_person(page, 200, 1160, kBjorn);
  EXPECT_THAT(column(read_one({page}), "namn"), ElementsAre("Hodan Tkachuk", "Björn Tkachuk"));
}

TEST(BlockRows, WhatALabelLacksIsTold) {
  PrintedPage page = decision();
  page.print(200, 700, "Person 1");
  print_person(page, 200, 760, {"Hodan Tkachuk", "11-912966", "", "1995-07-01", "K", "Dari"});
  const Document document = read_one({page});
  EXPECT_THAT(column(document, "personnummer"), ElementsAre("(unread)"));
  EXPECT_THAT(missing(document), ElementsAre("1 personnummer"));
}

TEST(BlockRows, WhereATableHasTheRowsTheSameLabelsOutsideAreNone) {
  PrintedPage page = decision();
  const std::vector<testing::PrintedColumn> columns{{200, false, {"Dossiernummer"}},
                                                    {600, false, {"Namn"}},
                                                    {1100, false, {"Födelsedata"}},
                                                    {1500, false, {"Kön"}}};
  const int y = testing::print_headings(page, 760, columns);
  testing::print_cells(page, y, columns, {"11-912966", "Tkachuk, Hodan", "1995-07-01", "Kvinna"});
  page.print(200, 1500, "Namn").print(500, 1500, "Eva Norling");
  page.print(200, 1560, "Språk").print(500, 1560, "Svenska");
  EXPECT_THAT(column(read_one({page}), "namn"), ElementsAre("Tkachuk, Hodan"));
}

TEST(LabelledFields, ALabelWithNothingBesideItIsABlank) {
  PrintedPage page = decision();
  page.print(200, 640, "Mottagningsdatum");
  const Document document = read_one({page});
  const Reading* reading = find_field(document.fields, "mottagningsdatum");
  ASSERT_NE(reading, nullptr);
  EXPECT_FALSE(reading->value.has_value());
  EXPECT_TRUE(reading->evidence.blank);
  EXPECT_EQ(reading->page, 1);
  EXPECT_EQ(find_field(read_one({decision()}).fields, "mottagningsdatum"), nullptr);
}

TEST(LabelledFields, AMarkBesideALabelHidesItNot) {
  PrintedPage page = decision();
  page.print(165, 640, "Ö").print(200, 640, "Mottagningsdatum").print(620, 640, "2018-06-01");
  EXPECT_EQ(value_of(read_one({page}).fields, "mottagningsdatum"), "2018-06-01");
}

TEST(PermitForm, ValuesStandBesideOrBelowTheirLabels) {
  PrintedPage page;
  page.print(200, 150, "Migrationsverket").print(200, 260, "Bevis om uppehållstillstånd");
  page.print(1900, 150, "BESLUT").print(1900, 190, "2017-09-19");
  page.print(200, 400, "Efternamn, förnamn").print(200, 440, "XIRSI, MERHAWI");
  page.print(200, 520, "Personnr").print(200, 560, "20010217-1295");
  page.print(1200, 520, "Född").print(1200, 560, "2001-02-17");
  page.print(200, 640, "Dossiernr").print(200, 680, "50-445706");
  page.print(200, 800, "Tillstånd").print(700, 800, "Tidsbegränsat uppehållstillstånd");
  page.print(200, 850, "Giltighetstid").print(700, 850, "2017-09-19 - 2020-10-19");
  page.print(200, 900, "Lagrum").print(700, 900, "5 kap. 3 8 första stycket 1 utlänningslagen");
  page.print(200, 950, "Klass.kod").print(700, 950, "F2");
  const Document document = read_one({page});
  EXPECT_EQ(document.type, "uppehallstillstand");
  EXPECT_EQ(value_of(document.fields, "namn"), "XIRSI, MERHAWI");
  EXPECT_EQ(value_of(document.fields, "personnummer"), "20010217-1295");
  EXPECT_EQ(value_of(document.fields, "fodelsedata"), "2001-02-17");
  EXPECT_EQ(value_of(document.fields, "dossiernummer"), "50-445706");
  EXPECT_EQ(value_of(document.fields, "beslutsdatum"), "2017-09-19");
  EXPECT_EQ(value_of(document.fields, "giltigt_fran"), "2017-09-19");
  EXPECT_EQ(value_of(document.fields, "giltigt_till"), "2020-10-19");
  EXPECT_EQ(value_of(document.fields, "lagrum"), "5 kap. 3 § första stycket 1 utlänningslagen");
  EXPECT_EQ(value_of(document.fields, "klassificeringskod"), "F2");
}

}  // namespace
}  // namespace rosett
