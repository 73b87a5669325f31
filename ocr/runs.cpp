#include "ocr/runs.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace rosett {
namespace {

constexpr std::uint8_t kInk = 255;
constexpr int kEight = sizeof(std::uint64_t);

// Walks rows from top to bottom for both axes, so that memory is read in its order. `end(line,
// from, to)` is told of every finished run of pixels that are ink (or not), and may change it.
enum class Of { ink, paper };

// Whether the next eight pixels of both rows are alike. Most of a page is: it is passed so.
bool eight_alike(const std::uint8_t* a, const std::uint8_t* b) {
  std::uint64_t one = 0, other = 0;
  std::memcpy(&one, a, sizeof one);
  std::memcpy(&other, b, sizeof other);
  return one == other;
}

template <class End>
void for_each_run_across(const cv::Mat& mask, Of of, End end) {
  const bool wanted = of == Of::ink;
  for (int y = 0; y < mask.rows; ++y) {
    const auto* row = mask.ptr<std::uint8_t>(y);
    for (int x = 0; x < mask.cols;) {
      const int start = x++;
      const bool ink = row[start] != 0;
      while (x + kEight < mask.cols && eight_alike(row + x - 1, row + x)) x += kEight;
      while (x < mask.cols && (row[x] != 0) == ink) ++x;
      if (ink == wanted) end(y, start, x);
    }
  }
}

template <class End>
void for_each_run_down(const cv::Mat& mask, Of of, End end) {
  const bool wanted = of == Of::ink;
  std::vector<int> start(static_cast<std::size_t>(mask.cols), 0);
  for (int y = 1; y < mask.rows; ++y) {
    const auto* above = mask.ptr<std::uint8_t>(y - 1);
    const auto* row = mask.ptr<std::uint8_t>(y);
    for (int x = 0; x < mask.cols; ++x) {
      while (x + kEight <= mask.cols && eight_alike(above + x, row + x)) x += kEight;
      if (x >= mask.cols) break;
      const bool ink = above[x] != 0;
      if (ink == (row[x] != 0)) continue;
      if (ink == wanted) end(x, start[static_cast<std::size_t>(x)], y);
      start[static_cast<std::size_t>(x)] = y;
    }
  }
  for (int x = 0; x < mask.cols && mask.rows > 0; ++x)
    if ((mask.at<std::uint8_t>(mask.rows - 1, x) != 0) == wanted)
      end(x, start[static_cast<std::size_t>(x)], mask.rows);
}

void set_across(cv::Mat& mask, int y, int from, int to, std::uint8_t value) {
  std::fill(mask.ptr<std::uint8_t>(y) + from, mask.ptr<std::uint8_t>(y) + to, value);
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
