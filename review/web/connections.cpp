#include "review/web/site.h"

namespace rosett::web {

Connections::Connections(std::filesystem::path database, int most)
    : file_(std::move(database)), to_be_opened_(most) {}

Connections::Lease Connections::take() {
  {
    std::unique_lock lock(mutex_);
    freed_.wait(lock, [this] { return !idle_.empty() || to_be_opened_ > 0; });
    if (!idle_.empty()) {
      auto database = std::move(idle_.back());
      idle_.pop_back();
      return {*this, std::move(database)};
    }
    --to_be_opened_;
  }
  try {
    return {*this, std::make_unique<Database>(file_)};
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

// One that could not be opened is opened by whoever comes next.
void Connections::give_back(std::unique_ptr<Database> database) {
  {
    const std::lock_guard lock(mutex_);
    if (database == nullptr)
      ++to_be_opened_;
    else
      idle_.push_back(std::move(database));
  }
  freed_.notify_one();
}

}  // namespace rosett::web
