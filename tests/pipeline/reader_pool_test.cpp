#include "pipeline/reader_pool.h"

#include <map>

#include <gtest/gtest.h>

#include "core/error.h"
#include "pipeline/files.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

using namespace std::chrono_literals;

ReaderSettings fake_reader() {
  ReaderSettings settings;
  settings.program = std::filesystem::path(ROSETT_BIN_DIR) / "rosett-fake-reader";
  settings.start.template_folders = {"unused"};
  settings.start.pages = 10;
  settings.silence = 2s;
  settings.total = 60s;
  return settings;
}

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
  ErrorKind becomes;
};

class ReaderPoolSurvives : public ::testing::TestWithParam<Misbehaviour> {};

TEST_P(ReaderPoolSurvives, AndReadsTheNextFile) {
  const auto results = read_all(fake_reader(), 1, {"före", GetParam().how, "efter"});
  EXPECT_TRUE(was_read(results.at(0)));
  ASSERT_FALSE(was_read(results.at(1)));
  EXPECT_EQ(std::get<protocol::Failure>(results.at(1)).kind, GetParam().becomes);
  EXPECT_FALSE(std::get<protocol::Failure>(results.at(1)).advice.empty());
  EXPECT_TRUE(was_read(results.at(2)));
}

INSTANTIATE_TEST_SUITE_P(Misbehaviours, ReaderPoolSurvives,
                         ::testing::Values(Misbehaviour{"CRASH", ErrorKind::malformed},
                                           Misbehaviour{"EXIT", ErrorKind::malformed},
                                           Misbehaviour{"HANG", ErrorKind::limit},
                                           Misbehaviour{"GARBAGE", ErrorKind::malformed},
                                           Misbehaviour{"HUGE", ErrorKind::malformed},
                                           Misbehaviour{"HALF", ErrorKind::limit},
                                           Misbehaviour{"BADJSON", ErrorKind::malformed},
                                           Misbehaviour{"SILENT_AFTER_PAGE", ErrorKind::limit},
                                           Misbehaviour{"WRONG_ORDER", ErrorKind::malformed},
                                           Misbehaviour{"ENDLESS", ErrorKind::malformed},
                                           Misbehaviour{"REFUSED", ErrorKind::malformed}),
                         [](const auto& each) { return std::string(each.param.how); });

TEST(ReaderPool, BoundsTheTimeForOneFile) {
  ReaderSettings settings = fake_reader();
  settings.silence = 60s;
  settings.total = 1s;
  const auto results = read_all(settings, 1, {"HANG", "efter"});
  EXPECT_EQ(std::get<protocol::Failure>(results.at(0)).kind, ErrorKind::limit);
  EXPECT_TRUE(was_read(results.at(1)));
}

TEST(ReaderPool, SaysWhenReadersCannotWork) {
  ReaderSettings dies = fake_reader();
  dies.program = "/bin/false";
  EXPECT_THROW(read_all(dies, 1, {"ett"}), Error);
  ReaderSettings missing = fake_reader();
  missing.program = "/finns/inte";
  EXPECT_THROW(read_all(missing, 1, {"ett"}), Error);
}

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
