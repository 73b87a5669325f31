// Workbooks that mean harm, or came to harm on the way.
#include <optional>

#include <gtest/gtest.h>

#include "core/error.h"
#include "made_workbook.h"
#include "pipeline/tables/workbook_reading.h"

namespace rosett {
namespace {

using samples::sheet_of;
using samples::workbook_entries;
using samples::zipped;

std::optional<ErrorKind> refusal_of(const std::vector<std::uint8_t>& bytes,
                                    const WorkbookLimits& limits = {}) {
  try {
    static_cast<void>(read_workbook(bytes, limits));
    return std::nullopt;
  } catch (const Error& error) {
    EXPECT_FALSE(std::string(error.what()).empty());
    EXPECT_FALSE(error.advice().empty());
    return error.kind();
  }
}

std::vector<std::uint8_t> workbook(const std::string& rows) {
  return zipped(workbook_entries({sheet_of(rows)}));
}

TEST(HostileWorkbook, EveryPlaceItCanBeCutIsToldOf) {
  const auto whole = workbook("<row><c><v>1</v></c></row>");
  ASSERT_EQ(refusal_of(whole), std::nullopt);
  for (std::size_t size = 1; size < whole.size(); size += 7)
    EXPECT_EQ(refusal_of({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}),
              ErrorKind::malformed)
        << size;
}

TEST(HostileWorkbook, NoFlippedByteDoesMoreThanARefusal) {
  const auto whole = workbook("<row><c t=\"s\"><v>1</v></c></row>");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    auto bytes = whole;
    bytes[at] ^= 0x41U;
    static_cast<void>(refusal_of(bytes));
  }
}

TEST(HostileWorkbook, WhatUnpacksWithoutEndIsStopped) {
  const std::string blanks(std::size_t{8} << 20U, ' ');
  EXPECT_EQ(refusal_of(workbook(blanks), {.unpacked_bytes = 1 << 20}), ErrorKind::limit);
}

TEST(HostileWorkbook, CellsAndTextsAreCountedBeforeTheyAreKept) {
  std::string rows;
  for (int i = 0; i < 1'000; ++i) rows += "<row><c t=\"s\"><v>1</v></c></row>";
  EXPECT_EQ(refusal_of(workbook(rows), {.cells = 100}), ErrorKind::limit);
  EXPECT_EQ(refusal_of(workbook(rows), {.text_bytes = 5'000}), ErrorKind::limit);
  const auto merged =
      zipped(workbook_entries({sheet_of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                                        "<row r=\"1048576\"><c r=\"B1048576\"><v>1</v></c></row>") +
                               "<mergeCells><mergeCell ref=\"A1:A1048576\"/></mergeCells>"}));
  EXPECT_EQ(refusal_of(merged, {.cells = 10'000}), ErrorKind::limit);
}

TEST(HostileWorkbook, DocumentTypesAreRefused) {
  auto entries = workbook_entries({sheet_of("")});
  std::string& sheet = entries["xl/worksheets/sheet1.xml"];
  sheet =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + sheet;
  EXPECT_EQ(refusal_of(zipped(entries)), ErrorKind::malformed);
}

TEST(HostileWorkbook, CellsThatCannotBeAreRefused) {
  for (const char* name : {"XFE1", "A1048577", "A0", "1A", "AAAAAAAAAAAAAAAAAAAA1"})
    EXPECT_EQ(refusal_of(workbook(std::string("<row><c r=\"") + name + "\"><v>1</v></c></row>")),
              ErrorKind::malformed)
        << name;
}

TEST(HostileWorkbook, PasswordsAndOtherArchivesAreUnsupported) {
  EXPECT_EQ(refusal_of(zipped({{"a.txt", "x"}}, samples::Secret::password)),
            ErrorKind::unsupported);
  EXPECT_EQ(refusal_of(zipped({{"a.txt", "x"}})), ErrorKind::unsupported);
  EXPECT_EQ(refusal_of(zipped({{"word/document.xml", "<x/>"}})), ErrorKind::unsupported);
}

TEST(HostileWorkbook, ASheetThatIsNotThereIsTold) {
  auto entries = workbook_entries({sheet_of("")});
  entries.erase("xl/worksheets/sheet1.xml");
  EXPECT_EQ(refusal_of(zipped(entries)), ErrorKind::malformed);
}

}  // namespace
}  // namespace rosett
