#include "review/web/sign_in_limit.h"

#include <algorithm>

namespace rosett::web {
namespace {

constexpr int kFreeFailures = 5;
constexpr int kTriesEachMinute = 60;  // a whole office in the morning stays below
constexpr std::chrono::seconds kFirstWait{2};
constexpr std::chrono::seconds kLongestWait{60};
constexpr int kMostDoublings = 5;
constexpr std::chrono::minutes kForgetAfter{15};
constexpr std::size_t kMostNames = 10'000;

}  // namespace

bool SignInLimit::may_try(const std::string& name, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  forget_old(now);
  if (now - minute_ >= std::chrono::minutes(1)) {
    minute_ = now;
    tries_ = 0;
  }
  if (++tries_ > kTriesEachMinute) return false;
  const auto found = failures_.find(name);
  if (found == failures_.end() || found->second.count < kFreeFailures) return true;
  const int doublings = std::min(found->second.count - kFreeFailures, kMostDoublings);
  const auto wait = std::min<Clock::duration>(kFirstWait * (1 << doublings), kLongestWait);
  return now - found->second.last >= wait;
}

void SignInLimit::failed(const std::string& name, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (failures_.size() >= kMostNames && !failures_.contains(name)) return;
  Failures& failures = failures_[name];
  ++failures.count;
  failures.last = now;
}

void SignInLimit::succeeded(const std::string& name) {
  const std::lock_guard lock(mutex_);
  failures_.erase(name);
}

void SignInLimit::forget_old(Clock::time_point now) {
  std::erase_if(failures_,
                [now](const auto& each) { return now - each.second.last > kForgetAfter; });
}

}  // namespace rosett::web
