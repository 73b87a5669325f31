#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "pipeline/log.h"
#include "store/obstacles.h"

namespace rosett {

// Tells once of each thing in the inboxes that is not taken: by number in the log, by name in
// `rosett status`. Not thread-safe.
class ObstacleBoard {
 public:
  // Both must outlive this.
  ObstacleBoard(Database& database, const Log& log) : obstacles_(database), log_(log) {}

  // Forgets what an earlier run told of.
  void clear() { obstacles_.clear_all(); }

  // One look at the inboxes: what is not put up again between these is taken down.
  void begin_look();
  void put_up(const std::filesystem::path& path, const std::string& why);
  void end_look();

 private:
  struct Told {
    std::string why;
    bool seen{};
  };
  Obstacles obstacles_;
  const Log& log_;
  std::map<std::filesystem::path, Told> told_;
  bool told_of_more_{};
};

}  // namespace rosett
