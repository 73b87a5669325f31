#include "bench/synth/tiff_memory.h"

#include <algorithm>
#include <cstring>

namespace rosett::synth {
namespace {

TiffMemory& memory(thandle_t handle) { return *static_cast<TiffMemory*>(handle); }

tmsize_t read(thandle_t handle, void* out, tmsize_t wanted) {
  TiffMemory& file = memory(handle);
  if (file.at >= file.bytes.size()) return 0;
  const auto size = std::min(static_cast<std::size_t>(wanted), file.bytes.size() - file.at);
  std::memcpy(out, file.bytes.data() + file.at, size);
  file.at += size;
  return static_cast<tmsize_t>(size);
}

tmsize_t write(thandle_t handle, void* data, tmsize_t size) {
  TiffMemory& file = memory(handle);
  const auto end = file.at + static_cast<toff_t>(size);
  if (end > file.bytes.size()) file.bytes.resize(end);
  std::memcpy(file.bytes.data() + file.at, data, static_cast<std::size_t>(size));
  file.at = end;
  return size;
}

toff_t seek(thandle_t handle, toff_t offset, int whence) {
  TiffMemory& file = memory(handle);
  const toff_t from = whence == SEEK_CUR ? file.at : whence == SEEK_END ? file.bytes.size() : 0;
  return file.at = from + offset;
}

int close(thandle_t) { return 0; }

toff_t size_of(thandle_t handle) { return memory(handle).bytes.size(); }

}  // namespace

TIFF* TiffMemory::open(const char* mode) {
  return TIFFClientOpen("memory", mode, this, read, write, seek, close, size_of, nullptr, nullptr);
}

}  // namespace rosett::synth
