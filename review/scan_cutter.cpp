#include "review/scan_cutter.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <tuple>
#include <utility>

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/error.h"
#include "review/page_image.h"

namespace rosett {
namespace {

constexpr double kShownDpi = 150;   // print of 10 points is then some 20 pixels high: easy to read
constexpr double kSharpness = 1.6;  // stored pixels for one shown: for fine screens and printers
constexpr int kUsualDpi = 300;      // of archived pages, where a page does not tell its own
constexpr double kMarginX = 0.5;    // paper beside the box, in heights of the box
constexpr double kMarginY = 0.3;    // and above and below it: less, or the neighbours show
constexpr double kRowMarginY = 0.12;  // of a whole row, where every pixel makes the print smaller
constexpr double kMaxMarginInches = 0.08;  // of either, for boxes of several lines
constexpr int kMaxFolds = 3;               // lines of a folded row
constexpr int kFoldGap = 3;                // stored pixels between them
constexpr std::uint8_t kFoldShade = 0xC0;

int dpi_of(const Document& document, int page) {
  const auto found = std::ranges::find(document.pages, page, &PageInfo::page);
  return found == document.pages.end() || found->dpi <= 0 ? kUsualDpi : found->dpi;
}

Box with_margin(const Box& box, int dpi, double margin_y) {
  const double most = kMaxMarginInches * dpi;
  const int x = static_cast<int>(std::min(kMarginX * box.height(), most));
  const int y = static_cast<int>(std::min(margin_y * box.height(), most));
  return {box.left - x, box.top - y, box.right + x, box.bottom + y};
}

Box row_box(const Row& row) {
  Box box = row.box;
  for (const Field& field : row.fields)
    if (field.reading.page == row.page) box = united(box, field.reading.box);
  return box;
}

// The middles of the white gaps between neighbouring fields, left to right.
std::vector<int> gaps_of(const Row& row) {
  std::vector<Box> boxes;
  for (const Field& field : row.fields)
    if (field.reading.page == row.page && !field.reading.box.empty())
      boxes.push_back(field.reading.box);
  std::ranges::sort(boxes, {}, &Box::left);
  std::vector<int> gaps;
  int right = 0;
  for (const Box& box : boxes) {
    if (right > 0 && box.left > right) gaps.push_back(right + (box.left - right) / 2);
    right = std::max(right, box.right);
  }
  return gaps;
}

// Cuts `area` into `count` pieces of about the same width, at gaps where there are any.
std::vector<Box> folded_at(const Box& area, const std::vector<int>& gaps, int count) {
  std::vector<Box> pieces;
  int left = area.left;
  for (int i = 1; i <= count; ++i) {
    int right = area.left + area.width() * i / count;
    if (i == count) right = area.right;
    const auto nearest =
        std::ranges::min_element(gaps, {}, [right](int gap) { return std::abs(gap - right); });
    if (i < count && nearest != gaps.end() && *nearest > left) right = *nearest;
    pieces.push_back({left, area.top, right, area.bottom});
    left = right;
  }
  return pieces;
}

cv::Mat stacked(const cv::Mat& page, const std::vector<Box>& pieces) {
  int width = 0;
  int height = -kFoldGap;
  for (const Box& piece : pieces) {
    width = std::max(width, piece.width());
    height += piece.height() + kFoldGap;
  }
  cv::Mat canvas(height, width, CV_8UC1, cv::Scalar(0xFF));
  int top = 0;
  for (const Box& piece : pieces) {
    const cv::Rect source(piece.left, piece.top, piece.width(), piece.height());
    page(source).copyTo(canvas(cv::Rect(0, top, piece.width(), piece.height())));
    top += piece.height();
    if (top < height) canvas.rowRange(top, top + kFoldGap).setTo(kFoldShade);
    top += kFoldGap;
  }
  return canvas;
}

// Cell pixels for one page pixel: natural enlargement, or less where the room is too small.
double shown_scale(int width, int height, int dpi, CellSize room) {
  return std::min({kShownDpi / dpi, room.width / static_cast<double>(width),
                   room.height / static_cast<double>(height)});
}

// The row in as many lines as show it largest.
std::vector<Box> best_folded(const Box& area, const std::vector<int>& gaps, int dpi,
                             CellSize room) {
  std::vector<Box> best;
  double largest = 0;
  for (int folds = 1; folds <= kMaxFolds; ++folds) {
    std::vector<Box> pieces = folded_at(area, gaps, folds);
    const int width = std::ranges::max_element(pieces, {}, &Box::width)->width();
    const int height = folds * (area.height() + kFoldGap) - kFoldGap;
    const double scale = shown_scale(width, height, dpi, room);
    if (scale <= largest) continue;
    largest = scale;
    best = std::move(pieces);
  }
  return best;
}

Cutting finished(const cv::Mat& piece, double scale) {
  const double stored = std::min(1.0, scale * kSharpness);
  cv::Mat small;
  const cv::Size size(std::max(1, cvFloor(piece.cols * stored)),
                      std::max(1, cvFloor(piece.rows * stored)));
  cv::resize(piece, small, size, 0, 0, cv::INTER_AREA);
  const GrayImage image{small.cols, small.rows, {small.datastart, small.dataend}};
  return {encode_png(image), scale / stored, cvRound(small.rows * scale / stored)};
}

}  // namespace

struct ScanCutter::State {
  const WorkbookSource& source;
  CellSize room;
  std::tuple<long long, std::string, int, int> at;  // the page that `page` shows
  GrayImage page;                                   // empty: cannot be shown

  void turn_to(const Document& document, int number) {
    auto wanted = std::make_tuple(document.id, document.sha256, document.part, number);
    if (wanted == at) return;
    at = std::move(wanted);
    page = {};
    const std::vector<std::uint8_t> bytes = source.page_image(document, number);
    if (bytes.empty()) return;
    try {
      page = decode_page_image(bytes);
    } catch (const Error&) {
      page = {};  // a broken picture must not cost the whole workbook
    }
  }

  [[nodiscard]] Box inside(const Box& box) const {
    return intersected(box, {0, 0, page.width, page.height});
  }

  [[nodiscard]] std::optional<Cutting> shown(const std::vector<Box>& pieces, int dpi) {
    const cv::Mat whole(page.height, page.width, CV_8UC1, page.pixels.data());
    try {
      const cv::Mat piece = stacked(whole, pieces);
      return finished(piece, shown_scale(piece.cols, piece.rows, dpi, room));
    } catch (const cv::Exception&) {
      throw Error(ErrorKind::internal, "En bild till arbetsboken kunde inte skapas.");
    }
  }
};

ScanCutter::ScanCutter(const WorkbookSource& source, CellSize room)
    : state_(new State{source, room, {}, {}}) {}
ScanCutter::~ScanCutter() = default;

std::optional<Cutting> ScanCutter::cut(const Document& document, int page, const Box& box) {
  if (box.empty()) return std::nullopt;
  state_->turn_to(document, page);
  const int dpi = dpi_of(document, page);
  const Box area = state_->inside(with_margin(box, dpi, kMarginY));
  if (area.empty()) return std::nullopt;
  return state_->shown({area}, dpi);
}

std::optional<Cutting> ScanCutter::cut_row(const Document& document, const Row& row) {
  const Box box = row_box(row);
  if (box.empty()) return std::nullopt;
  state_->turn_to(document, row.page);
  const int dpi = dpi_of(document, row.page);
  const Box area = state_->inside(with_margin(box, dpi, kRowMarginY));
  if (area.empty()) return std::nullopt;
  return state_->shown(best_folded(area, gaps_of(row), dpi, state_->room), dpi);
}

}  // namespace rosett
