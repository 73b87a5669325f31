#include "store/sql.h"

#include <cerrno>

#include <fmt/format.h>
#include <sqlite3.h>

namespace rosett {
namespace {

SQLite::Statement taken_or_prepared(SQLite::Database& connection,
                                    std::vector<SQLite::Statement>& shelf, std::string_view text) {
  if (shelf.empty()) return {connection, std::string(text)};
  SQLite::Statement statement = std::move(shelf.back());
  shelf.pop_back();
  return statement;
}

std::vector<SQLite::Statement>& shelf_of(Database::State& state, std::string_view text) {
  const auto found = state.idle.find(text);
  return found != state.idle.end() ? found->second : state.idle[std::string(text)];
}

int sqlite_code(int error_number) {
  switch (error_number) {
    case ENOSPC:
      return SQLITE_FULL;
    case EBUSY:
      return SQLITE_BUSY;
    default:
      return SQLITE_IOERR;
  }
}

}  // namespace

Error translated(const SQLite::Exception& fault) {
  Error full{ErrorKind::io, "Disken är full, så databasen kunde inte skrivas.",
             "Frigör utrymme på disken där datamappen ligger."};
  // Opening the database makes a small file beside it, for which there was no room either.
  if (fault.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE) return full;
  switch (fault.getErrorCode()) {
    case SQLITE_FULL:
      return full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::io, "Databasen är upptagen av ett annat program.",
              "Vänta tills det andra kommandot är klart och försök igen."};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorKind::io, "Databasfilen kunde inte läsas eller skrivas.",
              "Kontrollera att disken fungerar och att datamappen ägs av den som kör rosett."};
    case SQLITE_NOMEM:
      return {ErrorKind::io, "Datorns minne räckte inte för databasen.",
              "Stäng andra program, eller ge datorn mer minne."};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorKind::internal, "Databasfilen är skadad eller ingen databas.",
              "Återställ rosett.db från den senaste säkerhetskopian."};
    default:
      return {ErrorKind::internal,
              fmt::format("Databasen svarade med ett oväntat fel (SQLite {}).",
                          fault.getExtendedErrorCode()),
              "Rapportera felet och bifoga loggen."};
  }
}

Query::Query(Prepared, Database& database, std::string_view text)
    : shelf_(shelf_of(database.state(), text)),
      statement_(
          guarded([&] { return taken_or_prepared(database.state().connection, shelf_, text); })) {}

Query::~Query() {
  // A statement that cannot be made ready again is simply not kept.
  try {
    statement_.tryReset();
    statement_.clearBindings();
    shelf_.push_back(std::move(statement_));
  } catch (const std::exception&) {
  }
}

bool Query::next() {
  return guarded([&] { return statement_.executeStep(); });
}

bool Query::is_null(int column) const {
  return guarded([&] { return statement_.isColumnNull(column); });
}

long long Query::integer(int column) const {
  return guarded([&] { return statement_.getColumn(column).getInt64(); });
}

double Query::real(int column) const {
  return guarded([&] { return statement_.getColumn(column).getDouble(); });
}

std::string Query::text(int column) const {
  return guarded([&] { return statement_.getColumn(column).getString(); });
}

std::vector<std::uint8_t> Query::blob(int column) const {
  return guarded([&] {
    const SQLite::Column value = statement_.getColumn(column);
    const auto* bytes = static_cast<const std::uint8_t*>(value.getBlob());
    return std::vector<std::uint8_t>(bytes, bytes + value.getBytes());
  });
}

int changes(Database& database) { return database.state().connection.getChanges(); }

long long last_id(Database& database) { return database.state().connection.getLastInsertRowid(); }

WriteTransaction::WriteTransaction(Database& database, io::Step step)
    : step_(step), transaction_(guarded([&] {
        return SQLite::Transaction(database.state().connection,
                                   SQLite::TransactionBehavior::IMMEDIATE);
      })) {}

void WriteTransaction::commit() {
  guarded([&] {
    if (io::refused(step_)) throw SQLite::Exception("refused", sqlite_code(errno));
    transaction_.commit();
  });
  io::taken(step_);
}

}  // namespace rosett
