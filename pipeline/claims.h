#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "pipeline/data_folder.h"
#include "pipeline/inbox.h"
#include "pipeline/log.h"
#include "store/jobs.h"

namespace rosett {

// Notices what lies in the inboxes and makes a waiting job of every file that has stood still. A
// file that cannot be taken is told of once and stays. Not thread-safe.
class Claims {
 public:
  // All must outlive this.
  Claims(const DataFolder& folder, int stable_seconds, Jobs& jobs, const Log& log);

  struct Noticed {
    std::vector<long long> claimed;  // jobs, in the order of their files' names
    bool more{};                     // others must be looked at again: they have not stood still
                                     // yet, or there were too many for one look
  };

  // Looks through all inboxes; files at `not_these` paths are passed over.
  [[nodiscard]] Noticed look(const std::set<std::filesystem::path>& not_these);

  // A job for one named file that stays where it is. Throws Error{io} when it cannot be read.
  [[nodiscard]] long long claim_named(const std::filesystem::path& file);

 private:
  struct Version {
    std::int64_t size{}, modified_ns{};
    friend bool operator==(const Version&, const Version&) = default;
  };

  void tell_of_refused(const std::vector<Refused>& refused);
  void tell_once(const std::filesystem::path& path, const std::string& why);
  [[nodiscard]] bool is_new(const Dropped& file) const;
  void claim(const Dropped& file, const InboxConfig& inbox, std::vector<long long>& claimed);

  const DataFolder& folder_;
  Jobs& jobs_;
  const Log& log_;
  std::vector<Stillness> stillness_;                  // one an inbox
  std::map<std::filesystem::path, Version> claimed_;  // that lie there with a job of their own
  std::set<std::filesystem::path> told_of_;
};

}  // namespace rosett
