#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

namespace rosett::web {

// Where connections wait for a thread. A browser keeps some open to each tab without asking for
// anything, and each holds its thread until it is closed: so there are as many threads as there are
// connections, up to a bound far above what an office opens, made when they are needed and gone
// when they are not. An idle one costs a few kilobytes; what weighs is bounded in Site.
class ConnectionQueue {
 public:
  explicit ConnectionQueue(int most_threads) : most_threads_(most_threads) {}
  ~ConnectionQueue() { finish(); }
  ConnectionQueue(const ConnectionQueue&) = delete;
  ConnectionQueue& operator=(const ConnectionQueue&) = delete;

  void add(std::function<void()> connection);
  // Waits for all that was added.
  void finish();

 private:
  void work();

  int most_threads_;
  std::mutex mutex_;
  std::condition_variable added_, ended_;
  std::deque<std::function<void()>> waiting_;
  int threads_{}, idle_{};
  bool finished_{};
};

}  // namespace rosett::web
