#pragma once

#include <vector>

#include "bench/synth/decision.h"
#include "bench/synth/sheet.h"
#include "bench/synth/style.h"
#include "bench/synth/typesetter.h"

namespace rosett::synth {

// Sets the decision in type. Fills in what each value looks like and on which sheet it stands.
[[nodiscard]] std::vector<Sheet> typeset(Decision& decision, const Style& style,
                                         Typesetter& typesetter, Random& random);

}  // namespace rosett::synth
