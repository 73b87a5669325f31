#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace rosett::web {

// Slows down whoever tries passwords: after a few wrong ones for a name each further one must wait
// twice as long, up to a minute; and all names together get only so many tries a minute. One
// password is weighed at a time, as each takes 64 MiB. Thread-safe.
class SignInLimit {
 public:
  using Clock = std::chrono::steady_clock;

  // Whether the name may try now.
  [[nodiscard]] bool may_try(const std::string& name, Clock::time_point now);
  void failed(const std::string& name, Clock::time_point now);
  void succeeded(const std::string& name);

  [[nodiscard]] std::mutex& one_at_a_time() { return weighing_; }

 private:
  struct Failures {
    int count{};
    Clock::time_point last;
  };
  void forget_old(Clock::time_point now);

  std::mutex mutex_, weighing_;
  std::map<std::string, Failures> failures_;
  Clock::time_point minute_;
  int tries_{};  // since then
};

}  // namespace rosett::web
