#pragma once

#include <filesystem>
#include <string>

#include "pipeline/config.h"
#include "pipeline/data_folder.h"
#include "pipeline/log.h"
#include "pipeline/reader_slot.h"
#include "pipeline/rules.h"
#include "store/database.h"

namespace rosett {

// A data folder opened for work: configuration read, folders made, rules loaded, database open.
// Throws Error for whatever stands in the way.
struct Workspace {
  explicit Workspace(const std::filesystem::path& data);

  Config config;
  DataFolder folder;
  Rules rules;
  Database database;
  Log log;
};

// On a terminal, where the progress line and the tables tell the rest, only what needs a person.
[[nodiscard]] LogLevel log_level_for_stderr(LogLevel configured);

[[nodiscard]] ReaderSettings reader_settings(const Config& config, const DataFolder& folder);

}  // namespace rosett
