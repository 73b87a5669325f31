#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pipeline/backoff.h"
#include "pipeline/data_folder.h"
#include "pipeline/inbox.h"
#include "pipeline/obstacle_board.h"
#include "store/jobs.h"

namespace rosett {

// Notices what lies in the inboxes and makes a waiting job of every file that has stood still and
// whose format's end is there. Polling alone tells the truth: shares over SMB and NFS send no
// events. A file that cannot be taken stays, is told of once, and is tried again with growing
// waits. Not thread-safe.
class Claims {
 public:
  struct Patience {
    std::chrono::seconds stable{};      // size and time must have stood still so long
    std::chrono::seconds incomplete{};  // and so long, where the format's end is missing
  };
  // All must outlive this.
  Claims(const DataFolder& folder, Patience patience, Jobs& jobs, ObstacleBoard& obstacles);

  struct Noticed {
    std::vector<long long> claimed;     // jobs, in the order of their files' names
    std::vector<long long> superseded;  // jobs forgotten: a later version lies in the file's place
    bool more{};       // others must be looked at again: they have not stood still yet, say
    bool cut_short{};  // there was too much for one look: look again at once
  };

  // Looks through all inboxes; files at `not_these` paths are passed over. Throws Error{io} when
  // the database is out of reach.
  [[nodiscard]] Noticed look(const std::set<std::filesystem::path>& not_these);

  // A job for one named file that stays where it is. Throws Error{io} when it cannot be read.
  [[nodiscard]] long long claim_named(const std::filesystem::path& file);

  // The job of what lay there is gone: what lies there now is new.
  void forget(const std::filesystem::path& path) { claimed_.erase(path.native()); }

 private:
  using Clock = std::chrono::steady_clock;
  struct Version {
    std::int64_t size{}, modified_ns{};
    friend bool operator==(const Version&, const Version&) = default;
  };
  struct Watched {
    InboxConfig inbox;
    Stillness stillness;
    Backoff wait;     // while the folder itself cannot be read,
    std::string why;  // and why it cannot
  };
  struct Wait {
    Backoff backoff;
    std::string why;
  };

  [[nodiscard]] InboxListing listed(Watched& watched);
  [[nodiscard]] bool is_due(const Dropped& file) const;
  void claim(const Dropped& file, const InboxConfig& inbox, Noticed& noticed);
  // The content's hash; empty while it is not to be taken yet.
  [[nodiscard]] std::string hash_when_whole(const Dropped& file, const InboxConfig& inbox) const;
  void hindered(const Dropped& file, const std::string& why, Noticed& noticed);

  Patience patience_;
  Jobs& jobs_;
  ObstacleBoard& obstacles_;
  std::vector<Watched> watched_;
  std::map<std::string, Version> claimed_;  // paths of what lies there with a job of its own
  std::map<std::string, Wait> waits_;       // and of what could not be taken
};

}  // namespace rosett
