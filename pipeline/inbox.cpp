#include "pipeline/inbox.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "core/error.h"
#include "core/io_seam.h"
#include "pipeline/files.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;
// Each level holds a descriptor while those below it are listed; people's folders have a few.
constexpr int kDeepest = 64;

bool is_left_by_programs(std::string_view name) {
  constexpr std::array<std::string_view, 2> kNames{"Thumbs.db", "desktop.ini"};
  return name.starts_with('.') || name.starts_with("~$") || name.ends_with(".tmp") ||
         name.ends_with(".part") || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

[[noreturn]] void cannot_list() {
  throw Error(ErrorKind::io, "Kunde inte läsa mappen: " + system_reason(errno) + ".",
              "Kontrollera att tjänstens användare får läsa den.");
}

// An open folder, read entry by entry.
class Listing {
 public:
  explicit Listing(Fd folder) : folder_(std::move(folder)), entries_(::fdopendir(folder_.get())) {
    if (entries_ == nullptr) cannot_list();
    static_cast<void>(folder_.release());  // closed with the entries
  }
  ~Listing() { ::closedir(entries_); }
  Listing(const Listing&) = delete;
  Listing& operator=(const Listing&) = delete;

  // The next name, empty after the last.
  [[nodiscard]] std::string next() {
    errno = 0;
    const dirent* entry = ::readdir(entries_);
    if (entry == nullptr && errno != 0) cannot_list();
    return entry == nullptr ? "" : entry->d_name;
  }
  [[nodiscard]] int descriptor() const { return ::dirfd(entries_); }

 private:
  Fd folder_;
  DIR* entries_;
};

Fd open_folder(int parent, const std::string& name, int more_flags) {
  Fd folder(io::at(io::Step::list_folder, [&] {
    return ::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | more_flags);
  }));
  if (!folder.valid()) cannot_list();
  return folder;
}

class InboxWalk {
 public:
  explicit InboxWalk(fs::path inbox) : inbox_(std::move(inbox)) {}

  InboxListing whole() {
    folder(inbox_, open_folder(AT_FDCWD, inbox_.native(), 0), 1);
    return std::move(found_);
  }

 private:
  void folder(const fs::path& path, Fd opened, int depth) {
    Listing listing(std::move(opened));
    for (std::string name = listing.next(); !name.empty(); name = listing.next())
      if (!is_left_by_programs(name)) entry(path / name, listing.descriptor(), name, depth);
  }

  void entry(const fs::path& path, int parent, const std::string& name, int depth) {
    struct stat status {};
    if (::fstatat(parent, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return;  // gone since
    if (S_ISDIR(status.st_mode))
      subfolder(path, parent, name, depth);
    else if (S_ISREG(status.st_mode))
      found_.files.push_back(described(path, status));
    else if (S_ISLNK(status.st_mode))
      found_.refused.push_back(
          {path, "Genvägar (symboliska länkar) följs aldrig. Lägg själva filen i inkorgen."});
    else
      found_.refused.push_back(
          {path, "Det är ingen vanlig fil och läses inte. Ta bort den ur inkorgen."});
  }

  void subfolder(const fs::path& path, int parent, const std::string& name, int depth) {
    if (depth == kDeepest) {
      found_.refused.push_back({path, "Mappen ligger för djupt. Flytta upp den i inkorgen."});
      return;
    }
    try {
      folder(path, open_folder(parent, name, O_NOFOLLOW), depth + 1);
    } catch (const Error& error) {
      found_.refused.push_back({path, error.what()});
    }
  }

  [[nodiscard]] Dropped described(const fs::path& path, const struct stat& status) const {
    const std::int64_t modified_ns =
        status.st_mtim.tv_sec * kNanosecondsPerSecond + status.st_mtim.tv_nsec;
    return {path, shown(path.lexically_relative(inbox_)), status.st_size, modified_ns};
  }

  fs::path inbox_;
  InboxListing found_;
};

}  // namespace

InboxListing list_inbox(const fs::path& folder) {
  InboxListing listing = InboxWalk(folder).whole();
  std::sort(listing.files.begin(), listing.files.end(),
            [](const Dropped& a, const Dropped& b) { return a.path.native() < b.path.native(); });
  std::sort(listing.refused.begin(), listing.refused.end(),
            [](const Refused& a, const Refused& b) { return a.path.native() < b.path.native(); });
  return listing;
}

std::vector<Dropped> Stillness::ready(const std::vector<Dropped>& files, std::int64_t now_ns) {
  std::vector<Dropped> still;
  std::map<std::string, Seen> seen;
  for (const Dropped& file : files) {
    Seen now{file.size, file.modified_ns, now_ns};
    if (const auto before = seen_.find(file.path.native()); before != seen_.end()) {
      const bool unchanged =
          before->second.size == now.size && before->second.modified_ns == now.modified_ns;
      if (unchanged) now.since_ns = before->second.since_ns;
    }
    seen.emplace(file.path.native(), now);
    // A clock that disagrees with the file server's may put the time of writing in the future;
    // having watched it stand still is then what counts.
    const std::int64_t still_ns = now_ns - std::min(now.since_ns, file.modified_ns);
    if (still_ns < limit_ns_) continue;
    still.push_back(file);
    still.back().still_ns = still_ns;
  }
  seen_ = std::move(seen);
  return still;
}

}  // namespace rosett
