#include <regex>

#include <gtest/gtest.h>

#include "sample_documents.h"
#include "workbook_file.h"

namespace rosett {
namespace {

using samples::cells_of;
using samples::count_of;
using samples::MemorySource;
using samples::roselista;
using samples::under;
using samples::WorkbookFile;

std::vector<std::string> all_of(const std::string& text, const std::string& pattern) {
  std::vector<std::string> found;
  const std::regex regex(pattern);
  for (auto it = std::sregex_iterator(text.begin(), text.end(), regex);
       it != std::sregex_iterator(); ++it)
    found.push_back((*it)[1]);
  return found;
}

TEST(WorkbookPictures, EachDeviationHasItsPieceWithTheRowKey) {
  const WorkbookFile book(MemorySource({roselista()}));
  const std::string drawing = book.entry("xl/drawings/drawing1.xml");
  const std::vector<std::string> expected{std::string(64, 'a'), "nyckel-2", "nyckel-2", "nyckel-2",
                                          "nyckel-3"};
  EXPECT_EQ(all_of(drawing, "descr=\"([^\"]*)\""), expected);
}

TEST(WorkbookPictures, LieInsideTheirCellsAndFollowThem) {
  const WorkbookFile book(MemorySource({roselista()}));
  const std::string drawing = book.entry("xl/drawings/drawing1.xml");
  EXPECT_EQ(drawing.find("oneCell"), std::string::npos);
  EXPECT_EQ(drawing.find("absolute"), std::string::npos);
  const auto columns = all_of(drawing, "<xdr:col>(\\d+)</xdr:col>");
  const auto rows = all_of(drawing, "<xdr:row>(\\d+)</xdr:row>");
  ASSERT_EQ(rows.size(), 10U);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(columns[i], "7");
    EXPECT_EQ(rows[i], std::to_string(i / 2 + 1));  // from and to: the same row
  }
}

TEST(WorkbookPictures, ADeviationWithoutAPlaceHasNone) {
  Document document = roselista();
  document.deviations = {samples::deviation("sida_saknas", Severity::fel, 0)};
  const WorkbookFile book(MemorySource({document}));
  EXPECT_EQ(book.entry("xl/drawings/drawing1.xml"), "");
  EXPECT_EQ(under(cells_of(book.sheet(1)), "Bild", 2).value, "");
}

TEST(WorkbookPictures, ABrokenPageIsToldInTheCell) {
  MemorySource source({roselista()});
  source.image = std::vector<std::uint8_t>{};
  const WorkbookFile book(source);
  EXPECT_EQ(under(cells_of(book.sheet(1)), "Bild", 3).value, "Bilden kan inte visas.");
  EXPECT_EQ(count_of(book.sheet(1), "<drawing"), 0);
}

TEST(WorkbookPictures, WhatStandsInAFileOfCharactersSaysWhere) {
  for (const auto& [file, place] : {std::pair{"lista.XLSX", "arbetsbok, blad 1, rad 17"},
                                    std::pair{"utbetalning.txt", "textfil, rad 17"}}) {
    Document document = roselista();
    document.file = file;
    for (Row& row : document.rows) {
      row.box = {0, 16, 40, 17};
      for (Field& field : row.fields) {
        field.reading.evidence.verbatim = true;
        field.reading.page = 1;
        field.reading.box = row.box;
      }
    }
    document.deviations = {samples::deviation("individ_saknas", Severity::fel, 2)};
    MemorySource source({document});
    source.image = std::vector<std::uint8_t>{};
    const WorkbookFile book(source);
    EXPECT_EQ(under(cells_of(book.sheet(1)), "Bild", 2).value, place);
  }
}

TEST(WorkbookPictures, EachPageIsOpenedOnce) {
  Document first = roselista();
  Document second = roselista();
  second.id = 2;
  const MemorySource source({first, second});
  const WorkbookFile book(source);
  EXPECT_EQ(source.images_asked_for, 2);
}

}  // namespace
}  // namespace rosett
