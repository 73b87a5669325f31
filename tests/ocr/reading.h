#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <gtest/gtest.h>
#include <opencv2/core.hpp>

#include "core/error.h"
#include "ocr/page_source.h"

// What the tests of page sources have in common.
namespace rosett::samples {

inline SourcePage only_page(const std::vector<std::uint8_t>& bytes,
                            const ReadingLimits& limits = {}) {
  const auto source = open_page_source(bytes, limits);
  EXPECT_EQ(source->page_count(), 1);
  return source->render(1);
}

// Of opening the file or rendering any of its pages; nothing when all went well.
inline std::optional<Error> failure(const std::vector<std::uint8_t>& bytes,
                                    const ReadingLimits& limits = {}) {
  try {
    const auto source = open_page_source(bytes, limits);
    for (int page = 1; page <= source->page_count(); ++page) (void)source->render(page);
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

inline std::optional<ErrorKind> failure_kind(const std::vector<std::uint8_t>& bytes,
                                             const ReadingLimits& limits = {}) {
  const auto error = failure(bytes, limits);
  return error ? std::optional(error->kind()) : std::nullopt;
}

// The largest difference of any sample; 255 when sizes or channels differ.
inline double difference(const cv::Mat& a, const cv::Mat& b) {
  if (a.size() != b.size() || a.type() != b.type()) return 255;
  return cv::norm(a, b, cv::NORM_INF);
}

}  // namespace rosett::samples
