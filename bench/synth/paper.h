#pragma once

#include <opencv2/core.hpp>

#include "bench/synth/random.h"

// What happens to a sheet between the printer and the scanner. Images are 8-bit grey; `dpi` is
// across; strengths are 0 to 1.
namespace rosett::synth {

void print_thin(cv::Mat& page, double strength);
void print_thick(cv::Mat& page, double strength);
void lose_toner(cv::Mat& page, double strength, double dpi, Random& random);
// The mirrored other side shines through.
void bleed_through(cv::Mat& page, const cv::Mat& other, double strength, Random& random);
void fold(cv::Mat& page, double strength, double dpi, Random& random);
void punch_holes(cv::Mat& page, double dpi, Random& random);
void stamp(cv::Mat& page, double dpi, Random& random);
void tick(cv::Mat& page, double dpi, Random& random);

}  // namespace rosett::synth
