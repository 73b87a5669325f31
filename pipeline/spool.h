#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/error.h"
#include "pipeline/protocol/fd.h"

namespace rosett {

// What was kept cannot be had again: the file must be read anew. Always of kind io.
struct SpoolFault : Error {
  using Error::Error;
};

// Where what has been read of a file waits until all of it has been: a file without a name, which
// goes with the process however that ends. Keeps the service's memory flat. Not thread-safe.
class Spool {
 public:
  struct Piece {
    std::uint64_t offset{};
    std::size_t size{};
  };

  // Makes its file in `folder` when there is something to keep.
  explicit Spool(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Throws SpoolFault, as when the disk is full.
  [[nodiscard]] Piece append(std::string_view bytes);
  [[nodiscard]] std::string read(const Piece& piece) const;

  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  std::filesystem::path folder_;
  Fd file_;
  std::uint64_t size_{};
};

}  // namespace rosett
