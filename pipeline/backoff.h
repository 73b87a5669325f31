#pragma once

#include <algorithm>
#include <chrono>

namespace rosett {

// How long to wait after something has been in the way so many times in a row: soon at first, for
// what passes by itself; then less and less often, so that nothing is ever a busy loop; and never
// less often than people look after things.
[[nodiscard]] constexpr std::chrono::milliseconds wait_after(int times) {
  constexpr std::chrono::milliseconds kFirst{250};
  constexpr std::chrono::milliseconds kLongest = std::chrono::minutes(5);
  constexpr int kDoublings = 12;
  return std::min(
      kLongest, std::chrono::milliseconds(kFirst * (1LL << std::clamp(times - 1, 0, kDoublings))));
}

// Waits that grow while something keeps failing. Not thread-safe.
class Backoff {
 public:
  using Clock = std::chrono::steady_clock;

  void failed(Clock::time_point now) { next_ = now + wait_after(++times_); }
  void succeeded() { *this = {}; }
  [[nodiscard]] bool due(Clock::time_point now) const { return now >= next_; }
  [[nodiscard]] int times() const { return times_; }  // in a row

 private:
  int times_{};
  Clock::time_point next_;
};

}  // namespace rosett
