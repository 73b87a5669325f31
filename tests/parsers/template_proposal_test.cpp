// Templates made from an example, read that example.
#include "parsers/template_proposal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "golden_cases.h"
#include "parsers/template_loading.h"
#include "read_pages.h"

namespace rosett {
namespace {

using testing::column;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::PrintedColumn;
using testing::PrintedPage;

std::vector<Document> read_with(const std::string& proposal, const std::vector<PageText>& pages) {
  Library library = testing::library();
  library.templates.push_back(
      parse_template(proposal, "new.toml", library.shared, library.templates));
  return interpret_pages(pages, library);
}

class Examples : public ::testing::TestWithParam<std::string> {};

TEST_P(Examples, AreReadByTheirOwnProposalAsBefore) {
  const std::vector<PageText> pages = testing::golden_pages(GetParam());
  const std::vector<Document> before = testing::golden_documents(GetParam());
  const std::vector<Document> now =
      read_with(propose_template(pages, testing::library(), ""), pages);
  ASSERT_EQ(now.size(), before.size());
  ASSERT_EQ(now.front().rows.size(), before.front().rows.size());
  for (std::size_t i = 0; i < now.front().rows.size(); ++i)
    for (const Field& field : before.front().rows[i].fields)
      EXPECT_EQ(value_of(now.front().rows[i].fields, field.name), field.reading.value)
          << "row " << i + 1 << " " << field.name;
}

INSTANTIATE_TEST_SUITE_P(Layouts, Examples, ::testing::ValuesIn(testing::golden_cases()));

const std::vector<PrintedColumn> kStrangeColumns{{200, false, {"Leverans"}},
                                                 {1000, false, {"Akt"}},
                                                 {1500, true, {"Kvant"}},
                                                 {1900, true, {"Taxa"}},
                                                 {2300, true, {"Ersättes"}}};

PrintedPage strange_invoice() {
  PrintedPage page;
  page.print(200, 150, "Nordans Omsorg").print(1700, 150, "FAKTURA");
  page.print(1500, 300, "Fakturanr").print(1900, 300, "23124");
  page.print(1500, 350, "Fakturadatum").print(1900, 350, "2020-02-08");
  page.print(1500, 400, "Pengar på kontot").print(1900, 400, "2020-03-09");
  const int y = testing::print_headings(page, 700, kStrangeColumns);
  testing::print_cells(page, y, kStrangeColumns,
                       {"Vårddygn", "11-174479", "31", "1 250,50", "38 765,50"});
  testing::print_cells(page, y + 50, kStrangeColumns,
                       {"Vårddygn", "12-000001", "6", "350,50", "2 103,00"});
  page.print(1500, 1000, "Att betala").print_right(2300, 1000, "40 868,50");
  page.print(200, 3200, "Org.nr: 559307-9790").print(900, 3200, "Bankgiro: 308-1890");
  return page;
}

TEST(TemplateProposal, UnknownHeadingsAreColumnsOfTheirValuesKind) {
  const std::vector<PageText> pages{strange_invoice().text()};
  const std::string proposal = propose_template(pages, testing::library(), "");
  EXPECT_THAT(proposal, HasSubstr("base = \"faktura\""));
  EXPECT_THAT(proposal, HasSubstr("name = \"belopp\"\nheadings = [\"Ersättes\"]"));
  EXPECT_THAT(proposal, HasSubstr("labels = [\"Pengar på kontot\"]"));
  const std::vector<Document> read = read_with(proposal, pages);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_THAT(column(read.front(), "dossiernummer"), ElementsAre("11-174479", "12-000001"));
  EXPECT_THAT(column(read.front(), "dygn"), ElementsAre("31", "6"));
  EXPECT_THAT(column(read.front(), "pris"), ElementsAre("1250.50", "350.50"));
  EXPECT_THAT(column(read.front(), "belopp"), ElementsAre("38765.50", "2103.00"));
  EXPECT_EQ(value_of(read.front().fields, "forfallodatum"), "2020-03-09");
}

TEST(TemplateProposal, WhatThePaperSaysNeverEndsAString) {
  PrintedPage page = strange_invoice();
  page.print(200, 60, "X");
  PageText text = page.text();
  for (Word& word : text.words)
    if (word.text == "Nordans") word.text = "N\"\\]";
  EXPECT_NO_THROW((void)read_with(propose_template({text}, testing::library(), "faktura"), {text}));
}

TEST(TemplateProposal, SaysWhatItCannotDo) {
  EXPECT_THROW((void)propose_template({PrintedPage().text()}, testing::library(), "finns-inte"),
               Error);
  PageText blank;
  blank.blank = true;
  EXPECT_THROW((void)propose_template({blank}, testing::library(), ""), Error);
}

}  // namespace
}  // namespace rosett
