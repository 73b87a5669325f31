#pragma once

#include "pipeline/protocol/fd.h"

namespace rosett {

// SIGTERM and SIGINT as something to wait for, instead of an end at any moment, from here on and
// for the whole process: whichever of its threads the system gives the signal to (libraries start
// threads of their own). At most one at a time. Not thread-safe.
class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  // Readable once a signal has come.
  [[nodiscard]] int descriptor() const { return stops_.get(); }
  [[nodiscard]] bool came() const;

 private:
  Fd stops_;
};

}  // namespace rosett
