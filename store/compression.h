#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// zlib, for the words of pages: their JSON shrinks to a tenth.
namespace rosett {

[[nodiscard]] std::vector<std::uint8_t> compressed(std::string_view text);

// `size` is that of the text. Throws Error{internal} when the bytes are not such a text.
[[nodiscard]] std::string decompressed(std::span<const std::uint8_t> bytes, std::size_t size);

}  // namespace rosett
