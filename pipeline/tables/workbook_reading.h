#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "core/workbook.h"

// The whole of folder tables seen from outside: bytes of a file in, cells out.
namespace rosett {

// Checked before anything is kept; breaking one is Error{limit}.
struct WorkbookLimits {
  std::int64_t unpacked_bytes{512LL << 20};  // of XML that is run through
  std::size_t cells{3'000'000};              // a register of 200,000 persons has two million
  std::size_t text_bytes{256ULL << 20};      // of all cells together
};

// A ZIP archive by its first bytes.
[[nodiscard]] bool is_zip(std::span<const std::uint8_t> bytes);

// An Office Open XML workbook (.xlsx, .xlsm). Throws Error: malformed when it is cut short or
// damaged, unsupported when it is an archive of another kind or can only be opened with a
// password, limit.
[[nodiscard]] Workbook read_workbook(std::span<const std::uint8_t> bytes,
                                     const WorkbookLimits& limits = {});

}  // namespace rosett
