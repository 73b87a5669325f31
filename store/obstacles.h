#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "store/database.h"

namespace rosett {

// Something that lies in an inbox and is not taken, and why.
struct Obstacle {
  long long id{};  // what the log calls it
  std::filesystem::path path;
  std::string message;  // Swedish
  std::chrono::sys_seconds since;
};

// What `rosett status` tells of files that have no job. Each function is one transaction. Not
// thread-safe.
class Obstacles {
 public:
  // `database` must outlive this.
  explicit Obstacles(Database& database) : database_(database) {}

  // Remembers it, or what is new about it; returns its id, the same for the same path.
  long long note(const std::filesystem::path& path, const std::string& message,
                 std::chrono::sys_seconds now);
  // Nothing happens when there was none.
  void clear(const std::filesystem::path& path);
  void clear_all();

  // Oldest first, at most `limit`.
  [[nodiscard]] std::vector<Obstacle> first(int limit);
  [[nodiscard]] long long count();

 private:
  Database& database_;
};

}  // namespace rosett
