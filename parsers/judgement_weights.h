#pragma once

#include "core/document.h"

namespace rosett {

// What each piece of evidence adds to or takes from the log-odds that a value is what stands on
// the paper (natural logarithm: 2.3 makes an error ten times as rare or as common). All weights
// are 0 or more; the sign is in the use (judgement.cpp).
struct JudgementWeights {
  double base;               // the kind itself, at an even engine confidence
  double engine;             // times the logit of the weakest symbol's confidence
  double repaired;           // look-alikes were repaired, or the form is odd
  double proof_passed;       // check digit holds, or a closed list has the value
  double proof_failed;       // it does not: misprints are rarer than misreadings
  double failed_with_rival;  // it does not, and the engine saw something else as well
  double rival;              // times the runner-up's odds against the value, 0..1
  double confirmed;          // printed elsewhere too, or a printed sum agrees
  double crowded;            // ink of a ruling, stamp or neighbour touches it
  double agrees;             // an independent second reading gave the same
  double disagrees;          // it gave something else
};

[[nodiscard]] const JudgementWeights& weights_of(Kind kind);

}  // namespace rosett
