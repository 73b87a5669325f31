#include "pipeline/reader_pool.h"

#include <map>
#include <optional>

#include <gtest/gtest.h>

#include "core/error.h"
#include "pipeline/files.h"
#include "temporary_folder.h"
#include "tests/support/folders.h"
#include "tests/support/sanitized.h"

namespace rosett {
namespace {

using namespace std::chrono_literals;

ReaderSettings fake_reader() {
  ReaderSettings settings;
  settings.program = std::filesystem::path(rosett::bin_folder()) / "rosett-fake-reader";
  settings.start.template_folders = {"unused"};
  settings.spool_folder = std::filesystem::temp_directory_path();
  settings.start.pages = 100;
  settings.start.memory_bytes = 512LL << 20;
  settings.silence = 2s;
  settings.patience = 1;
  settings.total = 60s;
  return settings;
}

constexpr auto kUntilTheNext = 2s;  // what may pass from one outcome to that of a short document

// Reads one file after another with `readers` side by side; results by number from 0.
std::map<long long, ReadResult> read_all(const ReaderSettings& settings, int readers,
                                         const std::vector<std::string>& contents) {
  const testing::TemporaryFolder folder;
  ReaderPool pool(settings, readers);
  std::map<long long, ReadResult> results;
  std::size_t next = 0;
  while (results.size() < contents.size()) {
    for (; next < contents.size() && pool.has_free_reader(); ++next) {
      const auto file = folder.file(std::to_string(next), contents[next]);
      pool.begin({static_cast<long long>(next), open_regular(file)});
    }
    for (ReadOutcome& outcome : pool.wait(100ms, -1))
      EXPECT_TRUE(results.emplace(outcome.job, std::move(outcome.result)).second)
          << "a second outcome";
  }
  EXPECT_TRUE(pool.idle());
  return results;
}

bool was_read(const ReadResult& result) { return std::holds_alternative<FileReading>(result); }

TEST(ReaderPool, ReadsFileAfterFile) {
  const auto results = read_all(fake_reader(), 2, {"ett", "två", "tre", "fyra", "fem"});
  for (const auto& [job, result] : results) EXPECT_TRUE(was_read(result)) << job;
}

TEST(ReaderPool, GivesTheSameWithOneReaderOrMore) {
  const std::vector<std::string> contents{"ett", "REFUSED", "två", "CRASH", "tre"};
  const auto one = read_all(fake_reader(), 1, contents);
  const auto three = read_all(fake_reader(), 3, contents);
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const auto job = static_cast<long long>(i);
    ASSERT_EQ(was_read(one.at(job)), was_read(three.at(job)));
    if (was_read(one.at(job))) {
      EXPECT_EQ(std::get<FileReading>(one.at(job)).sha256,
                std::get<FileReading>(three.at(job)).sha256);
    }
  }
}

struct Misbehaviour {
  const char* how;
  std::optional<ErrorKind> becomes;  // nothing: what could be read counts, the rest is told
};

class ReaderPoolSurvives : public ::testing::TestWithParam<Misbehaviour> {
 protected:
  void SetUp() override {
    const std::string how = GetParam().how;
    if (testing::kSanitized && (how == "FORK" || how == "NETWORK"))
      GTEST_SKIP() << "there is no sandbox that would refuse it";
  }
};

TEST_P(ReaderPoolSurvives, AndReadsTheNextFileAtOnce) {
  const testing::TemporaryFolder folder;
  ReaderPool pool(fake_reader(), 1);
  const auto read = [&](const char* content) {
    pool.begin({1, open_regular(folder.file("fil", content))});
    std::vector<ReadOutcome> outcomes;
    while (outcomes.empty()) outcomes = pool.wait(100ms, -1);
  };
  read(GetParam().how);
  const auto ended = std::chrono::steady_clock::now();
  read("efter");
  EXPECT_LT(std::chrono::steady_clock::now() - ended, kUntilTheNext);
}

TEST_P(ReaderPoolSurvives, AndReadsTheNextFile) {
  const auto results = read_all(fake_reader(), 1, {"före", GetParam().how, "efter"});
  EXPECT_TRUE(was_read(results.at(0)));
  ASSERT_EQ(was_read(results.at(1)), !GetParam().becomes);
  if (GetParam().becomes) {
    EXPECT_EQ(std::get<protocol::Failure>(results.at(1)).kind, *GetParam().becomes);
    EXPECT_FALSE(std::get<protocol::Failure>(results.at(1)).advice.empty());
  }
  EXPECT_TRUE(was_read(results.at(2)));
}

INSTANTIATE_TEST_SUITE_P(
    Misbehaviours, ReaderPoolSurvives,
    ::testing::Values(
        Misbehaviour{"CRASH", ErrorKind::malformed}, Misbehaviour{"EXIT", ErrorKind::malformed},
        Misbehaviour{"HANG", ErrorKind::limit}, Misbehaviour{"GARBAGE", ErrorKind::malformed},
        Misbehaviour{"HUGE", ErrorKind::malformed}, Misbehaviour{"HALF", ErrorKind::limit},
        Misbehaviour{"BADJSON", ErrorKind::malformed},
        Misbehaviour{"SILENT_AFTER_PAGE", std::nullopt}, Misbehaviour{"WRONG_ORDER", std::nullopt},
        Misbehaviour{"ENDLESS", std::nullopt}, Misbehaviour{"ENDLESS_PICTURE", ErrorKind::limit},
        Misbehaviour{"HUGE_ALLOCATION", ErrorKind::malformed},
        Misbehaviour{"FORK", ErrorKind::malformed}, Misbehaviour{"NETWORK", ErrorKind::malformed},
        Misbehaviour{"REFUSED", ErrorKind::malformed}),
    [](const auto& each) { return std::string(each.param.how); });

TEST(ReaderPool, TriesAFileAgainWhoseReaderDiedByChance) {
  EXPECT_TRUE(was_read(read_all(fake_reader(), 1, {"CRASH_ONCE"}).at(0)));
}

// The pages' pictures, or what is told of the damage where there is none.
std::vector<std::string> pages_of(const ReadResult& result) {
  const auto& reading = std::get<FileReading>(result);
  std::vector<std::string> pages;
  for (int number = 1; number <= reading.pages.count(); ++number) {
    const FilePage page = reading.pages.page(number);
    EXPECT_EQ(page.text.page, number);
    pages.push_back(page.image.empty() ? page.text.damage : page.image);
  }
  return pages;
}

TEST(ReaderPool, GivesThePagesOfALongFileToAllReaders) {
  for (const int readers : {1, 2, 5}) {
    const auto pages = pages_of(read_all(fake_reader(), readers, {"PAGES 60"}).at(0));
    ASSERT_EQ(pages.size(), 60U);
    for (std::size_t i = 0; i < pages.size(); ++i)
      EXPECT_EQ(pages[i], "bild " + std::to_string(i + 1)) << "with " << readers << " readers";
  }
}

TEST(ReaderPool, LosesOnlyThePagesThatNoReaderSurvives) {
  const std::string file = "PAGES 30 1:CRASH 9:GARBAGE 10:CRASH 17:FAIL 30:HANG";
  for (const int readers : {1, 3}) {
    const auto pages = pages_of(read_all(fake_reader(), readers, {file}).at(0));
    ASSERT_EQ(pages.size(), 30U);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const auto number = i + 1;
      const bool bad = number == 1 || number == 9 || number == 10 || number == 17 || number == 30;
      EXPECT_EQ(pages[i] == "bild " + std::to_string(number), !bad) << number;
      EXPECT_FALSE(pages[i].empty());
    }
    EXPECT_EQ(pages[16], "Sidan är trasig.");
  }
}

TEST(ReaderPool, SaysWhyWhenNoPageCouldBeRead) {
  const auto results = read_all(fake_reader(), 2, {"PAGES 2 1:FAIL 2:CRASH", "PAGES 1 1:CRASH"});
  EXPECT_EQ(std::get<protocol::Failure>(results.at(0)).message, "Sidan är trasig.");
  EXPECT_FALSE(was_read(results.at(1)));
}

TEST(ReaderPool, GivesUpAFileThatCostsTooManyReaders) {
  std::string file = "PAGES 40";
  for (int page = 1; page <= 40; ++page) file += " " + std::to_string(page) + ":CRASH";
  const auto results = read_all(fake_reader(), 2, {file, "efter"});
  EXPECT_FALSE(was_read(results.at(0)));
  EXPECT_TRUE(was_read(results.at(1)));
}

TEST(ReaderPool, TakesAFreshReaderAfterSoManyPages) {
  ReaderSettings settings = fake_reader();
  settings.pages_per_reader = 2;
  EXPECT_EQ(pages_of(read_all(settings, 2, {"PAGES 25"}).at(0)).size(), 25U);
}

TEST(ReaderPool, BoundsTheTimeForOneFile) {
  ReaderSettings settings = fake_reader();
  settings.silence = 60s;
  settings.total = 1s;
  const auto results = read_all(settings, 1, {"HANG", "efter"});
  EXPECT_EQ(std::get<protocol::Failure>(results.at(0)).kind, ErrorKind::limit);
  EXPECT_TRUE(was_read(results.at(1)));
}

// A reader at work is not silent, however long it takes by the clock; one that computes without end
// is, by its own processor time.
TEST(ReaderPool, MeasuresReadersByTheirOwnTime) {
  ReaderSettings settings = fake_reader();
  settings.silence = 1s;
  settings.patience = 1000;
  const auto results = read_all(settings, 2, {"NAP", "SPIN", "efter"});
  EXPECT_TRUE(was_read(results.at(0)));
  EXPECT_EQ(std::get<protocol::Failure>(results.at(1)).kind, ErrorKind::limit);
  EXPECT_TRUE(was_read(results.at(2)));
}

// It would keep its place for as long as a busy machine is given.
TEST(ReaderPool, EndsAReaderThatWaitsForNothing) {
  ReaderSettings settings = fake_reader();
  settings.silence = 60s;
  settings.patience = 1000;
  settings.idle = 1s;
  const auto results = read_all(settings, 1, {"HANG", "efter"});
  EXPECT_EQ(std::get<protocol::Failure>(results.at(0)).kind, ErrorKind::limit);
  EXPECT_TRUE(was_read(results.at(1)));
}

TEST(ReaderPool, BoundsTheProcessorTimeForOneFile) {
  ReaderSettings settings = fake_reader();
  settings.silence = 60s;
  settings.patience = 1000;
  settings.total = 1s;
  const auto results = read_all(settings, 1, {"SPIN", "efter"});
  EXPECT_EQ(std::get<protocol::Failure>(results.at(0)).kind, ErrorKind::limit);
  EXPECT_TRUE(was_read(results.at(1)));
}

class ReadersThatCannotStart : public ::testing::TestWithParam<const char*> {};

TEST_P(ReadersThatCannotStart, AreTriedAgainAndTheFileIsRead) {
  const testing::TemporaryFolder folder;
  ReaderSettings settings = fake_reader();
  settings.program = folder.path() / "rosett-reader";
  if (*GetParam() != '\0') std::filesystem::create_symlink(GetParam(), settings.program);
  ReaderPool pool(settings, 2);
  pool.begin({1, open_regular(folder.file("a", "läsbar"))});
  constexpr int kManyStarts = 5;
  while (pool.starts_in_vain() < kManyStarts) EXPECT_TRUE(pool.wait(10ms, -1).empty());
  EXPECT_TRUE(pool.stands_still());
  EXPECT_FALSE(pool.why_no_start()->advice().empty());
  std::filesystem::remove(settings.program);
  std::filesystem::create_symlink(fake_reader().program, settings.program);
  const auto mended = std::chrono::steady_clock::now();
  std::vector<ReadOutcome> outcomes;
  while (outcomes.empty()) outcomes = pool.wait(10ms, -1);
  EXPECT_LT(std::chrono::steady_clock::now() - mended, kUntilTheNext);
  EXPECT_TRUE(was_read(outcomes.front().result));
  EXPECT_EQ(pool.starts_in_vain(), 0);
}

INSTANTIATE_TEST_SUITE_P(Reasons, ReadersThatCannotStart, ::testing::Values("", "/bin/false"));

TEST(ReaderPool, CanBeAbandonedWithWorkInHand) {
  const testing::TemporaryFolder folder;
  ReaderPool pool(fake_reader(), 2);
  pool.begin({1, open_regular(folder.file("a", "HANG"))});
  EXPECT_TRUE(pool.wait(200ms, -1).empty());
  ASSERT_EQ(pool.progress().size(), 1U);
  EXPECT_EQ(pool.progress().front().job, 1);
  pool.abandon();
  EXPECT_TRUE(pool.idle());
}

}  // namespace
}  // namespace rosett
