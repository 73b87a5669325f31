#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// What libFuzzer calls with every input it thinks of, and replay.cpp with the inputs of corpus/.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace rosett::fuzz {

// Ends the process when what must hold of any input does not.
inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace rosett::fuzz
