#include "pipeline/data_folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

#include <fcntl.h>
#include <sys/file.h>
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
  return under(root, config.templates, ROSETT_TEMPLATES_DIR);
}

bool lies_in(const fs::path& inner, const fs::path& outer) {
  const auto ends = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return ends.first == outer.end();
}

void refuse_overlap(const DataFolder& folder) {
  const std::array<fs::path, 3> filled{folder.done, folder.failed, folder.export_to};
  for (const InboxConfig& inbox : folder.inboxes) {
    for (const fs::path& other : filled) {
      if (!lies_in(other, inbox.path) && !lies_in(inbox.path, other)) continue;
      throw Error(ErrorKind::config,
                  "Mapparna " + shown(inbox.path) + " och " + shown(other) +
                      " ligger i varandra, så att resultat skulle läsas som nya dokument.",
                  "Ge dem skilda mappar i rosett.toml.");
    }
  }
}

void refuse_world_writable(const fs::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0 || (status.st_mode & S_IWOTH) == 0) return;
  throw Error(ErrorKind::config, "Vem som helst kan skriva i mappen " + shown(folder) + ".",
              "Ta bort den rättigheten: chmod o-w.");
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
  folder.templates.push_back(shipped_templates(folder.root, config));
  const fs::path own = folder.root / "templates";
  if (fs::is_directory(own) && own != folder.templates.front()) folder.templates.push_back(own);
  return folder;
}

void prepare(const DataFolder& folder) {
  refuse_overlap(folder);
  make_folder(folder.root, kSharedFolderMode);
  make_folder(folder.done, kOwnFolderMode);
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
  Fd file(
      ::open(folder.lock_file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, kOwnFileMode));
  if (!file.valid()) {
    throw Error(ErrorKind::io,
                "Kunde inte öppna " + shown(folder.lock_file) + ": " + system_reason(errno) + ".",
                "Kontrollera att tjänstens användare äger datamappen.");
  }
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) return std::nullopt;
  return DataFolderLock(std::move(file));
}

}  // namespace rosett
