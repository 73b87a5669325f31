// Texts beside and below their labels: where they end, and what may be more of them.
#include <string>

#include <gtest/gtest.h>

#include "read_pages.h"
#include "sample_list.h"

namespace rosett {
namespace {

using testing::columns;
using testing::in_doubt;
using testing::list_of;
using testing::PrintedPage;
using testing::read_one;
using testing::rows;
using testing::value;

constexpr int kReferenceEnd = 200 + 18 * PrintedPage::kCharacter;  // of the text below

Document with_reference(PrintedPage page) {
  page.print(200, 500, "Referens: Eva Lind");
  return read_one({page});
}

TEST(LabelTexts, ALabelsTextAloneIsSure) {
  const Document document = with_reference(list_of(columns(), rows()));
  EXPECT_EQ(value(document.fields, "referens"), "Eva Lind");
  EXPECT_FALSE(in_doubt(document.fields, "referens"));
}

// Four em behind the text: a word that is no reading of print.
TEST(LabelTexts, ATextBeforeGarbleIsInDoubt) {
  PrintedPage page = list_of(columns(), rows());
  page.confidence(0.3F).print(kReferenceEnd + 104, 500, "Xqw").confidence(1);
  const Document document = with_reference(page);
  EXPECT_EQ(value(document.fields, "referens"), "Eva Lind");
  EXPECT_TRUE(in_doubt(document.fields, "referens"));
}

TEST(LabelTexts, ATextWithMoreCloseBehindItIsInDoubt) {
  PrintedPage page = list_of(columns(), rows());
  page.print(kReferenceEnd + 50, 500, "Berg");
  const Document document = with_reference(page);
  EXPECT_EQ(value(document.fields, "referens"), "Eva Lind");
  EXPECT_TRUE(in_doubt(document.fields, "referens"));
}

// The blank before the next label was lost.
TEST(LabelTexts, ATextThatEndsInALabelIsInDoubt) {
  PrintedPage page = list_of(columns(), rows());
  page.print(200, 500, "Referens: Eva LindDiarienummer");
  EXPECT_TRUE(in_doubt(read_one({page}).fields, "referens"));
}

TEST(LabelTexts, AValueEndsWhereThatOfTheNextLabelBegins) {
  PrintedPage page = list_of(columns(), rows());
  page.print(200, 500, "Er referens").print(424, 500, "Kontaktperson");
  page.print(200, 540, "Eva Lindqvist Ulla Berg");
  EXPECT_EQ(value(read_one({page}).fields, "referens"), "Eva Lindqvist");
}

// The label may have been that of another day.
TEST(LabelTexts, ADayBehindWordsThatNobodyKnowsIsInDoubt) {
  for (const bool near : {false, true}) {
    PrintedPage page;
    const std::vector<testing::Cells>& cells = rows();
    page.print(200, 150, "Migrationsverket").print(200, 250, "Roselista");
    page.print(near ? 1880 : 200, 330, "]ibilrgs-").print(2100, 330, "2021-03-09");
    const int y = print_headings(page, testing::kHeadingsTop, columns());
    for (std::size_t i = 0; i < cells.size(); ++i)
      print_cells(page, y + testing::kRowPitch * static_cast<int>(i), columns(), cells[i]);
    const Document document = read_one({page});
    EXPECT_EQ(value(document.fields, "beslutsdatum"), "2021-03-09");
    EXPECT_EQ(in_doubt(document.fields, "beslutsdatum"), near);
  }
}

}  // namespace
}  // namespace rosett
