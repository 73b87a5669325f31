#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "pipeline/config.h"
#include "pipeline/protocol/fd.h"

namespace rosett {

// Where everything lies; all paths absolute.
struct DataFolder {
  std::filesystem::path root;
  std::vector<InboxConfig> inboxes;  // at least one; the first takes what is handed over
  std::filesystem::path done;
  std::filesystem::path failed;
  std::filesystem::path export_to;
  std::filesystem::path database;
  std::filesystem::path lock_file;
  std::filesystem::path export_lock_file;
  // Where templates are sought: those that came with the program (or that the configuration or
  // $ROSETT_TEMPLATES names), then the data folder's own, which win file by file.
  std::vector<std::filesystem::path> templates;
};

// Works out the paths alone; touches nothing.
[[nodiscard]] DataFolder lay_out(const std::filesystem::path& root, const Config& config);

// Creates what is missing, with the contract's rights. Throws Error{config} where two of the
// folders lie inside one another (symlinks resolved), or one of them is world-writable, and
// Error{io} where a folder cannot be made.
void prepare(const DataFolder& folder);

// Held by the one process that takes documents out of the inboxes, or writes batches.
class DataFolderLock {
 public:
  // Empty when another process holds it. The lock goes with the process, however it ends.
  [[nodiscard]] static std::optional<DataFolderLock> try_take(const DataFolder& folder);
  // Whether some process holds it now; takes nothing.
  [[nodiscard]] static bool is_held(const DataFolder& folder);

  // Held by the one process that writes batches for the case system: waits for it.
  [[nodiscard]] static DataFolderLock wait_for_export(const DataFolder& folder);

 private:
  explicit DataFolderLock(Fd file) : file_(std::move(file)) {}
  Fd file_;
};

}  // namespace rosett
