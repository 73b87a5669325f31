#include "parsers/judgement_weights.h"

#include "parsers/fitted_weights.h"

namespace rosett {

const Clues& weights_of(KindGroup group) { return kFittedWeights[static_cast<std::size_t>(group)]; }

}  // namespace rosett
