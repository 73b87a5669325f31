#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "core/error.h"
#include "core/io_seam.h"
#include "store/database.h"

// How this folder speaks with SQLite; included by its .cpp files alone. Values always travel as
// bound parameters.
namespace rosett {

[[nodiscard]] Error translated(const SQLite::Exception& fault);

template <class Work>
auto guarded(Work work) {
  try {
    return work();
  } catch (const SQLite::Exception& fault) {
    throw translated(fault);
  }
}

struct Database::State {
  explicit State(const std::string& file)
      : connection(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {}

  SQLite::Database connection;
  // Statements prepared before and not in use now, by their text.
  std::map<std::string, std::vector<SQLite::Statement>, std::less<>> idle;
};

using Blob = std::span<const std::uint8_t>;

// One run of a statement, prepared once for each connection. Parameters ?1, ?2 … are `values`; a
// vector stands for as many parameters as it has elements.
class Query {
 public:
  template <class... Values>
  Query(Database& database, std::string_view text, const Values&... values)
      : Query(Prepared{}, database, text) {
    int last = 0;
    guarded([&] { (bind_next(last, values), ...); });
  }
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Steps to the next row; false after the last.
  bool next();

  // Columns of the current row, from 0.
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] long long integer(int column) const;
  [[nodiscard]] int small(int column) const { return static_cast<int>(integer(column)); }
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::string text(int column) const;  // empty for NULL
  [[nodiscard]] std::vector<std::uint8_t> blob(int column) const;

 private:
  struct Prepared {};
  Query(Prepared, Database& database, std::string_view text);

  template <class Value>
  void bind_next(int& last, const Value& value) {
    bind(++last, value);
  }
  void bind_next(int& last, const std::vector<std::string>& values) {
    for (const std::string& value : values) bind(++last, value);
  }
  void bind(int index, long long value) { statement_.bind(index, std::int64_t{value}); }
  void bind(int index, int value) { statement_.bind(index, value); }
  void bind(int index, double value) { statement_.bind(index, value); }
  void bind(int index, const std::string& value) { statement_.bind(index, value); }
  void bind(int index, std::string_view value) { statement_.bind(index, std::string(value)); }
  void bind(int index, const char* value) { statement_.bind(index, value); }
  void bind(int index, Blob value) {
    statement_.bind(index, value.data(), static_cast<int>(value.size()));
  }
  template <class Value>
  void bind(int index, const std::optional<Value>& value) {
    if (value) bind(index, *value);  // left unbound it is NULL
  }

  std::vector<SQLite::Statement>& shelf_;
  SQLite::Statement statement_;
};

// Runs a statement that gives no rows.
template <class... Values>
void run(Database& database, std::string_view text, const Values&... values) {
  Query(database, text, values...).next();
}

// How many rows the last run() changed, and the id of the last one it inserted.
[[nodiscard]] int changes(Database& database);
[[nodiscard]] long long last_id(Database& database);

// The number that a statement gives in its only row.
template <class... Values>
[[nodiscard]] long long number(Database& database, std::string_view text, const Values&... values) {
  Query query(database, text, values...);
  return query.next() ? query.integer(0) : 0;
}

// Everything between construction and commit() happens whole or not at all. Takes the write lock
// at once, so that it cannot fail halfway because somebody else wrote.
class WriteTransaction {
 public:
  WriteTransaction(Database& database, io::Step step);
  void commit();

 private:
  io::Step step_;
  SQLite::Transaction transaction_;
};

}  // namespace rosett
