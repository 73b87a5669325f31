#include "pipeline/claims.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/error.h"
#include "core/io_seam.h"
#include "pipeline/files.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

constexpr std::chrono::seconds kStable{2};
constexpr std::chrono::seconds kIncomplete{60};

class ClaimsTest : public ::testing::Test {
 protected:
  ClaimsTest()
      : data_(laid_out(folder_)),
        database_(data_.database),
        jobs_(database_),
        log_(LogLevel::off),
        obstacles_(database_, log_),
        claims_(data_, {kStable, kIncomplete}, jobs_, obstacles_) {}

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
  ObstacleBoard obstacles_;
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

TEST_F(ClaimsTest, WaitForTheEndOfAFilesFormat) {
  const auto file = folder_.file("in/a.pdf", "%PDF-1.4 halvvägs");
  std::filesystem::last_write_time(
      file, std::filesystem::file_time_type::clock::now() - std::chrono::seconds(30));
  const auto noticed = claims_.look({});
  EXPECT_TRUE(noticed.claimed.empty());
  EXPECT_TRUE(noticed.more);
  folder_.file("in/a.pdf", "%PDF-1.4 halvvägs");  // an hour old: it will not get better
  EXPECT_EQ(claims_.look({}).claimed.size(), 1U);
}

TEST_F(ClaimsTest, TakeTheLongerVersionInsteadOfTheShorter) {
  folder_.file("in/a.pdf", "en sida");
  const auto first = claims_.look({});
  ASSERT_EQ(first.claimed.size(), 1U);
  folder_.file("in/a.pdf", "en sida och en till");
  const auto second = claims_.look({});
  ASSERT_EQ(second.claimed.size(), 1U);
  EXPECT_EQ(second.superseded, first.claimed);
  EXPECT_FALSE(jobs_.find(first.claimed.front()));
}

TEST_F(ClaimsTest, TellOfAnObstacleUntilItIsGone) {
  std::filesystem::create_symlink("/etc/hostname", folder_.path() / "in/länk.pdf");
  static_cast<void>(claims_.look({}));
  static_cast<void>(claims_.look({}));
  Obstacles told(database_);
  ASSERT_EQ(told.count(), 1);
  EXPECT_EQ(told.first(1).front().path, folder_.path() / "in/länk.pdf");
  std::filesystem::remove(folder_.path() / "in/länk.pdf");
  static_cast<void>(claims_.look({}));
  EXPECT_EQ(told.count(), 0);
}

TEST_F(ClaimsTest, GoOnWithoutAnInboxThatCannotBeRead) {
  std::filesystem::remove(folder_.path() / "in");
  EXPECT_TRUE(claims_.look({}).claimed.empty());
  EXPECT_EQ(Obstacles(database_).count(), 1);
}

TEST_F(ClaimsTest, NeverFollowAFolderThatIsALink) {
  folder_.file("annat/hemlig.pdf", "x");
  std::filesystem::create_directory_symlink(folder_.path() / "annat", folder_.path() / "in/mapp");
  EXPECT_TRUE(claims_.look({}).claimed.empty());
  EXPECT_FALSE(open_regular(folder_.path() / "in/mapp/hemlig.pdf", folder_.path() / "in").valid());
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
    more = noticed.more || noticed.cut_short;
  }
  EXPECT_EQ(claimed, kMany);
}

int slow_listing(io::Step step, io::Moment /*moment*/) {
  if (step == io::Step::list_folder) ::usleep(400'000);
  return 0;
}

// With very many files, listing them takes longer than a look may take to claim them.
TEST_F(ClaimsTest, GetSomewhereHoweverLongListingTakes) {
  for (int i = 0; i < 3; ++i) folder_.file("in/" + std::to_string(i), std::to_string(i));
  io::set_interference(slow_listing);
  EXPECT_FALSE(claims_.look({}).claimed.empty());
  io::set_interference([](io::Step, io::Moment) { return 0; });
}

TEST_F(ClaimsTest, TakeNamedFilesThatStay) {
  const auto file = folder_.file("annan mapp/a.pdf", "ett");
  const Arrival arrival = jobs_.find(claims_.claim_named(file)).value();
  EXPECT_EQ(arrival.what.original, Original::leave);
  EXPECT_THROW(static_cast<void>(claims_.claim_named(folder_.path() / "finns inte")), Error);
}

}  // namespace
}  // namespace rosett
