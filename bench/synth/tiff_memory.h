#pragma once

#include <string>

#include <tiffio.h>

namespace rosett::synth {

// A file that libtiff reads and writes in memory (it reads what it wrote when it links pages).
struct TiffMemory {
  std::string bytes;
  toff_t at{};

  // "w" or "r", as TIFFOpen. The caller closes it before it looks at `bytes`.
  [[nodiscard]] TIFF* open(const char* mode);
};

}  // namespace rosett::synth
