#include "pipeline/data_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <iterator>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

#include "core/error.h"
#include "pipeline/files.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

// Without dots and without a slash at the end, so that paths can be compared part by part.
fs::path tidy(const fs::path& path) {
  const fs::path normal = path.lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

fs::path under(const fs::path& root, const fs::path& configured, const char* usual) {
  return tidy(root / (configured.empty() ? fs::path(usual) : configured));
}

fs::path shipped_templates(const fs::path& root, const Config& config) {
  if (const char* named = std::getenv("ROSETT_TEMPLATES"); named != nullptr && *named != '\0')
    return fs::absolute(named);
  if (!config.templates.empty()) return under(root, config.templates, "");
  // An installed program has them where `cmake --install` put them; a built one in its source.
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  const fs::path installed = tidy(program.parent_path() / ROSETT_INSTALLED_TEMPLATES);
  return !error && fs::is_directory(installed, error) ? installed : fs::path(ROSETT_TEMPLATES_DIR);
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  const auto ends = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return ends.first == outer.end();
}

// Where the folder really is, whatever links lead there; it need not exist yet.
fs::path real(const fs::path& folder) {
  std::error_code error;
  const fs::path path = fs::weakly_canonical(folder, error);
  return error ? folder : tidy(path);
}

void refuse_overlap(const DataFolder& folder) {
  std::vector<fs::path> folders{folder.done, folder.failed, folder.export_to};
  for (const InboxConfig& inbox : folder.inboxes) folders.push_back(inbox.path);
  if (folder.templates.size() > 1) folders.push_back(folder.templates.back());
  for (auto one = folders.begin(); one != folders.end(); ++one) {
    for (auto other = std::next(one); other != folders.end(); ++other) {
      if (!lies_in(real(*other), real(*one)) && !lies_in(real(*one), real(*other))) continue;
      throw Error(ErrorKind::config,
                  "Mapparna " + shown(*one) + " och " + shown(*other) +
                      " ligger i varandra, så att filer skulle läsas två gånger eller fel.",
                  "Ge dem skilda mappar i rosett.toml.");
    }
  }
}

// Others may neither write there nor, where it is the service's own, look.
void keep_own(const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0 || (status.st_mode & 0777U) == kOwnFolderMode) return;
  if (::chmod(folder.c_str(), kOwnFolderMode) == 0) return;
  throw Error(ErrorKind::config, "Andra har rättigheter i mappen " + shown(folder) + ".",
              "Ge den till tjänstens användare: chown, chmod 0700.");
}

void refuse_world_writable(const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0 || (status.st_mode & S_IWOTH) == 0) return;
  throw Error(ErrorKind::config, "Vem som helst kan skriva i mappen " + shown(folder) + ".",
              "Ta bort den rättigheten: chmod o-w.");
}

struct flock whole_file() {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  return lock;
}

Fd open_lock(const fs::path& path) {
  Fd file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, kOwnFileMode));
  if (!file.valid()) {
    throw Error(ErrorKind::io,
                "Kunde inte öppna " + shown(path) + ": " + system_reason(errno) + ".",
                "Kontrollera att tjänstens användare äger datamappen.");
  }
  return file;
}

}  // namespace

DataFolder lay_out(const fs::path& root, const Config& config) {
  DataFolder folder;
  folder.root = tidy(fs::absolute(root));
  for (const InboxConfig& inbox : config.inboxes)
    folder.inboxes.push_back({under(folder.root, inbox.path, ""), inbox.name});
  if (folder.inboxes.empty()) folder.inboxes.push_back({folder.root / "inbox", ""});
  folder.done = folder.root / "done";
  folder.failed = under(folder.root, config.failed, "failed");
  folder.export_to = under(folder.root, config.export_to, "export");
  folder.database = folder.root / "rosett.db";
  folder.lock_file = folder.root / "rosett.lock";
  folder.export_lock_file = folder.root / "export.lock";
  folder.templates.push_back(shipped_templates(folder.root, config));
  const fs::path own = folder.root / "templates";
  if (fs::is_directory(own) && own != folder.templates.front()) folder.templates.push_back(own);
  return folder;
}

void prepare(const DataFolder& folder) {
  refuse_overlap(folder);
  make_folder(folder.root, kSharedFolderMode);
  make_folder(folder.done, kOwnFolderMode);
  keep_own(folder.done);
  make_folder(folder.failed, kSharedFolderMode);
  make_folder(folder.export_to, kSharedFolderMode);
  for (const InboxConfig& inbox : folder.inboxes) {
    make_folder(inbox.path, kDropFolderMode);
    refuse_world_writable(inbox.path);
  }
  for (const fs::path& own : {folder.root, folder.failed, folder.export_to})
    refuse_world_writable(own);
}

std::optional<DataFolderLock> DataFolderLock::try_take(const DataFolder& folder) {
  Fd file = open_lock(folder.lock_file);
  struct flock whole = whole_file();
  if (::fcntl(file.get(), F_OFD_SETLK, &whole) != 0) return std::nullopt;
  return DataFolderLock(std::move(file));
}

DataFolderLock DataFolderLock::wait_for_export(const DataFolder& folder) {
  Fd file = open_lock(folder.export_lock_file);
  struct flock whole = whole_file();
  int taken = 0;
  do taken = ::fcntl(file.get(), F_OFD_SETLKW, &whole);
  while (taken != 0 && errno == EINTR);
  if (taken != 0)
    throw Error(ErrorKind::io, "Kunde inte låsa " + shown(folder.export_lock_file) + ": " +
                                   system_reason(errno) + ".");
  return DataFolderLock(std::move(file));
}

bool DataFolderLock::is_held(const DataFolder& folder) {
  const Fd file(::open(folder.lock_file.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
  struct flock whole = whole_file();
  return file.valid() && ::fcntl(file.get(), F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK;
}

}  // namespace rosett
