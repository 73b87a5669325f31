#include "parsers/table_header.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/template_loading.h"
#include "printed_page.h"
#include "tests/support/folders.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::PrintedColumn;
using testing::PrintedPage;

const Template& roselista() {
  static const Library library = load_library({rosett::source_folder() + "/templates"});
  for (const Template& rules : library.templates) {
    if (rules.id == "roselista") return rules;
  }
  throw std::logic_error("no such template");
}

// "personnummer@0 dossiernummer@1" for each heading.
std::vector<std::string> headings(const std::vector<PrintedColumn>& columns) {
  PrintedPage page;
  testing::print_headings(page, 300, columns);
  page.print(200, 450, "20030618-8434").print(700, 450, "11-174479");
  const auto headers = find_headers(view_page(page.text()), roselista());
  std::vector<std::string> result;
  if (headers.empty()) return result;
  for (const Heading& heading : headers.front().headings) {
    std::string names;
    for (const Slot& slot : heading.slots) {
      names += (names.empty() ? "" : " ") +
               roselista().columns[static_cast<std::size_t>(slot.rule)].name + "@" +
               std::to_string(slot.level);
    }
    result.push_back(names);
  }
  return result;
}

TEST(TableHeader, WrappedHeadingsNameOneColumn) {
  EXPECT_THAT(headings({{200, false, {"Personnummer/", "samordningsnr"}},
                        {700, false, {"Namn"}},
                        {1200, false, {"Beviljat", "belopp"}},
                        {1700, false, {"Kod"}}}),
              ElementsAre("personnummer@0", "namn@0", "belopp@0", "kod@0"));
}

TEST(TableHeader, StackedHeadingsAreNotOneThatTheyNearlyGiveTogether) {
  EXPECT_THAT(headings({{200, false, {"Person", "Pnr"}},
                        {700, false, {"Dossiernr", "Diarienummer"}},
                        {1300, false, {"Avser period"}},
                        {1700, false, {"Beviljat", "belopp"}}}),
              ElementsAre("namn@0 personnummer@1", "dossiernummer@0 diarienummer@1", "period@0",
                          "belopp@0"));
}

TEST(TableHeader, ALongHeadingOfTwoLinesMayBeMisread) {
  EXPECT_THAT(headings({{200, false, {"PERSON- ELLER", "SAMORDNlNGSNUMNER"}},
                        {700, false, {"NAMN"}},
                        {1300, false, {"DOSSIERNR"}},
                        {1700, false, {"BELOPP"}}}),
              ElementsAre("personnummer@0", "namn@0", "dossiernummer@0", "belopp@0"));
}

TEST(TableHeader, AHyphenCutsANumbersHeadingThoughItsEndIsLost) {
  EXPECT_THAT(headings({{200, false, {"Person-"}},
                        {700, false, {"För- och efternamn"}},
                        {1300, false, {"Dossiernummer"}},
                        {1700, false, {"Belopp"}}}),
              ElementsAre("personnummer@0", "namn@0", "dossiernummer@0", "belopp@0"));
}

TEST(TableHeader, AStrokeAtALinesEndJoinsNothingBeside) {
  EXPECT_THAT(headings({{200, false, {"Personnummer /", "samordningsnummer"}},
                        {620, false, {"Namn"}},
                        {1200, false, {"Beviljat", "belopp"}},
                        {1700, false, {"Kod"}}}),
              ElementsAre("personnummer@0", "namn@0", "belopp@0", "kod@0"));
}

TEST(TableHeader, StackedHeadingsNameTheLinesOfARow) {
  EXPECT_THAT(headings({{200, false, {"Pers.nr", "Dossier"}},
                        {700, false, {"Namn", "Dnr / Fritext"}},
                        {1300, false, {"Ers.typ"}},
                        {1700, false, {"Period"}}}),
              ElementsAre("personnummer@0 dossiernummer@1", "namn@0 diarienummer@1 fritext@1",
                          "kod@0", "period@0"));
}

TEST(TableHeader, EndsOfAPeriodOverOneAnotherArePeriodUnlessRowsHaveTwoLines) {
  EXPECT_THAT(headings({{200, false, {"Namn"}},
                        {700, false, {"Kod"}},
                        {1200, false, {"Från och med", "till och med"}}}),
              ElementsAre("namn@0", "kod@0", "period@0"));
  EXPECT_THAT(headings({{200, false, {"Namn", "Pers.nr"}},
                        {700, false, {"Kod"}},
                        {1200, false, {"Från och med", "till och med"}}}),
              ElementsAre("namn@0 personnummer@1", "kod@0", "period_fran@0 period_till@1"));
}

TEST(TableHeader, UnknownHeadingsKeepTheirColumn) {
  EXPECT_THAT(headings({{200, false, {"Namn"}},
                        {700, false, {"Frobnik"}},
                        {1200, false, {"Kod"}},
                        {1700, false, {"Belopp"}}}),
              ElementsAre("namn@0", "", "kod@0", "belopp@0"));
}

TEST(TableHeader, OneBlankBetweenHeadingsIsEnough) {
  PrintedPage page;
  page.print(200, 300, "PERSONNUMMER DOSSIERNR NAMN DIARIENR PERIOD TYP BELOPP");
  const auto headers = find_headers(view_page(page.text()), roselista());
  ASSERT_EQ(headers.size(), 1U);
  EXPECT_EQ(headers.front().headings.size(), 7U);
}

TEST(TableHeader, ATitleInLargePrintIsNoHeader) {
  for (const int size : {1, 2}) {
    PrintedPage page;
    page.size(size).print(200, 300, "Belopp Namn Kod").size(1);
    page.print(200, 450, "Migrationsverket har beslutat som nedan");
    EXPECT_EQ(find_headers(view_page(page.text()), roselista()).size(), size == 1 ? 1U : 0U);
  }
}

TEST(TableHeader, RunningTextIsNoHeader) {
  PrintedPage page;
  page.print(200, 300,
             "Kommunen ska i namn av en person ange belopp för varje period och kod samt skäl");
  page.print(200, 340, "Diarienummer 1.3.2-2019-99 Period 2019-01-01 Belopp 300,00");
  EXPECT_THAT(find_headers(view_page(page.text()), roselista()), IsEmpty());
}

}  // namespace
}  // namespace rosett
