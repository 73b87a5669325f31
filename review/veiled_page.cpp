#include "review/veiled_page.h"

#include <algorithm>

#include "review/veil.h"

namespace rosett {
namespace {

constexpr int kMargin = 12;  // pixels round a hidden row: print that leans out of its box

}  // namespace

std::vector<Box> hidden_on_page(const Sight& sight, Documents& documents, const Document& document,
                                int page) {
  std::vector<Box> hidden;
  if (sight.shows_all()) return hidden;
  for (const Row& row : document.rows) {
    if (row.page != page || sight.shows(document, row)) continue;
    Box box = row.box;
    for (const Field& field : row.fields)
      if (field.reading.page == page) box = united(box, field.reading.box);
    hidden.push_back(box);
  }
  if (const auto text = documents.page_text(document.sha256, page))
    for (const Box& line : lines_about_others(sight, *text)) hidden.push_back(line);
  return hidden;
}

void blacken(GrayImage& image, const std::vector<Box>& hidden) {
  for (const Box& box : hidden) {
    const int top = std::clamp(box.top - kMargin, 0, image.height);
    const int bottom = std::clamp(box.bottom + kMargin, 0, image.height);
    std::fill_n(image.pixels.begin() + std::ptrdiff_t{top} * image.width,
                std::ptrdiff_t{std::max(0, bottom - top)} * image.width, std::uint8_t{0});
  }
}

}  // namespace rosett
