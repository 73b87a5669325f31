#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "core/error.h"
#include "pipeline/backoff.h"
#include "pipeline/file_work.h"
#include "pipeline/reader_slot.h"

namespace rosett {

struct ReadProgress {
  long long job{};
  int page{};   // being read, from 1
  int pages{};  // 0 until known
};

// Readers side by side, and the files they have in hand: at most as many as there are readers, so
// that each has one to itself; a reader without one helps with the pages of another's. One thread
// talks to all of them by poll(), so nothing here needs a lock. What a file gives does not depend
// on how many readers there are.
class ReaderPool {
 public:
  // `readers` at least 1. Starts none yet.
  ReaderPool(ReaderSettings settings, int readers);

  [[nodiscard]] bool has_free_reader() const { return files_.size() < slots_.size(); }
  [[nodiscard]] bool idle() const { return files_.empty(); }

  // There must be a free reader.
  void begin(ReadOrder order);

  // Waits until a file has its outcome, `wake` can be read (-1: none), or the time is up. Several
  // files may be ready at once. Throws Error{config} when readers cannot work at all.
  [[nodiscard]] std::vector<ReadOutcome> wait(std::chrono::milliseconds at_most, int wake);

  // Readers that cannot be started (memory short, the program just being replaced) are tried again
  // with growing waits; files in hand wait meanwhile. How many times in a row it did not work, why,
  // and whether no reader works at all for that reason.
  [[nodiscard]] int starts_in_vain() const { return starts_.times(); }
  [[nodiscard]] const std::optional<Error>& why_no_start() const { return why_no_start_; }
  [[nodiscard]] bool stands_still() const;

  [[nodiscard]] std::vector<ReadProgress> progress() const;

  // Ends all readers with whatever they have in hand.
  void abandon();

 private:
  // Short, since starting one costs little and, once readers start again, whoever waits for a
  // document shall not wait for this too.
  static constexpr std::chrono::milliseconds kLongestBetweenStarts{1500};

  using Clock = ReaderSlot::Clock;
  struct InHand {
    FileWork work;
    Clock::time_point deadline;
  };

  void hand_out();
  void handle(ReaderSlot& slot, Clock::time_point now);
  void could_not_start(const Error& error);
  [[nodiscard]] bool is_overdue(const InHand& file, Clock::time_point now) const;
  [[nodiscard]] bool begin_next(ReaderSlot& slot);
  [[nodiscard]] int milliseconds_to_wait(std::chrono::milliseconds at_most) const;
  void end_overdue(Clock::time_point now);
  [[nodiscard]] std::vector<ReadOutcome> take_finished();

  std::unique_ptr<const ReaderSettings> settings_;  // slots refer to it
  std::vector<std::unique_ptr<InHand>> files_;      // slots refer to them; oldest first
  std::vector<std::unique_ptr<ReaderSlot>> slots_;
  Backoff starts_{kLongestBetweenStarts};
  std::optional<Error> why_no_start_;
};

}  // namespace rosett
