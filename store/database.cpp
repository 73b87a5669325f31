#include "store/database.h"

#include <cerrno>
#include <chrono>
#include <iterator>
#include <system_error>
#include <thread>

#include <sqlite3.h>
#include <sys/stat.h>

#include "store/migrations.h"
#include "store/sql.h"

namespace rosett {
namespace {

// How long a statement waits for another program's transaction; the longest of ours, the import of
// a large register, takes a few seconds.
constexpr std::chrono::milliseconds kBusyTimeout{30'000};
// Pages kept in memory, at most: a register of 100,000 persons is changed in one transaction, and
// what does not fit is written out and read back in the middle of it.
constexpr int kCacheKibibytes = 64 * 1024;
constexpr int kNewestVersion = static_cast<int>(std::size(kMigrations));
constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;

// The file must never be readable by others, not even for the moment before a chmod. Made without
// opening it: closing a descriptor would drop SQLite's locks on the file in the whole process.
void create_for_owner_only(const std::filesystem::path& file) {
  if (mknod(file.c_str(), S_IFREG | kOwnerOnly, 0) != 0 && errno != EEXIST)
    throw Error(ErrorKind::io, "Databasfilen rosett.db kunde inte skapas.",
                "Kontrollera att datamappen finns och ägs av den som kör rosett.");
}

void close_to_others(const std::filesystem::path& file) {
  std::error_code ignored;  // not ours to change: then its owner decides who may read it
  std::filesystem::permissions(
      file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
}

int version_of(SQLite::Database& connection) {
  return connection.execAndGet("PRAGMA user_version").getInt();
}

// The version is looked at again under the lock: another program may have been first.
void migrate_one(SQLite::Database& connection) {
  SQLite::Transaction transaction(connection, SQLite::TransactionBehavior::EXCLUSIVE);
  const int version = version_of(connection);
  if (version >= kNewestVersion) return;
  connection.exec(kMigrations.at(static_cast<std::size_t>(version)));
  connection.exec("PRAGMA user_version = " + std::to_string(version + 1));
  transaction.commit();
}

void migrate(SQLite::Database& connection) {
  if (version_of(connection) > kNewestVersion)
    throw Error(ErrorKind::config, "Databasen kommer från en nyare version av Rosett.",
                "Installera den versionen igen, eller återställ en äldre säkerhetskopia.");
  while (version_of(connection) < kNewestVersion) migrate_one(connection);
}

// Two programs that make the database at the same moment: SQLite lets neither wait for the other
// here, but refuses at once.
void use_write_ahead_log(SQLite::Database& connection) {
  constexpr std::chrono::milliseconds kPause{10};
  for (auto waited = std::chrono::milliseconds::zero();; waited += kPause) {
    try {
      connection.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (const SQLite::Exception& error) {
      if (error.getErrorCode() != SQLITE_BUSY || waited >= kBusyTimeout) throw;
    }
    std::this_thread::sleep_for(kPause);
  }
}

// Full: what has been committed survives a power cut, as the moving of originals relies on.
void configure(SQLite::Database& connection) {
  connection.setBusyTimeout(static_cast<int>(kBusyTimeout.count()));
  use_write_ahead_log(connection);
  connection.exec("PRAGMA synchronous = FULL");
  connection.exec("PRAGMA foreign_keys = ON");
  connection.exec("PRAGMA cache_size = -" + std::to_string(kCacheKibibytes));
}

}  // namespace

Database::Database(const std::filesystem::path& file) {
  create_for_owner_only(file);
  close_to_others(file);
  guarded([&] {
    state_ = std::make_unique<State>(file.string());
    configure(state_->connection);
    migrate(state_->connection);
  });
}

Database::~Database() = default;

void Database::check() {
  const std::string found =
      guarded([&] { return state_->connection.execAndGet("PRAGMA quick_check(1)").getString(); });
  if (found != "ok")
    throw Error(ErrorKind::internal, "Databasfilen är skadad.",
                "Återställ rosett.db från den senaste säkerhetskopian.");
}

}  // namespace rosett
