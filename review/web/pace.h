#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace rosett::web {

// Keeps a flood of requests from taking the processor from the reading of documents. Nobody is
// refused: who asks for more at once than a browser does, and has had a lot already, waits a little
// before each answer. Thread-safe.
class Pace {
 public:
  using Clock = std::chrono::steady_clock;

  // `processors` as many as the machine has.
  explicit Pace(int processors);

  // An answer to `who` begins; how long it is to wait first.
  [[nodiscard]] Clock::duration begin(const std::string& who, Clock::time_point now);
  // It has been given, with so much of a processor's time.
  void end(const std::string& who, Clock::duration work, Clock::time_point now);

 private:
  struct Share {
    int at_once{};           // answers that have begun
    Clock::time_point even;  // when all that has been given is within what may be given
  };

  double share_;  // of one processor's time
  std::mutex mutex_;
  std::map<std::string, Share> shares_;
};

// Of the thread that runs.
[[nodiscard]] Pace::Clock::duration processor_time();

}  // namespace rosett::web
