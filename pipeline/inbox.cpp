#include "pipeline/inbox.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

#include "core/error.h"
#include "pipeline/files.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

bool is_left_by_programs(std::string_view name) {
  constexpr std::array<std::string_view, 2> kNames{"Thumbs.db", "desktop.ini"};
  return name.starts_with('.') || name.starts_with("~$") || name.ends_with(".tmp") ||
         name.ends_with(".part") || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

Dropped described(const fs::path& path, const fs::path& inbox, const struct stat& status) {
  const std::int64_t modified_ns =
      status.st_mtim.tv_sec * kNanosecondsPerSecond + status.st_mtim.tv_nsec;
  return {path, shown(path.lexically_relative(inbox)), status.st_size, modified_ns};
}

void list_folder(const fs::path& folder, const fs::path& inbox, InboxListing& listing);

void list_entry(const fs::path& path, const fs::path& inbox, InboxListing& listing) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) return;  // gone since the folder was read
  if (S_ISDIR(status.st_mode)) {
    try {
      list_folder(path, inbox, listing);
    } catch (const Error& error) {
      listing.refused.push_back({path, error.what()});
    }
  } else if (S_ISREG(status.st_mode)) {
    listing.files.push_back(described(path, inbox, status));
  } else if (S_ISLNK(status.st_mode)) {
    listing.refused.push_back({path, "genvägar (symboliska länkar) följs aldrig"});
  } else {
    listing.refused.push_back({path, "är ingen vanlig fil"});
  }
}

void list_folder(const fs::path& folder, const fs::path& inbox, InboxListing& listing) {
  try {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (!is_left_by_programs(entry.path().filename().native()))
        list_entry(entry.path(), inbox, listing);
    }
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorKind::io,
                "Kunde inte läsa mappen " + shown(folder) + ": " +
                    system_reason(error.code().value()) + ".",
                "Kontrollera att tjänstens användare får läsa den.");
  }
}

}  // namespace

InboxListing list_inbox(const fs::path& folder) {
  InboxListing listing;
  list_folder(folder, folder, listing);
  std::sort(listing.files.begin(), listing.files.end(),
            [](const Dropped& a, const Dropped& b) { return a.path.native() < b.path.native(); });
  std::sort(listing.refused.begin(), listing.refused.end(),
            [](const Refused& a, const Refused& b) { return a.path.native() < b.path.native(); });
  return listing;
}

std::vector<Dropped> Stillness::ready(const std::vector<Dropped>& files, std::int64_t now_ns) {
  std::vector<Dropped> still;
  std::map<fs::path, Seen> seen;
  for (const Dropped& file : files) {
    Seen now{file.size, file.modified_ns, now_ns};
    if (const auto before = seen_.find(file.path); before != seen_.end()) {
      const bool unchanged =
          before->second.size == now.size && before->second.modified_ns == now.modified_ns;
      if (unchanged) now.since_ns = before->second.since_ns;
    }
    // A clock that disagrees with the file server's may put the time of writing in the future;
    // having watched it stand still is then what counts.
    const bool old = file.modified_ns <= now_ns - limit_ns_;
    if (old || now.since_ns <= now_ns - limit_ns_) still.push_back(file);
    seen.emplace(file.path, now);
  }
  seen_ = std::move(seen);
  return still;
}

}  // namespace rosett
