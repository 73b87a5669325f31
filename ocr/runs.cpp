#include "ocr/runs.h"

#include <cstdint>
#include <vector>

namespace rosett {
namespace {

constexpr std::uint8_t kInk = 255;

// Walks rows from top to bottom for both axes, so that memory is read in its order. `end(start,
// length)` is told of every finished run of pixels that are ink (or not).
enum class Of { ink, paper };

template <class End>
void for_each_run_across(const cv::Mat& mask, Of of, End end) {
  const bool wanted = of == Of::ink;
  for (int y = 0; y < mask.rows; ++y) {
    const auto* row = mask.ptr<std::uint8_t>(y);
    for (int x = 0; x < mask.cols;) {
      const int start = x;
      const bool ink = row[x] != 0;
      while (x < mask.cols && (row[x] != 0) == ink) ++x;
      if (ink == wanted) end(y, start, x);
    }
  }
}

template <class End>
void for_each_run_down(const cv::Mat& mask, Of of, End end) {
  const bool wanted = of == Of::ink;
  std::vector<int> start(static_cast<std::size_t>(mask.cols), 0);
  std::vector<std::uint8_t> ink(static_cast<std::size_t>(mask.cols), 0);
  for (int x = 0; x < mask.cols && mask.rows > 0; ++x)
    ink[static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(mask.at<std::uint8_t>(0, x) != 0);
  for (int y = 1; y <= mask.rows; ++y) {
    const auto* row = y < mask.rows ? mask.ptr<std::uint8_t>(y) : nullptr;
    for (int x = 0; x < mask.cols; ++x) {
      const auto at = static_cast<std::size_t>(x);
      const auto here = static_cast<std::uint8_t>(row != nullptr && row[x] != 0);
      if (row != nullptr && here == ink[at]) continue;
      if ((ink[at] != 0) == wanted) end(x, start[at], y);
      ink[at] = here;
      start[at] = y;
    }
  }
}

void set_across(cv::Mat& mask, int y, int from, int to, std::uint8_t value) {
  mask.row(y).colRange(from, to).setTo(value);
}

void set_down(cv::Mat& mask, int x, int from, int to, std::uint8_t value) {
  for (int y = from; y < to; ++y) mask.at<std::uint8_t>(y, x) = value;
}

}  // namespace

void erase_short_runs(cv::Mat& mask, Axis axis, int length) {
  if (axis == Axis::across) {
    for_each_run_across(mask, Of::ink, [&](int y, int from, int to) {
      if (to - from < length) set_across(mask, y, from, to, 0);
    });
  } else {
    for_each_run_down(mask, Of::ink, [&](int x, int from, int to) {
      if (to - from < length) set_down(mask, x, from, to, 0);
    });
  }
}

void fill_short_gaps(cv::Mat& mask, Axis axis, int length) {
  if (axis == Axis::across) {
    for_each_run_across(mask, Of::paper, [&](int y, int from, int to) {
      if (from > 0 && to < mask.cols && to - from < length) set_across(mask, y, from, to, kInk);
    });
  } else {
    for_each_run_down(mask, Of::paper, [&](int x, int from, int to) {
      if (from > 0 && to < mask.rows && to - from < length) set_down(mask, x, from, to, kInk);
    });
  }
}

}  // namespace rosett
