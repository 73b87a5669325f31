#pragma once

#include <vector>

#include "review/book.h"
#include "review/scan_cutter.h"
#include "review/workbook_source.h"

namespace rosett {

// The piece of the scan that belongs to a deviation, as a file in the book's private folder.
struct DeviationPicture {
  bool wanted{};   // it speaks of a place on a page
  int file{};      // for Book::picture_path; 0: there is none, or it could not be shown
  double scale{};  // as Cutting's
  int height{};
};

// One for each deviation of each document, in the order of the source: of its field where that
// has a place, else of its whole row. In one pass, so that no page is decoded twice.
[[nodiscard]] std::vector<DeviationPicture> cut_pictures(Book& book, const WorkbookSource& source,
                                                         CellSize room);

}  // namespace rosett
