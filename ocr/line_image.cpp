#include "ocr/line_image.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <opencv2/imgproc.hpp>

#include "ocr/cv_box.h"
#include "ocr/shrink.h"

namespace rosett {
namespace {

// White around the print, in text heights. More white at the sides makes the network see the
// characters of a short cell twice (91 became 971 at 0.5, and still in one font of four at 0.2).
constexpr double kMarginAcross = 0.08;
constexpr double kMarginAbove = 0.20;
// The picture is at least this many text heights high, so that a lone "-" or "nu" is not blown up.
constexpr double kLeastHeight = 1.4;
// Where a minus stands before its digits, or a lost character at the end.
constexpr double kWideMargin = 1.0;
// The blurred rim of a stroke, in text heights.
constexpr double kRim = 0.12;

struct Canvas {
  cv::Rect rect;  // page pixels, may reach beyond the page
  int rim;
};

Canvas canvas_of(const Segment& segment, double margin_across) {
  const int height = std::max(1, segment.text_height);
  const int across = static_cast<int>(std::lround(margin_across * height));
  const int needed = static_cast<int>(std::lround(kLeastHeight * height));
  const int above = std::max(static_cast<int>(std::lround(kMarginAbove * height)),
                             (needed - segment.box.height() + 1) / 2);
  return {{segment.box.left - across, segment.box.top - above, segment.box.width() + 2 * across,
           segment.box.height() + 2 * above},
          std::max(1, static_cast<int>(std::lround(kRim * height)))};
}

cv::Mat widened(const cv::Mat& mask, int rim) {
  const int width = 2 * rim + 1;
  cv::Mat wide;
  cv::dilate(mask, wide, cv::getStructuringElement(cv::MORPH_RECT, {width, width}));
  return wide;
}

// The ink of the segment on its canvas.
cv::Mat ink_of(const Segment& segment, const Canvas& canvas, const Components& components) {
  cv::Mat own(canvas.rect.size(), CV_8UC1, cv::Scalar::all(0));
  for (const int member : segment.members)
    components.for_each_run(member, [&](int y, int from, int to) {
      auto* row = own.ptr<uchar>(y - canvas.rect.y) - canvas.rect.x;
      std::fill(row + from, row + to, uchar{255});
    });
  return own;
}

// What of the canvas is shown: everything but the ink of others. Strokes too faint to be ink of
// anybody stay: they are what a worn l or a comma looks like. `others` holds the segment's own,
// too.
cv::Mat shown(const Canvas& canvas, const cv::Mat& own, cv::Mat others) {
  others.setTo(0, own);
  return widened(own, canvas.rim) | ~widened(others, canvas.rim);
}

// What of the canvas is visible where `mask` is set, the rest white, at the engine's size.
LineImage scaled_to(const Canvas& canvas, const cv::Mat& gray, const cv::Mat& mask, int height) {
  cv::Mat picture(canvas.rect.size(), CV_8UC1, cv::Scalar::all(255));
  const cv::Rect visible = canvas.rect & cv::Rect{{0, 0}, gray.size()};
  const cv::Rect inside = visible - canvas.rect.tl();
  gray(visible).copyTo(picture(inside), mask(inside));
  const double scale = static_cast<double>(height) / picture.rows;
  const int width = std::max(1, static_cast<int>(std::lround(picture.cols * scale)));
  LineImage line;
  if (scale < 1.0)
    line.picture = shrunk(picture, {width, height});
  else
    cv::resize(picture, line.picture, {width, height}, 0, 0, cv::INTER_CUBIC);
  line.origin = canvas.rect.tl();
  line.scale = scale;
  return line;
}

}  // namespace

LineImage cut_line(const cv::Mat& gray, const Components& components, const Segment& segment,
                   int height) {
  const Canvas canvas = canvas_of(segment, kMarginAcross);
  const cv::Rect visible = canvas.rect & cv::Rect{{0, 0}, gray.size()};
  cv::Mat others(canvas.rect.size(), CV_8UC1, cv::Scalar::all(0));
  for (int y = visible.y; y < visible.br().y; ++y) {
    auto* row = others.ptr<uchar>(y - canvas.rect.y) - canvas.rect.x;
    for (const InkRun& run : components.row_from(y, visible.x)) {
      if (run.from >= visible.br().x) break;
      std::fill(row + std::max(run.from, visible.x), row + std::min(run.to, visible.br().x),
                uchar{255});
    }
  }
  const cv::Mat own = ink_of(segment, canvas, components);
  return scaled_to(canvas, gray, shown(canvas, own, others), height);
}

WideCut::WideCut(const cv::Mat& gray, const Components& components, const PageSegments& segments)
    : gray_{gray},
      components_{components},
      segments_{segments},
      print_(gray.size(), CV_8UC1, cv::Scalar::all(0)) {
  for (const Segment& segment : segments.items)
    for (const int member : segment.members)
      components.for_each_run(member, [&](int y, int from, int to) {
        std::fill(print_.ptr<uchar>(y) + from, print_.ptr<uchar>(y) + to, uchar{255});
      });
}

LineImage WideCut::cut(std::size_t segment, int height) const {
  const Canvas canvas = canvas_of(segments_.items[segment], kWideMargin);
  const cv::Rect visible = canvas.rect & cv::Rect{{0, 0}, gray_.size()};
  cv::Mat others(canvas.rect.size(), CV_8UC1, cv::Scalar::all(0));
  print_(visible).copyTo(others(visible - canvas.rect.tl()));
  const cv::Mat own = ink_of(segments_.items[segment], canvas, components_);
  return scaled_to(canvas, gray_, shown(canvas, own, others), height);
}

Box on_page(const LineImage& line, const Box& box) {
  const auto x = [&line](int value) {
    return line.origin.x + static_cast<int>(std::lround(value / line.scale));
  };
  const auto y = [&line](int value) {
    return line.origin.y + static_cast<int>(std::lround(value / line.scale));
  };
  return {x(box.left), y(box.top), x(box.right), y(box.bottom)};
}

}  // namespace rosett
