#pragma once

#include "pipeline/reader/sandbox.h"

namespace rosett {

// Takes from this process all that a document must not be able to use, and life after its parent.
// Under a sanitizer, which needs more than the sandbox lets through, the sandbox is left out.
// Throws Error{internal} when the kernel refuses.
[[nodiscard]] SandboxLayers confine(const SandboxLimits& limits);

}  // namespace rosett
