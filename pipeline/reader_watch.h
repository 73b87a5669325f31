#pragma once

#include <chrono>

namespace rosett {

// How long a reader may go without a word, by its own processor time and by the clock. On a machine
// with much to do a page takes long by the clock, through no fault of the reader's; one that waits
// for what never comes uses next to no processor time, and is found by that.
class ReaderWatch {
 public:
  using Clock = std::chrono::steady_clock;
  using Time = std::chrono::nanoseconds;

  struct Limits {
    Time processor{};  // used without a word
    Time clock{};      // passed without a word
    Time idle{};       // passed with less than a hundredth of it used
  };

  // Heard of at `now`; `used` is its processor time so far.
  void heard(Clock::time_point now, Time used);

  // To be called at next_look() at the latest.
  [[nodiscard]] bool is_silent(Clock::time_point now, Time used, const Limits& limits);
  [[nodiscard]] Clock::time_point next_look(Clock::time_point now, Time used,
                                            const Limits& limits) const;

 private:
  struct Mark {
    Clock::time_point at;
    Time used{};
  };

  Mark heard_;
  Mark stint_;  // from where on work is looked for
};

}  // namespace rosett
