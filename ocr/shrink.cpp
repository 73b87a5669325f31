#include "ocr/shrink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include <opencv2/imgproc.hpp>

#ifdef __x86_64__
#include <immintrin.h>
#endif

// As OpenCV 4.6 does it (imgproc/src/resize.cpp, computeResizeAreaTab and ResizeArea_Invoker): a
// pixel is the sum of those it covers, each row's first, then that of the rows.
namespace rosett {
namespace {

constexpr std::size_t kTogether = 8;
constexpr int kFour = 4;  // pixels that are fetched at once

// A source pixel's share of a pixel of the result.
struct Share {
  int source{};
  float share{};
};

// One side of a picture.
struct Side {
  int from{}, to{};  // pixels before and after
  double scale{};    // pixels of the source that one of the result covers

  Side(int before, int after)
      : from{before}, to{after}, scale{1.0 / (static_cast<double>(after) / before)} {}
  Side(int before, double share)
      : from{before}, to{cv::saturate_cast<int>(before * share)}, scale{1.0 / share} {}

  [[nodiscard]] bool is_whole() const { return std::abs(scale - std::round(scale)) < 1e-9; }
};

// Of each pixel along one side.
std::vector<std::vector<Share>> shares_of(const Side& side) {
  constexpr double kNothing = 1e-3;
  const auto [from, to, scale] = side;
  std::vector<std::vector<Share>> all;
  for (int i = 0; i < to; ++i) {
    const double begin = i * scale, end = begin + scale;
    const double width = std::min(scale, from - begin);
    const int last = std::min(static_cast<int>(std::floor(end)), from - 1);
    const int first = std::min(static_cast<int>(std::ceil(begin)), last);
    std::vector<Share>& shares = all.emplace_back();
    if (first - begin > kNothing)
      shares.push_back({first - 1, static_cast<float>((first - begin) / width)});
    for (int source = first; source < last; ++source)
      shares.push_back({source, static_cast<float>(1.0 / width)});
    if (end - last > kNothing)
      shares.push_back(
          {last, static_cast<float>(std::min(std::min(end - last, 1.0), width) / width)});
  }
  return all;
}

// The same for whole rows: each pixel's first source, and tap by tap the shares of all pixels,
// zeros where a pixel has none, filled up to whole kTogether.
struct Taps {
  std::vector<std::int32_t> first;
  std::vector<std::vector<float>> shares;  // a whole number of kFour taps
};

Taps taps_of(const std::vector<std::vector<Share>>& all, int source_size) {
  const std::size_t whole = (all.size() + kTogether - 1) / kTogether * kTogether;
  std::size_t most = 0;
  for (const auto& shares : all) most = std::max(most, shares.size());
  most = (most + kFour - 1) / kFour * kFour;
  // Four at a time must not be fetched from beyond the row: the last pixels begin earlier.
  const int last_first = source_size - static_cast<int>(most);
  Taps taps{std::vector<std::int32_t>(whole), {}};
  taps.shares.assign(most, std::vector<float>(whole));
  for (std::size_t i = 0; i < all.size(); ++i) {
    taps.first[i] = std::min(all[i].front().source, last_first);
    for (const Share& share : all[i])
      taps.shares[static_cast<std::size_t>(share.source - taps.first[i])][i] = share.share;
  }
  return taps;
}

using AddRow = void (*)(const std::uint8_t* row, const Taps& taps, float share, float* sums);

// sums += share * the row's sums.
void add_row_plain(const std::uint8_t* row, const Taps& taps, float share, float* sums) {
  for (std::size_t i = 0; i < taps.first.size(); ++i) {
    float sum = 0;
    for (std::size_t tap = 0; tap < taps.shares.size(); ++tap)
      sum += static_cast<float>(row[taps.first[i] + static_cast<int>(tap)]) * taps.shares[tap][i];
    sums[i] += share * sum;
  }
}

#ifdef __x86_64__
__attribute__((target("avx2"))) void add_row_avx2(const std::uint8_t* row, const Taps& taps,
                                                  float share, float* sums) {
  const __m256i byte = _mm256_set1_epi32(0xff);
  for (std::size_t i = 0; i < taps.first.size(); i += kTogether) {
    const __m256i first =
        _mm256_loadu_si256(reinterpret_cast<const __m256i*>(taps.first.data() + i));
    __m256 sum = _mm256_setzero_ps();
    for (std::size_t tap = 0; tap < taps.shares.size(); tap += kFour) {
      __m256i four = _mm256_i32gather_epi32(reinterpret_cast<const int*>(row + tap), first, 1);
      for (std::size_t k = 0; k < kFour; ++k) {
        const __m256 pixels = _mm256_cvtepi32_ps(_mm256_and_si256(four, byte));
        const __m256 part = _mm256_mul_ps(pixels, _mm256_loadu_ps(taps.shares[tap + k].data() + i));
        sum = _mm256_add_ps(sum, part);
        four = _mm256_srli_epi32(four, 8);
      }
    }
    const __m256 added = _mm256_mul_ps(_mm256_set1_ps(share), sum);
    _mm256_storeu_ps(sums + i, _mm256_add_ps(_mm256_loadu_ps(sums + i), added));
  }
}

AddRow best() { return __builtin_cpu_supports("avx2") != 0 ? add_row_avx2 : add_row_plain; }
#else
AddRow best() { return add_row_plain; }
#endif

// Where a whole number of pixels makes one, OpenCV is as fast.
bool can_shrink(const Side& across, const Side& down) {
  constexpr int kMostScale = 16;
  const bool smaller = across.to < across.from && down.to < down.from && down.to > 0;
  const bool fits = across.from >= 2 * kMostScale && across.to * kMostScale > across.from;
  return smaller && fits && !(across.is_whole() && down.is_whole());
}

cv::Mat shrunk(const Side& across, const Side& down, const cv::Mat& picture) {
  static const AddRow add_row = best();
  const Taps taps = taps_of(shares_of(across), across.from);
  cv::Mat result(down.to, across.to, CV_8UC1);
  std::vector<float> sums(taps.first.size());
  int y = 0;
  for (const std::vector<Share>& rows : shares_of(down)) {
    std::ranges::fill(sums, 0.0F);
    for (const Share& share : rows)
      add_row(picture.ptr<std::uint8_t>(share.source), taps, share.share, sums.data());
    auto* to = result.ptr<std::uint8_t>(y++);
    for (int x = 0; x < across.to; ++x)
      to[x] = cv::saturate_cast<std::uint8_t>(sums[static_cast<std::size_t>(x)]);
  }
  return result;
}

}  // namespace

cv::Mat shrunk(const cv::Mat& picture, const cv::Size& size) {
  if (can_shrink({picture.cols, size.width}, {picture.rows, size.height}))
    return shrunk({picture.cols, size.width}, {picture.rows, size.height}, picture);
  cv::Mat result;
  cv::resize(picture, result, size, 0, 0, cv::INTER_AREA);
  return result;
}

cv::Mat shrunk_by(const cv::Mat& picture, double factor) {
  const double share = 1.0 / factor;
  if (can_shrink({picture.cols, share}, {picture.rows, share}))
    return shrunk({picture.cols, share}, {picture.rows, share}, picture);
  cv::Mat result;
  cv::resize(picture, result, {}, share, share, cv::INTER_AREA);
  return result;
}

}  // namespace rosett
