#pragma once

#include <array>
#include <optional>

#include <opencv2/core/mat.hpp>

namespace rosett {

// Corners in picture pixels: top left, top right, bottom right, bottom left as the picture shows
// the sheet (which may be upside down on it).
using Quad = std::array<cv::Point2d, 4>;

// The sheet of paper in a photograph: a light four-sided shape that lies wholly on something
// darker. Nothing when there is no such shape, as on all ordinary scans.
[[nodiscard]] std::optional<Quad> find_photographed_sheet(const cv::Mat& natural);

// Length of the quad's sides, each the mean of two opposite ones, in pixels.
[[nodiscard]] cv::Size2d sides_of(const Quad& quad);

}  // namespace rosett
