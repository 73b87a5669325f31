#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "checks/rule_catalogue.h"

namespace rosett {

enum class LogLevel { debug, info, warn, error, off };

// Where events go besides stderr: a file of the service's own that is turned over when it is full.
struct LogFile {
  std::filesystem::path path;  // empty: stderr alone
  int megabytes{10};           // of one file
  int files{5};                // kept, the newest without a number
};

// A folder where documents are dropped.
struct InboxConfig {
  std::filesystem::path path;
  std::string name;  // of the unit it belongs to; may be empty
};

// What a reader may use before it is stopped.
struct ReaderLimits {
  int memory_megabytes{2048};  // address space; Tesseract and an A3 page at 600 dpi fit in half
  // Processor time; by the clock ten times as long, as a loaded machine gives a reader little of
  // it.
  int silence_seconds{120};  // without a page finished; the slowest page seen took 20 s
  int idle_seconds{120};     // by the clock without using the processor: it waits for nothing
  int total_seconds{3600};   // for one file, however many pages
  int file_megabytes{512};
  int pages{2000};
  int page_megapixels{120};  // A3 at 800 dpi
};

// The review page.
struct ServeConfig {
  int port{8765};                  // of 127.0.0.1
  bool with_watch{};               // also while `rosett watch` runs
  bool https{};                    // a reverse proxy speaks TLS with the browsers
  std::vector<std::string> hosts;  // names that it is reached by, besides this machine's own
  int file_megabytes{64};          // the largest file that may be dropped on the page
};

// rosett.toml in the data folder. Every key has a default.
struct Config {
  std::string kommun;  // empty: kommun_avviker is not judged
  int readers{2};
  int stable_seconds{2};       // a dropped file's size and time must have stood still so long
  int incomplete_seconds{60};  // and so long, where the end of its format is missing
  double accepted_errors_per_10000{1};
  bool four_eyes{};     // two people must approve a row before it leaves
  bool workbook{true};  // refresh export/avvikelser.xlsx after each batch
  LogLevel log_level{LogLevel::info};
  LogFile log_file;
  std::filesystem::path templates;   // empty: those that came with the program
  std::vector<InboxConfig> inboxes;  // empty: DIR/inbox
  std::filesystem::path failed;      // empty: DIR/failed
  std::filesystem::path export_to;   // empty: DIR/export
  bool export_protected{};           // workbooks show persons with skyddade uppgifter as all others
  ReaderLimits limits;
  ServeConfig serve;
  RuleSwitches rules;
};

// Reads the text of a rosett.toml. Throws Error{config} naming line and column of what is wrong,
// unknown keys among it. Relative paths are kept relative.
[[nodiscard]] Config parse_config(std::string_view toml);

// DIR/rosett.toml, or the defaults where there is none.
[[nodiscard]] Config load_config(const std::filesystem::path& data_folder);

}  // namespace rosett
