#pragma once

#include "pipeline/files.h"

namespace rosett {

// Whether the end of a file's format is there. A scanner, or a copy over the network, may pause in
// the middle of a file for longer than anybody would call standing still.
enum class Ending {
  there,    // or a format that is none of ours, of which nothing can be said
  missing,  // empty, or cut off so far
};

// Looks at the few bytes that tell: PDF (%%EOF), TIFF (each directory and what it points at lies in
// the file), PNG (IEND), JPEG (EOI). Reads no more than some hundred kilobytes. Throws Error{io}.
[[nodiscard]] Ending ending_of(const Fd& file);

}  // namespace rosett
