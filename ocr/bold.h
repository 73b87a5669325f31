#pragma once

#include <vector>

#include <opencv2/core/mat.hpp>

#include "core/page.h"

namespace rosett {

// Sets Word::bold where strokes are clearly thicker, for their height, than the page's usual ones.
// `ink` is the page's ink, its pixels `scale` times those of the words' boxes.
void mark_bold(std::vector<Word>& words, const cv::Mat& ink, double scale);

}  // namespace rosett
