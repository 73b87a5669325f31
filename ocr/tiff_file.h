#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include <tiffio.h>

namespace rosett {

// A TIFF file in memory, opened with libtiff. libtiff's complaints are kept, not printed.
class TiffFile {
 public:
  // `bytes` must outlive the file. Throws Error{malformed}.
  TiffFile(std::span<const std::uint8_t> bytes, std::int64_t max_allocation);

  // Throws Error{malformed} when libtiff has complained of lost picture since the file was opened
  // or its damage was last forgotten.
  void check_undamaged() const;
  [[nodiscard]] bool is_damaged() const { return stream_->damaged; }
  void forget_damage() { stream_->damaged = false; }

  // For libtiff's functions, as long as this lives.
  [[nodiscard]] TIFF* handle() const { return tiff_.get(); }

 private:
  // At a fixed address: libtiff keeps a pointer to it.
  struct Stream {
    std::span<const std::uint8_t> bytes;
    std::uint64_t position{};
    bool damaged{};
  };
  struct Callbacks;
  struct Closer {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
  };

  std::unique_ptr<Stream> stream_;
  std::unique_ptr<TIFF, Closer> tiff_;
};

}  // namespace rosett
