#pragma once

#include <filesystem>
#include <memory>

// The one file that the service keeps: rosett.db. Everything else in this folder is a view of it.
namespace rosett {

// A connection to the database. Readers and one writer work beside one another, in one process or
// several: give each thread its own Database. Not thread-safe. Every fault of the database, here
// and in all classes that take a Database, is an Error: io when the world is in the way (disk full,
// locked, unreadable: try again), internal otherwise.
class Database {
 public:
  // Opens the file, or creates it (mode 0600), and brings it to the newest schema. Its folder must
  // exist. Throws Error{config} when a newer program made it.
  explicit Database(const std::filesystem::path& file);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Looks through the whole file. Throws Error{internal} when something in it is damaged.
  void check();

  struct State;  // store/sql.h; known inside this folder alone
  [[nodiscard]] State& state() { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace rosett
