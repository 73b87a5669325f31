// What must hold whatever stands on the pages.
#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/document_json.h"
#include "parsers/interpretation.h"
#include "parsers/template_loading.h"
#include "read_pages.h"

namespace rosett {
namespace {

using testing::library;
using testing::PrintedColumn;
using testing::PrintedPage;

PageText list_page(int rows) {
  PrintedPage page;
  page.print(200, 150, "Migrationsverket").print(200, 230, "Roselista statlig ersättning");
  page.print(200, 310, "Diarienummer: 1.3.2-2019-4711").print(1200, 310, "Kommun: Lunds kommun");
  const std::vector<PrintedColumn> columns{
      {200, false, {"Personnummer"}}, {560, false, {"Dossiernr"}}, {820, false, {"Namn"}},
      {1300, false, {"Period"}},      {1800, false, {"Kod"}},      {2200, true, {"Belopp"}}};
  int y = testing::print_headings(page, 500, columns);
  for (int row = 0; row < rows; ++row, y += 50) {
    testing::print_cells(page, y, columns,
                         {"20030618-8434", "11-174479", "Hassan, Ali", "2018-07-01 – 2018-07-31",
                          "FSKA", "1 900,00"});
  }
  return page.text();
}

Box moved(const Box& box, int x, int y) {
  return {box.left + x, box.top + y, box.right + x, box.bottom + y};
}

RC_GTEST_PROP(Interpretation, ShiftedWordsShiftBoxesAndNothingElse, ()) {
  const int x = *rc::gen::inRange(0, 200);
  const int y = *rc::gen::inRange(0, 800);
  const PageText page = list_page(*rc::gen::inRange(1, 12));
  PageText shifted = page;
  for (Word& word : shifted.words) word.box = moved(word.box, x, y);
  const Document here = interpret_pages({page}, library()).front();
  Document there = interpret_pages({shifted}, library()).front();
  const auto back = [&](std::vector<Field>& fields) {
    for (Field& field : fields) {
      if (field.reading.page > 0) field.reading.box = moved(field.reading.box, -x, -y);
    }
  };
  back(there.fields);
  for (Row& row : there.rows) {
    row.box = moved(row.box, -x, -y);
    back(row.fields);
  }
  RC_ASSERT(document_to_json(here, JsonDetail::evidence) ==
            document_to_json(there, JsonDetail::evidence));
}

RC_GTEST_PROP(Interpretation, TheResolutionDoesNotMatter, ()) {
  const int factor = *rc::gen::inRange(2, 4);
  const PageText page = list_page(*rc::gen::inRange(1, 12));
  PageText scaled = page;
  scaled.width *= factor;
  scaled.height *= factor;
  for (Word& word : scaled.words) {
    word.box = {word.box.left * factor, word.box.top * factor, word.box.right * factor,
                word.box.bottom * factor};
  }
  const Document here = interpret_pages({page}, library()).front();
  const Document there = interpret_pages({scaled}, library()).front();
  RC_ASSERT(here.rows.size() == there.rows.size());
  for (std::size_t row = 0; row < here.rows.size(); ++row) {
    for (const Field& field : here.rows[row].fields) {
      RC_ASSERT(value_of(there.rows[row].fields, field.name) == field.reading.value);
    }
  }
}

// Words that templates know, values of all kinds, and noise.
rc::Gen<std::string> any_word() {
  return rc::gen::oneOf(
      rc::gen::element<std::string>(
          "Personnummer", "Dossiernr", "Namn", "Period", "Kod", "Belopp", "Summa", "Totalt",
          "Transport", "Sida", "1", "(2)", "Diarienummer:", "Kommun", "Migrationsverket", "FSKA",
          "20030618-8434", "11-174479", "1.3.2-2019-4711", "2018-07-01", "–", "1", "900,00", "/",
          "Hassan,", "Statlig", "ersättning", "BESLUT", "-----", "|", "'", "Antal", "14"),
      rc::gen::nonEmpty(rc::gen::string<std::string>()));
}

rc::Gen<Box> any_box() {
  return rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 2400), rc::gen::inRange(0, 3000),
                                     rc::gen::inRange(0, 400), rc::gen::inRange(0, 80)),
                      [](const std::tuple<int, int, int, int>& at) {
                        const auto [x, y, width, height] = at;
                        return Box{x, y, x + width, y + height};
                      });
}

PageText random_page(int number) {
  PageText page;
  page.page = number;
  page.width = 2480;
  page.height = 3508;
  page.dpi = 300;
  const int count = *rc::gen::inRange(0, 40);
  for (int i = 0; i < count; ++i) {
    Word word;
    word.text = *any_word();
    word.box = *any_box();
    // Many words share a line, as they do on paper.
    if (*rc::gen::inRange(0, 3) > 0) {
      word.box.top = word.box.top / 60 * 60;
      word.box.bottom = word.box.top + 30;
    }
    word.line = *rc::gen::inRange(0, 20);
    word.segment = *rc::gen::inRange(0, 40);
    page.words.push_back(word);
  }
  page.rulings =
      *rc::gen::container<std::vector<Box>>(*rc::gen::inRange<std::size_t>(0, 5), any_box());
  page.unread_ink =
      *rc::gen::container<std::vector<Box>>(*rc::gen::inRange<std::size_t>(0, 5), any_box());
  return page;
}

RC_GTEST_PROP(Interpretation, AnyWordsEndInDocuments, ()) {
  std::vector<PageText> pages;
  const int count = *rc::gen::inRange(0, 3);
  for (int number = 1; number <= count; ++number) pages.push_back(random_page(number));
  const std::vector<Document> documents = interpret_pages(pages, library());
  RC_ASSERT(!documents.empty());
  std::multiset<int> seen;
  for (const Document& document : documents) {
    for (const PageInfo& page : document.pages) seen.insert(page.page);
  }
  RC_ASSERT(seen.size() == pages.size());
  RC_ASSERT(std::set<int>(seen.begin(), seen.end()).size() == pages.size());
}

RC_GTEST_PROP(Interpretation, NoPrintIsReadTwice, ()) {
  PageText page = list_page(3);
  PageText noise = random_page(1);
  page.words.insert(page.words.end(), noise.words.begin(), noise.words.end());
  for (const Document& document : interpret_pages({page}, library())) {
    std::set<std::tuple<int, int, int, int>> used;
    for (const Row& row : document.rows) {
      for (const Field& field : row.fields) {
        const bool second_end = field.name == "period_till";  // one cell gives both ends
        const Box& box = field.reading.box;
        // Headings hold for all rows below them: of a code, or of a person.
        const bool from_heading = field.name == "kod" || overlap_y(box, row.box) <= 0;
        if (!field.reading.value || second_end || from_heading) continue;
        RC_ASSERT(used.insert({box.left, box.top, box.right, box.bottom}).second);
      }
    }
  }
}

}  // namespace
}  // namespace rosett
