#pragma once

#include <filesystem>
#include <vector>

#include <opencv2/core/mat.hpp>

namespace rosett::testing {

// The pictures of the lines of a sample's first page, cut as they are for reading.
[[nodiscard]] std::vector<cv::Mat> lines_of_sample(const std::filesystem::path& folder, int height);

}  // namespace rosett::testing
