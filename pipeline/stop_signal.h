#pragma once

#include "pipeline/protocol/fd.h"

namespace rosett {

// SIGTERM and SIGINT as something to wait for, instead of an end at any moment. Blocks both for the
// process from here on; create it before the first reader is started, once. Not thread-safe.
class StopSignal {
 public:
  StopSignal();

  // Readable once a signal has come.
  [[nodiscard]] int descriptor() const { return signals_.get(); }
  [[nodiscard]] bool came() const;

 private:
  Fd signals_;
};

}  // namespace rosett
