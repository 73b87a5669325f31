#pragma once

#include <algorithm>
#include <chrono>

namespace rosett {

// How long to wait after something has been in the way so many times in a row: soon at first, for
// what passes by itself; then less and less often, so that nothing is ever a busy loop; and never
// less often than people look after things.
inline constexpr std::chrono::milliseconds kLongestWait = std::chrono::minutes(5);
[[nodiscard]] constexpr std::chrono::milliseconds wait_after(
    int times, std::chrono::milliseconds longest = kLongestWait) {
  constexpr std::chrono::milliseconds kFirst{250};
  constexpr int kDoublings = 12;
  return std::min(
      longest, std::chrono::milliseconds(kFirst * (1LL << std::clamp(times - 1, 0, kDoublings))));
}

// Waits that grow while something keeps failing. Not thread-safe.
class Backoff {
 public:
  using Clock = std::chrono::steady_clock;

  Backoff() = default;
  explicit Backoff(std::chrono::milliseconds longest) : longest_(longest) {}

  void failed(Clock::time_point now) { next_ = now + wait_after(++times_, longest_); }
  void succeeded() { *this = Backoff(longest_); }
  [[nodiscard]] bool due(Clock::time_point now) const { return now >= next_; }
  [[nodiscard]] int times() const { return times_; }  // in a row

 private:
  std::chrono::milliseconds longest_{kLongestWait};
  int times_{};
  Clock::time_point next_;
};

}  // namespace rosett
