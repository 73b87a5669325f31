#include "pipeline/config.h"

#include <array>
#include <optional>
#include <set>
#include <type_traits>

#include <toml++/toml.h>

#include "core/error.h"
#include "pipeline/files.h"

namespace rosett {
namespace {

constexpr std::array<std::pair<std::string_view, LogLevel>, 5> kLogLevels{{
    {"debug", LogLevel::debug},
    {"info", LogLevel::info},
    {"warn", LogLevel::warn},
    {"error", LogLevel::error},
    {"off", LogLevel::off},
}};

[[noreturn]] void refuse(const toml::source_region& place, const std::string& what) {
  throw Error(ErrorKind::config,
              "rosett.toml, rad " + std::to_string(place.begin.line) + ", kolumn " +
                  std::to_string(place.begin.column) + ": " + what,
              "Rätta filen och kör igen.");
}

// One table of the file. Remembers which keys were asked for, so that finish() can refuse the
// others.
class Section {
 public:
  explicit Section(const toml::table& table) : table_(table) {}

  void text(std::string_view key, std::string& target) {
    if (const auto* node = find(key)) target = required<std::string>(*node, key, "en text");
  }
  void path(std::string_view key, std::filesystem::path& target) {
    std::string text_value = target.native();
    text(key, text_value);
    target = text_value;
  }
  void flag(std::string_view key, bool& target) {
    if (const auto* node = find(key)) target = required<bool>(*node, key, "true eller false");
  }
  void whole(std::string_view key, int& target, int least, int most) {
    const auto* node = find(key);
    if (node == nullptr) return;
    const auto value = required<std::int64_t>(*node, key, "ett heltal");
    in_range(*node, key, value >= least && value <= most, least, most);
    target = static_cast<int>(value);
  }
  void number(std::string_view key, double& target, int least, int most) {
    const auto* node = find(key);
    if (node == nullptr) return;
    const auto value = required<double>(*node, key, "ett tal");
    in_range(*node, key, value >= least && value <= most, least, most);
    target = value;
  }
  void texts(std::string_view key, std::vector<std::string>& target) {
    const auto* node = find(key);
    if (node == nullptr) return;
    if (!node->is_array()) refuse(node->source(), quoted(key) + " ska vara en lista av texter.");
    target.clear();
    for (const toml::node& element : *node->as_array())
      target.push_back(required<std::string>(element, key, "en lista av texter"));
  }
  // A table under this one; its keys are read by `read(Section&)`.
  template <class Read>
  void table(std::string_view key, Read read) {
    const auto* node = find(key);
    if (node == nullptr) return;
    if (!node->is_table()) refuse(node->source(), quoted(key) + " ska vara en tabell.");
    Section section(*node->as_table());
    read(section);
    section.finish();
  }
  template <class Read>
  void tables(std::string_view key, Read read) {
    const auto* node = find(key);
    if (node == nullptr) return;
    if (!node->is_array_of_tables())
      refuse(node->source(), quoted(key) + " skrivs som [[" + std::string(key) + "]].");
    for (const toml::node& element : *node->as_array()) {
      Section section(*element.as_table());
      read(section);
      section.finish();
    }
  }
  void finish() const {
    for (const auto& [key, node] : table_) {
      if (known_.contains(key.str())) continue;
      std::string known;
      for (const std::string& each : known_) known += (known.empty() ? "" : ", ") + each;
      refuse(key.source(),
             "nyckeln " + quoted(key.str()) + " finns inte. Här finns: " + known + ".");
    }
  }
  [[nodiscard]] const toml::source_region& place() const { return table_.source(); }
  [[nodiscard]] const toml::node* find(std::string_view key) {
    known_.emplace(key);
    return table_.get(key);
  }
  [[nodiscard]] static std::string quoted(std::string_view key) {
    return "«" + std::string(key) + "»";
  }

 private:
  template <class T>
  static T required(const toml::node& node, std::string_view key, const char* what) {
    // A whole number will do where any number is asked for; nothing else is converted.
    const std::optional<T> value =
        std::is_same_v<T, double> ? node.value<T>() : node.value_exact<T>();
    if (!value) refuse(node.source(), quoted(key) + " ska vara " + what + ".");
    return *value;
  }
  static void in_range(const toml::node& node, std::string_view key, bool holds, int least,
                       int most) {
    if (holds) return;
    refuse(node.source(), quoted(key) + " ska ligga mellan " + std::to_string(least) + " och " +
                              std::to_string(most) + ".");
  }

  const toml::table& table_;
  std::set<std::string, std::less<>> known_;
};

void read_log_level(Section& section, LogLevel& level) {
  std::string name;
  section.text("level", name);
  if (name.empty()) return;
  for (const auto& known : kLogLevels) {
    if (known.first == name) {
      level = known.second;
      return;
    }
  }
  refuse(section.find("level")->source(), "«level» ska vara debug, info, warn, error eller off.");
}

void read_log(Section& section, Config& config) {
  read_log_level(section, config.log_level);
  section.path("file", config.log_file.path);
  section.whole("megabytes", config.log_file.megabytes, 1, 1'000);
  section.whole("files", config.log_file.files, 1, 100);
}

void read_limits(Section& section, ReaderLimits& limits) {
  constexpr int kDaySeconds = 86'400;
  section.whole("memory_megabytes", limits.memory_megabytes, 512, 65'536);
  section.whole("silence_seconds", limits.silence_seconds, 1, kDaySeconds);
  section.whole("idle_seconds", limits.idle_seconds, 1, kDaySeconds);
  section.whole("total_seconds", limits.total_seconds, 1, kDaySeconds);
  section.whole("file_megabytes", limits.file_megabytes, 1, 4'096);
  section.whole("pages", limits.pages, 1, 100'000);
  section.whole("page_megapixels", limits.page_megapixels, 1, 1'000);
}

void read_inbox(Section& section, std::vector<InboxConfig>& inboxes) {
  InboxConfig inbox;
  section.path("path", inbox.path);
  section.text("name", inbox.name);
  if (inbox.path.empty()) refuse(section.place(), "[[inbox]] saknar «path».");
  inboxes.push_back(std::move(inbox));
}

void read_serve(Section& section, ServeConfig& serve) {
  section.whole("port", serve.port, 1, 65'535);
  section.flag("with_watch", serve.with_watch);
  section.flag("https", serve.https);
  section.texts("hosts", serve.hosts);
  section.whole("file_megabytes", serve.file_megabytes, 1, 1'024);
}

Config read_config(const toml::table& root) {
  Config config;
  Section section(root);
  section.text("kommun", config.kommun);
  section.whole("readers", config.readers, 1, 64);
  section.whole("stable_seconds", config.stable_seconds, 0, 3'600);
  section.whole("incomplete_seconds", config.incomplete_seconds, 0, 86'400);
  section.number("accepted_errors_per_10000", config.accepted_errors_per_10000, 0, 10'000);
  section.flag("workbook", config.workbook);
  section.path("templates", config.templates);
  section.table("log", [&](Section& log) { read_log(log, config); });
  section.table("limits", [&](Section& limits) { read_limits(limits, config.limits); });
  section.table("serve", [&](Section& serve) { read_serve(serve, config.serve); });
  section.tables("inbox", [&](Section& inbox) { read_inbox(inbox, config.inboxes); });
  section.table("failed", [&](Section& failed) { failed.path("path", config.failed); });
  section.table("rules", [&](Section& rules) {
    rules.texts("off", config.rules.off);
    rules.texts("on", config.rules.on);
  });
  section.table("approval",
                [&](Section& approval) { approval.flag("four_eyes", config.four_eyes); });
  section.table("export", [&](Section& folder) {
    folder.path("path", config.export_to);
    folder.flag("protected", config.export_protected);
  });
  section.finish();
  return config;
}

}  // namespace

Config parse_config(std::string_view toml) {
  try {
    return read_config(toml::parse(toml));
  } catch (const toml::parse_error& error) {
    refuse(error.source(), "filen följer inte TOML (" + std::string(error.description()) + ").");
  }
}

Config load_config(const std::filesystem::path& data_folder) {
  const std::filesystem::path file = data_folder / "rosett.toml";
  if (!std::filesystem::exists(file)) return {};
  return parse_config(read_text(file));
}

}  // namespace rosett
