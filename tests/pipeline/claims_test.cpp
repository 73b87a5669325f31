#include "pipeline/claims.h"

#include <gtest/gtest.h>

#include "core/error.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

constexpr int kStableSeconds = 2;

class ClaimsTest : public ::testing::Test {
 protected:
  ClaimsTest()
      : data_(laid_out(folder_)),
        database_(data_.database),
        jobs_(database_),
        log_(LogLevel::off),
        claims_(data_, kStableSeconds, jobs_, log_) {}

  static DataFolder laid_out(const testing::TemporaryFolder& folder) {
    Config config;
    config.inboxes = {{"in", "Enhet 1"}};
    DataFolder data = lay_out(folder.path(), config);
    prepare(data);
    return data;
  }

  testing::TemporaryFolder folder_;
  DataFolder data_;
  Database database_;
  Jobs jobs_;
  Log log_;
  Claims claims_;
};

TEST_F(ClaimsTest, MakeAJobOfEveryFileOnce) {
  folder_.file("in/b.pdf", "b");
  folder_.file("in/mapp/a.pdf", "a");
  const auto first = claims_.look({});
  ASSERT_EQ(first.claimed.size(), 2U);
  EXPECT_FALSE(first.more);
  EXPECT_TRUE(claims_.look({}).claimed.empty());
  const Arrival arrival = jobs_.find(first.claimed.front()).value();
  EXPECT_EQ(arrival.what.file, "b.pdf");
  EXPECT_EQ(arrival.what.inbox, "Enhet 1");
  EXPECT_EQ(arrival.what.source, folder_.path() / "in/b.pdf");
  EXPECT_EQ(arrival.state, ArrivalState::waiting);
}

TEST_F(ClaimsTest, TakeAFileThatWasReplaced) {
  folder_.file("in/a.pdf", "ett");
  EXPECT_EQ(claims_.look({}).claimed.size(), 1U);
  folder_.file("in/a.pdf", "något längre");
  EXPECT_EQ(claims_.look({}).claimed.size(), 1U);
}

TEST_F(ClaimsTest, WaitForFilesThatAreStillWritten) {
  const auto file = folder_.file("in/a.pdf", "ett");
  std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now());
  const auto noticed = claims_.look({});
  EXPECT_TRUE(noticed.claimed.empty());
  EXPECT_TRUE(noticed.more);
}

TEST_F(ClaimsTest, PassOverWhatHasItsOutcome) {
  const auto file = folder_.file("in/a.pdf", "ett");
  EXPECT_TRUE(claims_.look({file}).claimed.empty());
}

TEST_F(ClaimsTest, TakeManyFilesInSeveralLooks) {
  constexpr std::size_t kMany = 300;
  for (std::size_t i = 0; i < kMany; ++i) folder_.file("in/" + std::to_string(i), "x");
  std::size_t claimed = 0;
  for (bool more = true; more;) {
    const auto noticed = claims_.look({});
    claimed += noticed.claimed.size();
    more = noticed.more;
  }
  EXPECT_EQ(claimed, kMany);
}

TEST_F(ClaimsTest, TakeNamedFilesThatStay) {
  const auto file = folder_.file("annan mapp/a.pdf", "ett");
  const Arrival arrival = jobs_.find(claims_.claim_named(file)).value();
  EXPECT_EQ(arrival.what.original, Original::leave);
  EXPECT_THROW(static_cast<void>(claims_.claim_named(folder_.path() / "finns inte")), Error);
}

}  // namespace
}  // namespace rosett
