#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "pipeline/reader_slot.h"

namespace rosett {

struct ReadProgress {
  long long job{};
  int page{};   // being read, from 1
  int pages{};  // 0 until known
};

// Readers side by side, each with a file of its own. One thread talks to all of them by poll(), so
// nothing here needs a lock. What a file gives does not depend on how many readers there are.
class ReaderPool {
 public:
  // `readers` at least 1. Starts none yet.
  ReaderPool(ReaderSettings settings, int readers);

  [[nodiscard]] bool has_free_reader() const;
  [[nodiscard]] bool idle() const;  // no file in hand

  // There must be a free reader.
  void begin(ReadOrder order);

  // Waits until a file has its outcome, `wake` can be read (-1: none), or the time is up. Several
  // files may be ready at once. Throws Error{config, internal} when readers cannot work at all.
  [[nodiscard]] std::vector<ReadOutcome> wait(std::chrono::milliseconds at_most, int wake);

  [[nodiscard]] std::vector<ReadProgress> progress() const;

  // Ends all readers with whatever they have in hand.
  void abandon();

 private:
  [[nodiscard]] int milliseconds_to_wait(std::chrono::milliseconds at_most) const;

  std::unique_ptr<const ReaderSettings> settings_;  // slots refer to it
  std::vector<std::unique_ptr<ReaderSlot>> slots_;
};

}  // namespace rosett
