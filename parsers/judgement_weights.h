#pragma once

#include "parsers/judgement_clues.h"

namespace rosett {

// What each clue adds, times its value, to the log-odds that a value is what stands on the paper
// (natural logarithm: 2.3 makes an error ten times as rare or as common). All but that of
// Clue::one are 0 or more, so that no clue works against its direction.
[[nodiscard]] const Clues& weights_of(KindGroup group);

}  // namespace rosett
