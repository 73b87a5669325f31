#include "store/database.h"

#include <filesystem>
#include <fstream>
#include <future>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "store_support.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;

int pragma(const fs::path& file, const std::string& name) {
  SQLite::Database raw(file.string(), SQLite::OPEN_READWRITE);
  return raw.execAndGet("PRAGMA " + name).getInt();
}

ErrorKind kind_of_failure(const fs::path& file) {
  try {
    const Database database(file);
  } catch (const Error& error) {
    EXPECT_FALSE(error.advice().empty());
    return error.kind();
  }
  ADD_FAILURE() << "it opened";
  return ErrorKind::internal;
}

TEST(Database, IsMadeForItsOwnerOnly) {
  const TemporaryFolder folder;
  const Database database(folder.database());
  for (const char* suffix : {"", "-wal", "-shm"}) {
    const auto rights = fs::status(folder.database().string() + suffix).permissions();
    EXPECT_EQ(rights & fs::perms::all, fs::perms::owner_read | fs::perms::owner_write) << suffix;
  }
}

TEST(Database, ClosesAnOpenFileToOthers) {
  const TemporaryFolder folder;
  std::ofstream(folder.database()).close();
  fs::permissions(folder.database(), fs::perms::others_read, fs::perm_options::add);
  const Database database(folder.database());
  EXPECT_EQ(fs::status(folder.database()).permissions() & fs::perms::others_all, fs::perms::none);
}

TEST(Database, MigratesFromEmptyAndKeepsWhatIsThere) {
  const TemporaryFolder folder;
  {
    Database database(folder.database());
    Jobs(database).add_arrival(arrival_of(digest(1), "a.pdf"));
  }
  EXPECT_GT(pragma(folder.database(), "user_version"), 0);
  Database again(folder.database());
  EXPECT_EQ(Jobs(again).in_state(ArrivalState::waiting).size(), 1U);
}

TEST(Database, EveryTableIsStrictAndSound) {
  const TemporaryFolder folder;
  const Database database(folder.database());
  SQLite::Database raw(folder.database().string());
  SQLite::Statement loose(raw,
                          "SELECT name FROM pragma_table_list WHERE schema = 'main'"
                          " AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'");
  while (loose.executeStep()) ADD_FAILURE() << loose.getColumn(0).getString();
  EXPECT_EQ(raw.execAndGet("PRAGMA integrity_check").getString(), "ok");
  EXPECT_EQ(raw.execAndGet("PRAGMA journal_mode").getString(), "wal");
}

TEST(Database, RefusesOneFromANewerProgram) {
  const TemporaryFolder folder;
  { const Database database(folder.database()); }
  {
    SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
    raw.exec("PRAGMA user_version = 999");
  }
  EXPECT_EQ(kind_of_failure(folder.database()), ErrorKind::config);
  EXPECT_EQ(pragma(folder.database(), "user_version"), 999);
}

TEST(Database, SaysWhenTheFileIsNoDatabase) {
  const TemporaryFolder folder;
  std::ofstream(folder.database()) << std::string(5'000, 'x');
  EXPECT_EQ(kind_of_failure(folder.database()), ErrorKind::internal);
}

TEST(Database, SaysWhenTheFolderIsMissing) {
  const TemporaryFolder folder;
  EXPECT_EQ(kind_of_failure(folder.path() / "finns-inte" / "rosett.db"), ErrorKind::io);
}

TEST(Database, MayBeOpenedByManyAtOnceTheFirstTime) {
  const TemporaryFolder folder;
  std::vector<std::future<void>> openings;
  for (int i = 0; i < 4; ++i)
    openings.push_back(std::async(std::launch::async, [&, i] {
      Database database(folder.database());
      Jobs(database).add_arrival(arrival_of(digest(i), "a.pdf"));
    }));
  for (auto& opening : openings) EXPECT_NO_THROW(opening.get());
  Database database(folder.database());
  EXPECT_EQ(Jobs(database).in_state(ArrivalState::waiting).size(), 4U);
}

TEST(Database, ReadersSeeWholeCommitsBesideTheWriter) {
  const TemporaryFolder folder;
  Database writer(folder.database());
  Database reader(folder.database());
  Jobs jobs(writer);
  const long long arrival = jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  const auto read_meanwhile = [&]() -> std::optional<StoredPage> {
    EXPECT_EQ(Jobs(reader).find(arrival)->state, ArrivalState::waiting);
    Documents(reader).for_each({}, [](const Document&) { FAIL(); });
    return std::nullopt;
  };
  jobs.commit_reading(arrival, {roselista({"20100314-2381"})}, read_meanwhile);
  int seen = 0;
  Documents(reader).for_each({}, [&](const Document&) {
    // What is written while the reader walks does not reach it.
    jobs.add_arrival(arrival_of(digest(2), "b.pdf"));
    jobs.commit_reading(jobs.add_arrival(arrival_of(digest(2), "b.pdf")), {roselista({})},
                        no_pages());
    ++seen;
  });
  EXPECT_EQ(seen, 1);
}

}  // namespace
}  // namespace rosett::testing
