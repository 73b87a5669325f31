#include "pipeline/reader_watch.h"

#include <algorithm>

namespace rosett {
namespace {

constexpr int kLeastWork = 100;  // one part in so many: what is starved still gets more

}  // namespace

void ReaderWatch::heard(Clock::time_point now, Time used) { heard_ = stint_ = {now, used}; }

bool ReaderWatch::is_silent(Clock::time_point now, Time used, const Limits& limits) {
  if (used - heard_.used >= limits.processor || now - heard_.at >= limits.clock) return true;
  if (now - stint_.at < limits.idle) return false;
  if ((used - stint_.used) * kLeastWork < now - stint_.at) return true;
  stint_ = {now, used};
  return false;
}

ReaderWatch::Clock::time_point ReaderWatch::next_look(Clock::time_point now, Time used,
                                                      const Limits& limits) const {
  return std::min({now + limits.processor - (used - heard_.used), heard_.at + limits.clock,
                   stint_.at + limits.idle});
}

}  // namespace rosett
