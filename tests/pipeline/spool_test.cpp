#include "pipeline/spool.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "core/error.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

TEST(Spool, GivesBackWhatItWasGiven) {
  const testing::TemporaryFolder folder;
  Spool spool(folder.path());
  const auto first = spool.append("ett");
  const auto none = spool.append("");
  const auto second = spool.append(std::string(100'000, 'x'));
  EXPECT_EQ(spool.read(second), std::string(100'000, 'x'));
  EXPECT_EQ(spool.read(none), "");
  EXPECT_EQ(spool.read(first), "ett");
  EXPECT_EQ(spool.size(), 100'003U);
}

TEST(Spool, LeavesNothingBehind) {
  const testing::TemporaryFolder folder;
  Spool spool(folder.path());
  static_cast<void>(spool.append("hemligt"));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(Spool, SaysWhenItCannotKeepAnything) {
  Spool spool("/finns/inte");
  EXPECT_THROW(static_cast<void>(spool.append("x")), Error);
}

}  // namespace
}  // namespace rosett
