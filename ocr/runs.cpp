#include "ocr/runs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace rosett {
namespace {

constexpr std::uint8_t kInk = 255;
constexpr int kEight = sizeof(std::uint64_t);
static_assert(std::endian::native == std::endian::little, "a row's first pixel is the lowest byte");

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

template <class Which>
void erase_runs(cv::Mat& mask, Axis axis, Which which) {
  if (axis == Axis::across) {
    for_each_run_across(mask, Of::ink, [&](int y, int from, int to) {
      if (which(to - from)) set_across(mask, y, from, to, 0);
    });
  } else {
    for_each_run_down(mask, Of::ink, [&](int x, int from, int to) {
      if (which(to - from)) set_down(mask, x, from, to, 0);
    });
  }
}

// Eight rows of eight pixels, one number each.
using Block = std::array<std::uint64_t, kEight>;

// Swaps what stands `apart` rows below and left with what stands as far above and right of it.
void swap_corners(Block& block, std::size_t apart, std::uint64_t mask) {
  const std::size_t bits = 8 * apart;
  for (std::size_t i = 0; i < block.size(); ++i) {
    if ((i & apart) != 0) continue;
    const std::uint64_t differ = ((block[i] >> bits) ^ block[i + apart]) & mask;
    block[i + apart] ^= differ;
    block[i] ^= differ << bits;
  }
}

}  // namespace

void erase_short_runs(cv::Mat& mask, Axis axis, int length) {
  erase_runs(mask, axis, [length](int run) { return run < length; });
}

void erase_long_runs(cv::Mat& mask, Axis axis, int length) {
  erase_runs(mask, axis, [length](int run) { return run >= length; });
}

cv::Mat thin_along(const cv::Mat& mask, Axis axis, int longest) {
  cv::Mat thin = mask.clone();
  erase_long_runs(thin, axis, longest + 1);
  return thin;
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

cv::Mat transposed(const cv::Mat& mask) {
  cv::Mat result(mask.cols, mask.rows, CV_8UC1);
  const int rows = mask.rows / kEight * kEight;
  const int cols = mask.cols / kEight * kEight;
  for (int y = 0; y < rows; y += kEight) {
    for (int x = 0; x < cols; x += kEight) {
      Block block{};
      const uchar* from = mask.ptr(y) + x;
      for (std::uint64_t& row : block) {
        std::memcpy(&row, from, kEight);
        from += mask.step[0];
      }
      swap_corners(block, 4, 0x00000000ffffffffU);
      swap_corners(block, 2, 0x0000ffff0000ffffU);
      swap_corners(block, 1, 0x00ff00ff00ff00ffU);
      uchar* to = result.ptr(x) + y;
      for (const std::uint64_t row : block) {
        std::memcpy(to, &row, kEight);
        to += result.step[0];
      }
    }
  }
  for (int y = 0; y < mask.rows; ++y)
    for (int x = y < rows ? cols : 0; x < mask.cols; ++x) *result.ptr(x, y) = *mask.ptr(y, x);
  return result;
}

}  // namespace rosett
