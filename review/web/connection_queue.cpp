#include "review/web/connection_queue.h"

#include <chrono>
#include <thread>

namespace rosett::web {
namespace {

constexpr std::chrono::seconds kIdle{10};  // then a thread ends

}  // namespace

void ConnectionQueue::add(std::function<void()> connection) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(connection));
  if (static_cast<int>(waiting_.size()) > idle_ && threads_ < most_threads_) {
    ++threads_;
    std::thread([this] { work(); }).detach();
  }
  added_.notify_one();
}

void ConnectionQueue::finish() {
  std::unique_lock lock(mutex_);
  finished_ = true;
  added_.notify_all();
  ended_.wait(lock, [this] { return threads_ == 0; });
}

void ConnectionQueue::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    added_.wait_for(lock, kIdle, [this] { return !waiting_.empty() || finished_; });
    --idle_;
    if (waiting_.empty()) break;
    const std::function<void()> connection = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    connection();
    lock.lock();
  }
  --threads_;
  ended_.notify_all();
}

}  // namespace rosett::web
