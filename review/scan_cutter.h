#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/document.h"
#include "review/workbook_source.h"

namespace rosett {

// A piece of a scan, ready to stand in a cell.
struct Cutting {
  std::vector<std::uint8_t> png;
  double scale{};  // cell pixels for one of the picture's; below 1 where it is kept sharper
  int height{};    // in cell pixels, as shown
};

struct CellSize {
  int width{}, height{};  // pixels at 96 to the inch
};

// Cuts readings and rows out of page images. Pages are decoded once as long as they are asked for
// one after another. Not thread-safe.
class ScanCutter {
 public:
  // `source` must outlive the cutter. No cutting is shown larger than `room`.
  ScanCutter(const WorkbookSource& source, CellSize room);
  ~ScanCutter();
  ScanCutter(const ScanCutter&) = delete;
  ScanCutter& operator=(const ScanCutter&) = delete;

  // `box` with some paper around it. Empty when the page has no image that can be shown or the box
  // does not meet it.
  [[nodiscard]] std::optional<Cutting> cut(const Document& document, int page, const Box& box);

  // A whole row, folded between its fields into lines one below the other, as print that is wider
  // than the cell must be to stay readable.
  [[nodiscard]] std::optional<Cutting> cut_row(const Document& document, const Row& row);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rosett
