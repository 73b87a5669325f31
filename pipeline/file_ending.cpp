#include "pipeline/file_ending.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace rosett {
namespace {

using namespace std::string_view_literals;

// Programs add things after the end (padding, comments, a phone's maker notes); PDF readers look
// for %%EOF in the last kilobyte, but what a mail gateway appends may be longer.
constexpr std::int64_t kTailBytes = 1 << 16;
constexpr std::size_t kHeadBytes = 1024;  // within which %PDF- must stand
constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n"sv;
constexpr std::string_view kPngEnd = "IEND\xAE\x42\x60\x82"sv;  // with its CRC
constexpr std::string_view kJpeg = "\xFF\xD8\xFF"sv;

std::string tail_of(const Fd& file, std::int64_t size) {
  const std::int64_t from = std::max<std::int64_t>(0, size - kTailBytes);
  return bytes_at(file, from, static_cast<std::size_t>(size - from));
}

bool tail_contains(const Fd& file, std::int64_t size, std::string_view mark) {
  return tail_of(file, size).find(mark) != std::string::npos;
}

// A file made for the web has an end after its first page too, with «startxref 0» before it.
bool pdf_is_there(const Fd& file, std::int64_t size) {
  constexpr std::string_view kStart = "startxref";
  const std::string tail = tail_of(file, size);
  const std::size_t end = tail.rfind("%%EOF");
  if (end == std::string::npos) return false;
  const std::size_t start = tail.rfind(kStart, end);
  if (start == std::string::npos) return true;  // readers repair that
  const std::size_t number = tail.find_first_not_of(" \t\r\n", start + kStart.size());
  return number >= end || tail[number] != '0';
}

// Numbers of a TIFF file at any place, in its byte order; empty beyond the end.
class TiffNumbers {
 public:
  TiffNumbers(const Fd& file, bool little) : file_(file), little_(little) {}

  [[nodiscard]] std::optional<std::uint64_t> at(std::uint64_t place, std::size_t bytes) const {
    if (place > kFarthest) return std::nullopt;
    const std::string found = bytes_at(file_, static_cast<std::int64_t>(place), bytes);
    if (found.size() < bytes) return std::nullopt;
    return number(found, 0, bytes);
  }
  [[nodiscard]] std::uint64_t number(std::string_view from, std::size_t offset,
                                     std::size_t bytes) const {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      const std::size_t next = little_ ? bytes - 1 - i : i;
      value = value << 8U | static_cast<unsigned char>(from[offset + next]);
    }
    return value;
  }
  [[nodiscard]] std::string entries(std::uint64_t place, std::size_t bytes) const {
    if (place > kFarthest) return {};
    return bytes_at(file_, static_cast<std::int64_t>(place), bytes);
  }

 private:
  static constexpr std::uint64_t kFarthest = std::uint64_t{1} << 62U;
  const Fd& file_;
  bool little_;
};

// TIFF 6.0, section 2; BigTIFF has wider counts and offsets.
struct TiffShape {
  std::size_t count_bytes, entry_bytes, offset_bytes;
};
constexpr TiffShape kClassic{2, 12, 4};
constexpr TiffShape kBig{8, 20, 8};
constexpr std::size_t kMostEntries = 4096;    // of a directory; real ones have some twenty
constexpr std::size_t kMostFolders = 10'000;  // pages that are followed
constexpr std::uint64_t kStripOffsets = 273, kStripCounts = 279, kTileOffsets = 324,
                        kTileCounts = 325;

std::size_t bytes_of_type(std::uint64_t type) {
  constexpr std::array<std::size_t, 19> kBytes{0, 1, 1, 2, 4, 8, 1, 1, 2, 4,
                                               8, 4, 8, 4, 0, 0, 8, 8, 8};
  return type < kBytes.size() ? kBytes.at(type) : 0;
}

class TiffEnding {
 public:
  TiffEnding(const Fd& file, std::int64_t size, bool little, TiffShape shape)
      : numbers_(file, little), size_(static_cast<std::uint64_t>(size)), shape_(shape) {}

  // Follows the directories from the one that the header names.
  [[nodiscard]] bool is_there(std::uint64_t header_place) {
    auto next = numbers_.at(header_place, shape_.offset_bytes);
    if (!next || *next == 0) return false;
    std::set<std::uint64_t> seen;
    while (next && *next != 0) {
      if (!seen.insert(*next).second || seen.size() > kMostFolders) return true;  // odd, but whole
      next = directory(*next);
    }
    return next.has_value();
  }

 private:
  struct Strips {
    std::uint64_t last_offset{}, last_bytes{};
  };

  // Where the next one is; empty when this one, or what it points at, is not all there.
  [[nodiscard]] std::optional<std::uint64_t> directory(std::uint64_t place) const {
    const auto count = numbers_.at(place, shape_.count_bytes);
    if (!count || *count > kMostEntries) return std::nullopt;
    const std::size_t bytes = static_cast<std::size_t>(*count) * shape_.entry_bytes;
    const std::string entries = numbers_.entries(place + shape_.count_bytes, bytes);
    if (entries.size() < bytes) return std::nullopt;
    Strips strips;
    for (std::size_t at = 0; at < bytes; at += shape_.entry_bytes)
      if (!entry_is_there(entries, at, strips)) return std::nullopt;
    if (strips.last_offset + strips.last_bytes > size_) return std::nullopt;
    return numbers_.at(place + shape_.count_bytes + bytes, shape_.offset_bytes);
  }

  [[nodiscard]] bool entry_is_there(std::string_view entries, std::size_t at,
                                    Strips& strips) const {
    const std::uint64_t tag = numbers_.number(entries, at, 2);
    const std::size_t each = bytes_of_type(numbers_.number(entries, at + 2, 2));
    const std::uint64_t count = numbers_.number(entries, at + 4, shape_.offset_bytes);
    const std::size_t value_at = at + 4 + shape_.offset_bytes;
    if (each == 0 || count == 0) return true;  // not ours to judge
    if (count > size_ / each) return false;
    const bool inside = count * each <= shape_.offset_bytes;
    const std::uint64_t place = numbers_.number(entries, value_at, shape_.offset_bytes);
    if (!inside && (place > size_ || count * each > size_ - place)) return false;
    const auto last = inside ? numbers_.number(entries, value_at + (count - 1) * each, each)
                             : numbers_.at(place + (count - 1) * each, each).value_or(size_);
    if (tag == kStripOffsets || tag == kTileOffsets) strips.last_offset = last;
    if (tag == kStripCounts || tag == kTileCounts) strips.last_bytes = last;
    return true;
  }

  TiffNumbers numbers_;
  std::uint64_t size_;
  TiffShape shape_;
};

std::optional<bool> tiff_is_there(const Fd& file, std::int64_t size, std::string_view head) {
  if (head.starts_with("II*\0"sv)) return TiffEnding(file, size, true, kClassic).is_there(4);
  if (head.starts_with("MM\0*"sv)) return TiffEnding(file, size, false, kClassic).is_there(4);
  if (head.starts_with("II+\0"sv)) return TiffEnding(file, size, true, kBig).is_there(8);
  if (head.starts_with("MM\0+"sv)) return TiffEnding(file, size, false, kBig).is_there(8);
  return std::nullopt;
}

bool is_there(const Fd& file, std::int64_t size) {
  const std::string head = bytes_at(file, 0, kHeadBytes);
  if (head.starts_with(kPng)) return tail_contains(file, size, kPngEnd);
  if (head.starts_with(kJpeg)) return tail_contains(file, size, "\xFF\xD9"sv);
  if (const auto tiff = tiff_is_there(file, size, head)) return *tiff;
  if (head.find("%PDF-") != std::string::npos) return pdf_is_there(file, size);
  return true;
}

}  // namespace

Ending ending_of(const Fd& file) {
  const std::int64_t size = stamp_of(file).size;
  return size > 0 && is_there(file, size) ? Ending::there : Ending::missing;
}

}  // namespace rosett
