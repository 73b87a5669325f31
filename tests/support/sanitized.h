#pragma once

namespace rosett::testing {

// Under a sanitizer readers run without their sandbox: memory, time and calls are not bounded.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

}  // namespace rosett::testing
