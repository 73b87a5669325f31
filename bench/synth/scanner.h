#pragma once

#include <vector>

#include <opencv2/core.hpp>

#include "bench/synth/profile.h"
#include "bench/synth/random.h"

namespace rosett::synth {

struct ScannedPage {
  cv::Mat image;   // 8-bit: grey, BGR, or 0 and 255 alone
  double skew{};   // degrees that the upright page's text leans clockwise
  int rotation{};  // quarter turn clockwise by which it lies wrong: 0, 90, 180, 270
};

// Scans a sheet (8-bit grey, at the profile's resolution) with its paper as it is.
[[nodiscard]] ScannedPage scan(cv::Mat paper, const Profile& profile, Random& random);

}  // namespace rosett::synth
