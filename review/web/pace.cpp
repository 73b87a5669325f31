#include "review/web/pace.h"

#include <algorithm>
#include <ctime>

namespace rosett::web {
namespace {

// A browser asks six things of one address at once, with all its tabs.
constexpr int kAtOnce = 6;
// Of all processors' time, so that reading has nine tenths of it whatever is asked.
constexpr double kShare = 0.1;
// Work that is given at once to whoever has asked for little: some hundred views.
constexpr std::chrono::seconds kCredit{2};
// Below what makes a browser, a proxy or a person give up.
constexpr std::chrono::seconds kLongestWait{1};
// What a request costs beside its answer: to be taken in, looked at before its body is, and sent
// (as measured with lists of 50 kB).
constexpr std::chrono::microseconds kAround{500};

}  // namespace

Pace::Pace(int processors) : share_(kShare * std::max(processors, 1)) {}

Pace::Clock::duration Pace::begin(const std::string& who, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  Share& share = shares_[who];
  if (++share.at_once <= kAtOnce) return {};
  return std::clamp<Clock::duration>(share.even - now, Clock::duration::zero(), kLongestWait);
}

void Pace::end(const std::string& who, Clock::duration work, Clock::time_point now) {
  const auto within = [this](Clock::duration span) {
    return std::chrono::duration_cast<Clock::duration>(span / share_);
  };
  const std::lock_guard lock(mutex_);
  Share& share = shares_[who];
  share.even = std::max(share.even, now - within(kCredit)) + within(work + kAround);
  --share.at_once;
  std::erase_if(shares_, [&](const auto& each) {
    return each.second.at_once == 0 && each.second.even <= now - within(kCredit);
  });
}

Pace::Clock::duration processor_time() {
  timespec spent{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

}  // namespace rosett::web
