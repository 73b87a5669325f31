#pragma once

#include "core/document.h"

// How the list of deviations orders them; included by worklist*.cpp alone.
namespace rosett {

// 0: the most serious.
[[nodiscard]] constexpr int rank_of(Severity severity) {
  return static_cast<int>(Severity::fel) - static_cast<int>(severity);
}

[[nodiscard]] constexpr Severity severity_at(int rank) {
  return static_cast<Severity>(static_cast<int>(Severity::fel) - rank);
}

}  // namespace rosett
