#pragma once

#include <string>

#include "core/document.h"

// From evidence to a probability, and from the probability to what nobody needs to look at.
namespace rosett {

struct Thresholds {
  double accept{0.999};  // probability from which a reading is accepted
};

// The thresholds that keep wrong values among the accepted ones under this rate. Most accepted
// values are far surer than the last one accepted, so that one may be ten times as doubtful as
// the rate.
[[nodiscard]] Thresholds thresholds_for(double errors_per_10000);

// Probability that the value is what stands on the paper, from evidence and runner-ups alone; 0
// without a value. Weights: fitted_weights.h; how they came about: bench/calibrate.
[[nodiscard]] double probability(const Reading& reading);

// Sets confidence and accepted of every reading, then the document's osaker_lasning deviations
// anew and its status (klar, avvikelser; «fel» is left as it is). Where the two readers differ and
// no check digit or closed list decides, or two places of the document do, or one reader alone saw
// it, nothing is accepted. A reading that is not accepted
// gets osaker_lasning unless another varning or fel stands on its row and field already.
// Deterministic; judging twice changes nothing.
void judge(Document& document, const Thresholds& thresholds = {});

// klar, or avvikelser: a value that is not accepted, or a deviation of severity fel. A document
// that could not be read keeps its fel.
[[nodiscard]] std::string status_of(const Document& document);

}  // namespace rosett
