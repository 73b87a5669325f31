#include "sample_lines.h"

#include <cstdint>
#include <fstream>
#include <iterator>

#include "ocr/background.h"
#include "ocr/layout.h"
#include "ocr/line_image.h"
#include "ocr/page_source.h"
#include "ocr/placement.h"

namespace rosett::testing {
namespace {

std::vector<std::uint8_t> bytes_of_document(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".jsonl") continue;
    std::ifstream file{entry.path(), std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  return {};
}

}  // namespace

std::vector<cv::Mat> lines_of_sample(const std::filesystem::path& folder, int height) {
  const std::vector<std::uint8_t> bytes = bytes_of_document(folder);
  const SourcePage page = open_page_source(bytes, {})->render(1);
  const cv::Mat flat = flattened(print_gray(page.image), page.dpi);
  const Placement placement = find_placement(flat, natural_gray(page.image), page.dpi);
  const Layout layout = lay_out(placed(flat, placement), placement.dpi);
  std::vector<cv::Mat> lines;
  for (const Segment& segment : layout.segments.items)
    lines.push_back(cut_line(layout.gray, layout.components, segment, height).picture);
  return lines;
}

}  // namespace rosett::testing
