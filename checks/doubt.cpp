#include "checks/doubt.h"

#include <algorithm>

#include "core/text.h"

namespace rosett::checks {
namespace {

// More likely than not: below, another value is as probable as the one read.
constexpr double kLikely = 0.5;

// Signs that one misreading changes in a number: a pair that runs together or a digit lost at
// each end of a crossing line.
constexpr int kMisreadSigns = 2;

// An engine this sure of its weakest sign, and without another candidate, is right about nine
// times in ten also where a rule says otherwise (measured on readings that failed a check digit).
constexpr double kClear = 0.8;

// Words have look-alikes that the engine gives no candidates for.
bool is_words(Kind kind) { return kind == Kind::name || kind == Kind::text; }

bool is_clear(const Reading& reading) {
  return !is_words(reading.kind) && reading.evidence.exact && reading.alternatives.empty() &&
         reading.evidence.engine >= kClear && !is_disputed(reading.evidence);
}

// It may belong elsewhere, or be a part of what stands there: then anything may.
bool is_misplaced(const Reading& reading) {
  return reading.evidence.contested && !reading.accepted;
}

}  // namespace

bool is_firm(const Reading& reading) {
  if (!reading.value) return false;
  return reading.accepted || is_clear(reading) ||
         (reading.evidence.agrees && reading.evidence.exact && reading.confidence >= kLikely);
}

bool may_be(const Reading& reading, std::string_view expected) {
  if (!reading.value || *reading.value == expected) return true;
  if (is_misplaced(reading)) return true;
  if (is_firm(reading)) return false;
  return std::ranges::find(reading.alternatives, expected, &Candidate::value) !=
             reading.alternatives.end() ||
         edit_distance(*reading.value, expected) <= kMisreadSigns;
}

bool is_doubtful(const Reading* reading) {
  return reading != nullptr && reading->value && (!is_firm(*reading) || is_misplaced(*reading));
}

}  // namespace rosett::checks
