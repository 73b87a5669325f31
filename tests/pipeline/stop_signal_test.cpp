#include "pipeline/stop_signal.h"

#include <csignal>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

namespace rosett {
namespace {

TEST(StopSignal, NoneHasComeAtFirst) { EXPECT_FALSE(StopSignal{}.came()); }

TEST(StopSignal, StaysUntilTheEnd) {
  const StopSignal stop;
  ::kill(::getpid(), SIGTERM);
  EXPECT_TRUE(stop.came());
  EXPECT_TRUE(stop.came());
}

// A library's thread, started before anybody could block signals in it, may be the one to get it.
TEST(StopSignal, AnotherThreadMayGetTheSignal) {
  const StopSignal stop;
  std::thread([] { std::raise(SIGINT); }).join();
  EXPECT_TRUE(stop.came());
}

}  // namespace
}  // namespace rosett
