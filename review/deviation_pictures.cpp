#include "review/deviation_pictures.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <optional>

#include <xlsxwriter.h>

#include "review/finding.h"

namespace rosett {
namespace {

void write_file(const std::filesystem::path& path, const std::vector<std::uint8_t>& bytes) {
  std::ofstream file(path, std::ios::binary);
  for (const std::uint8_t byte : bytes) file.put(static_cast<char>(byte));
  file.flush();
  if (!file) check_xlsx(LXW_ERROR_CREATING_TMPFILE);
}

DeviationPicture cut_one(Book& book, ScanCutter& cutter, const Document& document,
                         const Finding& finding) {
  if (!finding.has_box() && finding.row == nullptr) return {};
  const std::optional<Cutting> cutting =
      finding.has_box() ? cutter.cut(document, finding.page(), finding.reading->box)
                        : cutter.cut_row(document, *finding.row);
  if (!cutting) return {true, 0, 0, 0};
  const int file = book.new_picture();
  write_file(book.picture_path(file), cutting->png);
  return {true, file, cutting->scale, cutting->height};
}

// Deviations page by page, whatever their order.
std::vector<std::size_t> by_page(const Document& document) {
  std::vector<std::size_t> order(document.deviations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(
      order, {}, [&](std::size_t i) { return located(document, document.deviations[i]).page(); });
  return order;
}

}  // namespace

std::vector<DeviationPicture> cut_pictures(Book& book, const WorkbookSource& source,
                                           CellSize room) {
  std::vector<DeviationPicture> pictures;
  ScanCutter cutter(source, room);
  source.for_each_document([&](const Document& document) {
    const std::size_t first = pictures.size();
    pictures.resize(first + document.deviations.size());
    for (const std::size_t i : by_page(document))
      pictures[first + i] =
          cut_one(book, cutter, document, located(document, document.deviations[i]));
  });
  return pictures;
}

}  // namespace rosett
