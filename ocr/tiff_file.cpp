#include "ocr/tiff_file.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <string_view>

#include "ocr/page_picture.h"

namespace rosett {
namespace {

// libtiff only warns when a strip ends before its last row: the rest of the page would be white or
// gray without anybody knowing. JPEG strips pass on libjpeg's warnings.
bool tells_lost_picture(std::string_view warning) {
  constexpr std::array<std::string_view, 3> kLosses{"Premature EOF", "Premature end of",
                                                    "Corrupt JPEG data"};
  return warning.find("extraneous bytes") == std::string_view::npos &&
         std::ranges::any_of(kLosses, [warning](std::string_view loss) {
           return warning.find(loss) != std::string_view::npos;
         });
}

}  // namespace

// The functions that libtiff reads and complains through.
struct TiffFile::Callbacks {
  static Stream& stream(thandle_t handle) { return *static_cast<Stream*>(handle); }

  static tmsize_t read(thandle_t handle, void* target, tmsize_t wanted) {
    Stream& from = stream(handle);
    if (wanted <= 0 || from.position >= from.bytes.size()) return 0;
    const auto rest = from.bytes.subspan(from.position);
    const auto taken = rest.first(std::min(rest.size(), static_cast<std::size_t>(wanted)));
    std::ranges::copy(taken, static_cast<std::uint8_t*>(target));
    from.position += taken.size();
    return static_cast<tmsize_t>(taken.size());
  }

  static tmsize_t refuse_write(thandle_t, void*, tmsize_t) { return 0; }

  static toff_t seek(thandle_t handle, toff_t offset, int whence) {
    Stream& in = stream(handle);
    if (whence == SEEK_CUR) offset += in.position;
    if (whence == SEEK_END) offset += in.bytes.size();
    in.position = offset;
    return offset;
  }

  static int close(thandle_t) { return 0; }
  static toff_t size(thandle_t handle) { return stream(handle).bytes.size(); }

  // libtiff opened "r" only reads from the mapping, though it takes it as mutable.
  static int map(thandle_t handle, void** base, toff_t* size) {
    const auto bytes = stream(handle).bytes;
    *base = const_cast<std::uint8_t*>(bytes.data());
    *size = bytes.size();
    return 1;
  }
  static void unmap(thandle_t, void*, toff_t) {}

  static int note_error(TIFF*, void* handle, const char*, const char*, va_list) {
    stream(handle).damaged = true;
    return 1;
  }

  static int note_warning(TIFF*, void* handle, const char*, const char* format, va_list values) {
    std::array<char, 512> text{};
    // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): libtiff started it
    std::vsnprintf(text.data(), text.size(), format, values);
    if (tells_lost_picture(text.data())) stream(handle).damaged = true;
    return 1;
  }
};

TiffFile::TiffFile(std::span<const std::uint8_t> bytes, std::int64_t max_allocation)
    : stream_(std::make_unique<Stream>(Stream{bytes})) {
  struct Freer {
    void operator()(TIFFOpenOptions* options) const { TIFFOpenOptionsFree(options); }
  };
  const std::unique_ptr<TIFFOpenOptions, Freer> options(TIFFOpenOptionsAlloc());
  TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), max_allocation);
  TIFFOpenOptionsSetErrorHandlerExtR(options.get(), Callbacks::note_error, stream_.get());
  TIFFOpenOptionsSetWarningHandlerExtR(options.get(), Callbacks::note_warning, stream_.get());
  tiff_.reset(TIFFClientOpenExt("tiff", "r", stream_.get(), Callbacks::read,
                                Callbacks::refuse_write, Callbacks::seek, Callbacks::close,
                                Callbacks::size, Callbacks::map, Callbacks::unmap, options.get()));
  if (!tiff_) throw_damaged("TIFF-filen");
}

void TiffFile::check_undamaged() const {
  if (is_damaged()) throw_damaged("TIFF-filen");
}

}  // namespace rosett
