#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace rosett {

struct GrayImage {
  int width{}, height{};             // pixels
  std::vector<std::uint8_t> pixels;  // width * height, row by row, 0 black
};

// An archived page, as JPEG or PNG, in gray. Only for images that our own reader has encoded:
// what comes from outside is decoded in the child process. Throws Error: malformed (neither
// format, or broken), limit (more than 120 million pixels).
[[nodiscard]] GrayImage decode_page_image(std::span<const std::uint8_t> bytes);

// PNG, 8-bit gray; the same pixels give the same bytes. Throws Error{internal}.
[[nodiscard]] std::vector<std::uint8_t> encode_png(const GrayImage& image);

}  // namespace rosett
