#include "pipeline/obstacle_board.h"

#include <chrono>

namespace rosett {
namespace {

// Enough for a person to see what is wrong; somebody who drops a thousand links gets no thousand
// lines.
constexpr std::size_t kMostTold = 200;

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace

void ObstacleBoard::begin_look() {
  for (auto& [path, told] : told_) told.seen = false;
}

void ObstacleBoard::put_up(const std::filesystem::path& path, const std::string& why) {
  const auto known = told_.find(path);
  if (known != told_.end()) {
    known->second.seen = true;
    if (known->second.why == why) return;
  } else if (told_.size() >= kMostTold) {
    if (!told_of_more_) log_.warn("notice", {{"obstacles", "fler än som kan nämnas"}});
    told_of_more_ = true;
    return;
  }
  const long long id = obstacles_.note(path, why, now());
  told_[path] = {why, true};
  log_.warn("notice", {{"obstacle", id}, {"refused", why}});
}

void ObstacleBoard::end_look() {
  for (auto each = told_.begin(); each != told_.end();) {
    if (each->second.seen) {
      ++each;
      continue;
    }
    obstacles_.clear(each->first);
    each = told_.erase(each);
    told_of_more_ = false;
  }
}

}  // namespace rosett
