#include "ocr/warp.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#ifdef __x86_64__
#include <immintrin.h>
#endif

// As OpenCV 4.6 does it (imgproc/src/imgwarp.cpp, warpAffine and remapBicubic): places in the
// source are told in 32nds of a pixel, and each has its sixteen weights in a table.
namespace rosett {
namespace {

constexpr int kPlaceBits = 5;  // places within a pixel, each way
constexpr int kPlaces = 1 << kPlaceBits;
constexpr int kStepBits = 10;  // with which steps through the source are added up
constexpr int kWeightBits = 15;
constexpr int kTaps = 4;
constexpr int kAll = kTaps * kTaps;
constexpr int kTogether = 8;
constexpr std::uint8_t kWhite = 255;

using Weights = std::array<std::int16_t, kAll>;  // rows of taps

std::array<float, kTaps> cubic(float x) {
  constexpr float kA = -0.75F;
  std::array<float, kTaps> taps{};
  taps[0] = ((kA * (x + 1) - 5 * kA) * (x + 1) + 8 * kA) * (x + 1) - 4 * kA;
  taps[1] = ((kA + 2) * x - (kA + 3)) * x * x + 1;
  taps[2] = ((kA + 2) * (1 - x) - (kA + 3)) * (1 - x) * (1 - x) + 1;
  taps[3] = 1.0F - taps[0] - taps[1] - taps[2];
  return taps;
}

// Rounded weights have to come to one: the rest goes to the largest, or comes from the smallest, of
// the four that OpenCV looks at.
void balance(Weights& weights) {
  constexpr std::array<std::size_t, 4> kLookedAt{10, 11, 14, 15};
  int sum = -(1 << kWeightBits);
  for (const std::int16_t weight : weights) sum += weight;
  if (sum == 0) return;
  std::size_t least = kLookedAt[0], most = kLookedAt[0];
  for (const std::size_t i : kLookedAt) {
    if (weights[i] < weights[least])
      least = i;
    else if (weights[i] > weights[most])
      most = i;
  }
  std::int16_t& weight = weights[sum < 0 ? most : least];
  weight = static_cast<std::int16_t>(weight - sum);
}

// By place down, then across.
std::vector<Weights> weights_of_places() {
  constexpr float kScale = 1 << kWeightBits;
  std::vector<Weights> table;
  for (int down = 0; down < kPlaces; ++down) {
    for (int across = 0; across < kPlaces; ++across) {
      const auto rows = cubic(static_cast<float>(down) / kPlaces);
      const auto columns = cubic(static_cast<float>(across) / kPlaces);
      Weights& weights = table.emplace_back();
      for (std::size_t i = 0; i < kAll; ++i) {
        const float exact = rows[i / kTaps] * columns[i % kTaps] * kScale;
        weights[i] = static_cast<std::int16_t>(std::min(std::lrint(exact), 32'767L));
      }
      balance(weights);
    }
  }
  return table;
}

// Where a pixel comes from.
struct Origin {
  int x{}, y{};  // of the first tap
  const Weights* weights{};
};

std::uint8_t from_sum(int sum) {
  return static_cast<std::uint8_t>(
      std::clamp((sum + (1 << (kWeightBits - 1))) >> kWeightBits, 0, 255));
}

// Near the edge: taps beyond it are white.
std::uint8_t at_edge(const cv::Mat& source, const Origin& origin) {
  int sum = kWhite << kWeightBits;
  for (int i = 0; i < kAll; ++i) {
    const int x = origin.x + i % kTaps, y = origin.y + i / kTaps;
    if (x < 0 || x >= source.cols || y < 0 || y >= source.rows) continue;
    sum +=
        (source.ptr<std::uint8_t>(y)[x] - kWhite) * (*origin.weights)[static_cast<std::size_t>(i)];
  }
  return from_sum(sum);
}

using Origins = std::array<Origin, kTogether>;

void inside_plain(const cv::Mat& source, const Origins& origins, std::uint8_t* to) {
  for (const Origin& origin : origins) {
    int sum = 0;
    const std::int16_t* weight = origin.weights->data();
    for (int y = 0; y < kTaps; ++y) {
      const auto* from = source.ptr<std::uint8_t>(origin.y + y) + origin.x;
      for (int x = 0; x < kTaps; ++x) sum += from[x] * *weight++;
    }
    *to++ = from_sum(sum);
  }
}

using Inside = void (*)(const cv::Mat& source, const Origins& origins, std::uint8_t* to);

#ifdef __x86_64__
#define ROSETT_AVX2 __attribute__((target("avx2")))

int four_of(const std::uint8_t* pixels) {
  int four = 0;
  std::memcpy(&four, pixels, sizeof four);
  return four;
}

// Sums of two of a pixel's products each.
ROSETT_AVX2 inline __m256i products(const cv::Mat& source, const Origin& origin) {
  const auto* from = source.ptr<std::uint8_t>(origin.y) + origin.x;
  const std::size_t row = source.step[0];
  const __m128i pixels = _mm_setr_epi32(four_of(from), four_of(from + row), four_of(from + 2 * row),
                                        four_of(from + 3 * row));
  const auto* weights = reinterpret_cast<const __m256i*>(origin.weights->data());
  return _mm256_madd_epi16(_mm256_cvtepu8_epi16(pixels), _mm256_loadu_si256(weights));
}

// Of four pixels, the sums of each one's lower and upper half.
ROSETT_AVX2 inline __m128i sums_of_four(const cv::Mat& source, const Origin* origins) {
  const __m256i two = _mm256_hadd_epi32(products(source, origins[0]), products(source, origins[1]));
  const __m256i more =
      _mm256_hadd_epi32(products(source, origins[2]), products(source, origins[3]));
  const __m256i four = _mm256_hadd_epi32(two, more);
  return _mm_add_epi32(_mm256_castsi256_si128(four), _mm256_extracti128_si256(four, 1));
}

ROSETT_AVX2 inline __m128i from_sums(__m128i sums) {
  return _mm_srai_epi32(_mm_add_epi32(sums, _mm_set1_epi32(1 << (kWeightBits - 1))), kWeightBits);
}

ROSETT_AVX2 void inside_avx2(const cv::Mat& source, const Origins& origins, std::uint8_t* to) {
  const __m128i low = from_sums(sums_of_four(source, origins.data()));
  const __m128i high = from_sums(sums_of_four(source, origins.data() + 4));
  const __m128i words = _mm_packs_epi32(low, high);
  const __m128i bytes = _mm_packus_epi16(words, words);
  _mm_storel_epi64(reinterpret_cast<__m128i*>(to), bytes);
}

Inside best() { return __builtin_cpu_supports("avx2") != 0 ? inside_avx2 : inside_plain; }
#else
Inside best() { return inside_plain; }
#endif

int rounded(double value) {
  constexpr double kMost = 2'147'483'647.0;
  return static_cast<int>(std::lrint(std::clamp(value, -kMost - 1, kMost)));
}

// One way of the way back, added up in whole numbers.
struct Steps {
  std::vector<int> across;  // for each column
  double down{}, shift{};   // for each row

  Steps(double x, double y, double at, int cols)
      : across(static_cast<std::size_t>(cols)), down{y}, shift{at} {
    for (int i = 0; i < cols; ++i)
      across[static_cast<std::size_t>(i)] = rounded(x * i * (1 << kStepBits));
  }
  [[nodiscard]] int start(int row) const {
    constexpr int kHalfPlace = (1 << kStepBits) / kPlaces / 2;
    return rounded((down * row + shift) * (1 << kStepBits)) + kHalfPlace;
  }
};

}  // namespace

cv::Mat warped(const cv::Mat& source, const cv::Matx23d& to_result, const cv::Size& size) {
  static const std::vector<Weights> table = weights_of_places();
  static const Inside inside = best();
  // The way back, with OpenCV's own order of operations.
  const cv::Matx23d& m = to_result;
  const double determinant = m(0, 0) * m(1, 1) - m(0, 1) * m(1, 0);
  const double d = determinant != 0 ? 1 / determinant : 0;
  const double xx = m(1, 1) * d, yy = m(0, 0) * d, xy = m(0, 1) * -d, yx = m(1, 0) * -d;
  const Steps xs{xx, xy, -xx * m(0, 2) - xy * m(1, 2), size.width};
  const Steps ys{yx, yy, -yx * m(0, 2) - yy * m(1, 2), size.width};
  cv::Mat result(size, CV_8UC1);
  const auto origin = [&](int x, int x0, int y0) {
    const int across = (x0 + xs.across[static_cast<std::size_t>(x)]) >> (kStepBits - kPlaceBits);
    const int down = (y0 + ys.across[static_cast<std::size_t>(x)]) >> (kStepBits - kPlaceBits);
    const int place = (down & (kPlaces - 1)) * kPlaces + (across & (kPlaces - 1));
    return Origin{(across >> kPlaceBits) - 1, (down >> kPlaceBits) - 1,
                  &table[static_cast<std::size_t>(place)]};
  };
  // Between two such pixels all are.
  const auto is_inside = [&](const Origin& at) {
    return at.x >= 0 && at.y >= 0 && at.x + kTaps <= source.cols && at.y + kTaps <= source.rows;
  };
  for (int y = 0; y < size.height; ++y) {
    const int x0 = xs.start(y), y0 = ys.start(y);
    auto* to = result.ptr<std::uint8_t>(y);
    int x = 0;
    for (; x + kTogether <= size.width; x += kTogether) {
      Origins origins;
      for (int i = 0; i < kTogether; ++i)
        origins[static_cast<std::size_t>(i)] = origin(x + i, x0, y0);
      if (is_inside(origins.front()) && is_inside(origins.back())) {
        inside(source, origins, to + x);
      } else {
        for (int i = 0; i < kTogether; ++i)
          to[x + i] = at_edge(source, origins[static_cast<std::size_t>(i)]);
      }
    }
    for (; x < size.width; ++x) to[x] = at_edge(source, origin(x, x0, y0));
  }
  return result;
}

}  // namespace rosett
