#include "ocr/sheet.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "ocr/shrink.h"

namespace rosett {
namespace {

constexpr double kWorkingSide = 600.0;  // pixels of the longer side; corners are then refined
constexpr double kLeastShareOfPicture = 0.25;
constexpr double kMostShareOfPicture = 0.97;
// The shape and its four-sided outline must cover each other this well.
constexpr double kLeastFill = 0.97;
// A side of the sheet lies inside the picture by this share of the picture's longer side, or else
// the sheet is cut off: a scan on a dark bed. Its corner may be: the sides tell where that is.
constexpr double kLeastMargin = 0.006;
// The ground around the sheet is darker than this share of the sheet's tone.
constexpr double kDarkestGroundShare = 0.75;

using Contour = std::vector<cv::Point>;

Contour largest_contour(const cv::Mat& mask) {
  std::vector<Contour> contours;
  cv::findContours(mask, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
  const auto largest = std::max_element(
      contours.begin(), contours.end(),
      [](const Contour& a, const Contour& b) { return cv::contourArea(a) < cv::contourArea(b); });
  return largest == contours.end() ? Contour{} : *largest;
}

Contour four_corners(const Contour& hull) {
  const double length = cv::arcLength(hull, true);
  for (int thousandths = 10; thousandths <= 60; thousandths += 5) {
    Contour outline;
    cv::approxPolyDP(hull, outline, thousandths / 1000.0 * length, true);
    if (outline.size() == 4) return outline;
  }
  return {};
}

Quad in_order(const Contour& corners, double scale) {
  Contour sorted = corners;
  std::sort(sorted.begin(), sorted.end(),
            [](const cv::Point& a, const cv::Point& b) { return a.y < b.y; });
  if (sorted[0].x > sorted[1].x) std::swap(sorted[0], sorted[1]);
  if (sorted[3].x > sorted[2].x) std::swap(sorted[3], sorted[2]);
  Quad quad;
  for (std::size_t i = 0; i < quad.size(); ++i) quad[i] = cv::Point2d{sorted[i]} * scale;
  return quad;
}

// The straight line through the contour's points along one side, corners left out.
cv::Vec4f side_line(const Contour& contour, const cv::Point2d& from, const cv::Point2d& to) {
  const cv::Point2d along = to - from;
  const double length = std::hypot(along.x, along.y);
  std::vector<cv::Point2f> near;
  for (const cv::Point& point : contour) {
    const cv::Point2d offset = cv::Point2d{point} - from;
    const double position = offset.dot(along) / (length * length);
    const double distance = std::abs(offset.cross(along)) / length;
    if (position > 0.1 && position < 0.9 && distance < 0.02 * length) near.emplace_back(point);
  }
  cv::Vec4f line{static_cast<float>(along.x / length), static_cast<float>(along.y / length),
                 static_cast<float>(from.x), static_cast<float>(from.y)};
  if (near.size() > 10) cv::fitLine(near, line, cv::DIST_HUBER, 0, 0.01, 0.01);
  return line;
}

cv::Point2d crossing(const cv::Vec4f& a, const cv::Vec4f& b) {
  const cv::Point2d da{a[0], a[1]};
  const cv::Point2d db{b[0], b[1]};
  const cv::Point2d between = cv::Point2d{b[2], b[3]} - cv::Point2d{a[2], a[3]};
  const double t = between.cross(db) / da.cross(db);
  return cv::Point2d{a[2], a[3]} + da * t;
}

Quad refined(const Contour& contour, const Quad& rough) {
  std::array<cv::Vec4f, 4> sides;
  for (std::size_t i = 0; i < 4; ++i) sides[i] = side_line(contour, rough[i], rough[(i + 1) % 4]);
  Quad quad;
  for (std::size_t i = 0; i < 4; ++i) quad[i] = crossing(sides[(i + 3) % 4], sides[i]);
  return quad;
}

bool is_cut_off(const Quad& quad, const cv::Size& size) {
  const double margin = kLeastMargin * std::max(size.width, size.height);
  const auto both = [&quad](std::size_t i, auto is_beyond) {
    return is_beyond(quad[i]) && is_beyond(quad[(i + 1) % quad.size()]);
  };
  for (std::size_t i = 0; i < quad.size(); ++i) {
    if (both(i, [&](const cv::Point2d& corner) { return corner.x < margin; }) ||
        both(i, [&](const cv::Point2d& corner) { return corner.y < margin; }) ||
        both(i, [&](const cv::Point2d& corner) { return corner.x > size.width - margin; }) ||
        both(i, [&](const cv::Point2d& corner) { return corner.y > size.height - margin; })) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Quad> find_photographed_sheet(const cv::Mat& natural) {
  const double scale = std::max(natural.cols, natural.rows) / kWorkingSide;
  if (scale < 1.0 || std::min(natural.cols, natural.rows) < 2 * scale) return std::nullopt;
  cv::Mat small = shrunk_by(natural, scale);
  cv::GaussianBlur(small, small, {5, 5}, 0);
  cv::Mat light;
  cv::threshold(small, light, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
  cv::morphologyEx(light, light, cv::MORPH_CLOSE,
                   cv::getStructuringElement(cv::MORPH_RECT, {15, 15}));
  const Contour contour = largest_contour(light);
  if (contour.size() < 4) return std::nullopt;
  Contour hull;
  cv::convexHull(contour, hull);
  const Contour corners = four_corners(hull);
  if (corners.empty()) return std::nullopt;

  const double area = cv::contourArea(corners);
  const double share = area / static_cast<double>(small.total());
  if (share < kLeastShareOfPicture || share > kMostShareOfPicture) return std::nullopt;
  const double fill = cv::contourArea(contour) / area;
  if (fill < kLeastFill || fill > 2.0 - kLeastFill) return std::nullopt;
  const Quad rough = in_order(corners, 1.0);
  if (is_cut_off(rough, small.size())) return std::nullopt;
  cv::Mat inside(small.size(), CV_8UC1, cv::Scalar::all(0));
  cv::fillConvexPoly(inside, corners, 255);
  if (cv::mean(small, ~inside)[0] > kDarkestGroundShare * cv::mean(small, inside)[0]) {
    return std::nullopt;
  }
  Quad quad = refined(contour, rough);
  for (cv::Point2d& corner : quad) corner *= scale;
  return quad;
}

cv::Size2d sides_of(const Quad& quad) {
  const auto length = [&quad](std::size_t a, std::size_t b) {
    return std::hypot(quad[a].x - quad[b].x, quad[a].y - quad[b].y);
  };
  return {(length(0, 1) + length(3, 2)) / 2, (length(0, 3) + length(1, 2)) / 2};
}

}  // namespace rosett
