#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rosett {

// A file that lies in an inbox.
struct Dropped {
  std::filesystem::path path;  // absolute; bytes, perhaps no valid UTF-8
  std::string name;            // relative to the inbox, as shown to people
  std::int64_t size{};
  std::int64_t modified_ns{};
  std::int64_t still_ns{};  // how long it has stood still, once Stillness has looked at it
};

// What lies there and is never taken; each is reported, none stops the rest.
struct Refused {
  std::filesystem::path path;
  std::string why;  // Swedish
};

struct InboxListing {
  std::vector<Dropped> files;    // sorted by name, bytewise
  std::vector<Refused> refused;  // sorted too
};

// Lists the regular files under `folder`, subfolders too. Files that other programs leave while
// they work (dot files, Thumbs.db, desktop.ini, ~$…, .tmp, .part) are passed over in silence;
// symlinks, pipes, devices and folders that cannot be read are refused. No symlink beneath `folder`
// is ever followed, whoever swaps what for what meanwhile. Throws Error{io} when the folder itself
// cannot be read.
[[nodiscard]] InboxListing list_inbox(const std::filesystem::path& folder);

// Tells which files have stood still. One listing tells it of files that were last written
// before the limit; the others must be seen again, unchanged, when it has passed.
class Stillness {
 public:
  explicit Stillness(std::int64_t limit_ns) : limit_ns_(limit_ns) {}

  // The files of `listing` that are ready at `now_ns` (nanoseconds since 1970).
  [[nodiscard]] std::vector<Dropped> ready(const std::vector<Dropped>& files, std::int64_t now_ns);

 private:
  struct Seen {
    std::int64_t size{}, modified_ns{}, since_ns{};
  };
  std::int64_t limit_ns_;
  std::map<std::string, Seen> seen_;  // by path
};

}  // namespace rosett
