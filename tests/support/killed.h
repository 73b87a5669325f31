#pragma once

#include <csignal>
#include <functional>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/io_seam.h"

namespace rosett::testing {

// Where a process is to be killed: the io::Step, before or after it is taken, and how often it has
// come there. Set before run_until_killed() forks.
struct KillAt {
  io::Step step{};
  io::Moment moment{};
  int times{1};
};

inline KillAt& kill_at() {
  static KillAt place;
  return place;
}

inline int kill_there(io::Step step, io::Moment moment) {
  KillAt& place = kill_at();
  if (step == place.step && moment == place.moment && --place.times == 0) ::raise(SIGKILL);
  return 0;
}

// Runs `work` in a process of its own that is killed there. False when it never came there.
inline bool run_until_killed(const KillAt& place, const std::function<void()>& work) {
  kill_at() = place;
  const int child = ::fork();
  if (child == 0) {
    io::set_interference(kill_there);
    work();
    ::_exit(0);
  }
  int status{};
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

}  // namespace rosett::testing
