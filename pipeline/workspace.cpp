#include "pipeline/workspace.h"

#include <algorithm>

#include <unistd.h>

#include "store/approvals.h"
#include "store/checked_rules.h"

namespace rosett {
namespace {

constexpr std::int64_t kMega = 1'000'000;
constexpr std::int64_t kMebi = 1 << 20;

LogFile log_file_in(const DataFolder& folder, const Config& config) {
  LogFile file = config.log_file;
  if (!file.path.empty()) file.path = folder.root / file.path;
  return file;
}

DataFolder prepared(const std::filesystem::path& data, const Config& config) {
  DataFolder folder = lay_out(data, config);
  prepare(folder);
  return folder;
}

}  // namespace

Workspace::Workspace(const std::filesystem::path& data)
    : config(load_config(data)),
      folder(prepared(data, config)),
      rules(load_rules(folder.templates, config.rules)),
      database(folder.database),
      log(log_level_for_stderr(config.log_level), config.log_level, log_file_in(folder, config)) {
  constexpr int kFourEyes = 2;
  require_eyes(database, config.four_eyes ? kFourEyes : 1);
  check_by_rules(database, rules.digest + " " + config.kommun);
}

LogLevel log_level_for_stderr(LogLevel configured) {
  return ::isatty(STDERR_FILENO) == 1 ? std::max(configured, LogLevel::warn) : configured;
}

ReaderSettings reader_settings(const Config& config, const DataFolder& folder) {
  ReaderSettings settings;
  settings.program = reader_program();
  for (const std::filesystem::path& templates : folder.templates)
    settings.start.template_folders.push_back(templates.native());
  settings.start.memory_bytes = config.limits.memory_megabytes * kMebi;
  settings.start.cpu_seconds = config.limits.total_seconds;
  settings.start.file_bytes = config.limits.file_megabytes * kMebi;
  settings.start.page_pixels = config.limits.page_megapixels * kMega;
  settings.start.pages = config.limits.pages;
  settings.spool_folder = folder.root;
  settings.silence = std::chrono::seconds(config.limits.silence_seconds);
  settings.idle = std::chrono::seconds(config.limits.idle_seconds);
  settings.total = std::chrono::seconds(config.limits.total_seconds);
  settings.noise = config.log_level == LogLevel::debug ? ReaderNoise::shown : ReaderNoise::silenced;
  return settings;
}

}  // namespace rosett
