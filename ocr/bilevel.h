#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

// Pictures of one bit a pixel, eight pixels a byte, the leftmost in the highest bit.
namespace rosett {

// The eight pixels of every byte.
using BitTable = std::array<std::array<std::uint8_t, 8>, 256>;

// Gray values for a 0 and a 1.
[[nodiscard]] constexpr BitTable bit_table(std::uint8_t zero, std::uint8_t one) {
  BitTable table{};
  for (unsigned byte = 0; byte < 256; ++byte)
    for (unsigned bit = 0; bit < 8; ++bit)
      table[byte][bit] = (byte >> (7U - bit) & 1U) != 0 ? one : zero;
  return table;
}

// `bits` holds (width + 7) / 8 bytes, `row` width.
inline void expand_bits(const std::uint8_t* bits, const BitTable& table, std::uint8_t* row,
                        int width) {
  for (int x = 0; x < width; x += 8)
    std::copy_n(table[*bits++].data(), std::min(8, width - x), row + x);
}

}  // namespace rosett
