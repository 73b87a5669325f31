#include "review/web/pace.h"

#include <gtest/gtest.h>

namespace rosett::testing {
namespace {

using namespace std::chrono_literals;
using web::Pace;

constexpr Pace::Clock::time_point kNow{std::chrono::hours(1)};

// `many` answers at once, each of which takes so much; how long the last one waits.
Pace::Clock::duration wait_of_last(Pace& pace, int many, Pace::Clock::duration work,
                                   Pace::Clock::time_point now) {
  Pace::Clock::duration wait{};
  for (int i = 0; i < many; ++i) wait = pace.begin("Kim", now);
  for (int i = 0; i < many; ++i) pace.end("Kim", work, now);
  return wait;
}

TEST(Pace, KeepsNoBrowserWaiting) {
  Pace pace(2);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(wait_of_last(pace, 6, 1s, kNow), 0s);
}

TEST(Pace, HoldsAFloodToATenthOfTheMachine) {
  Pace pace(2);
  EXPECT_EQ(wait_of_last(pace, 50, 20ms, kNow), 0s) << "a little is given at once";
  (void)wait_of_last(pace, 50, 50ms, kNow);
  EXPECT_EQ(wait_of_last(pace, 50, 0ms, kNow), 1s) << "and nobody waits longer";
  // 3.5 s and what is around 150 requests, beyond the 2 s at once: in a fifth of one processor's
  // time.
  EXPECT_EQ(wait_of_last(pace, 7, 0ms, kNow + 7s), 875'000us);
  EXPECT_EQ(wait_of_last(pace, 7, 0ms, kNow + 8s), 0s);
}

TEST(Pace, KeepsNobodyElseWaiting) {
  Pace pace(2);
  (void)wait_of_last(pace, 50, 1s, kNow);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(pace.begin("Åsa", kNow), 0s);
}

}  // namespace
}  // namespace rosett::testing
