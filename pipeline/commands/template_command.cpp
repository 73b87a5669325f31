#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "parsers/template_loading.h"
#include "pipeline/commands/command.h"
#include "pipeline/files.h"
#include "pipeline/rules.h"
#include "pipeline/workspace.h"

namespace rosett {
namespace {

// The folders alone: templates can be looked at without a data folder.
std::vector<std::filesystem::path> template_folders(const std::filesystem::path& data) {
  return lay_out(data, load_config(data)).templates;
}

ExitCode list(const std::filesystem::path& data, bool as_json) {
  const std::vector<Template> templates = load_library(template_folders(data).front()).templates;
  nlohmann::ordered_json json = nlohmann::ordered_json::array();
  for (const Template& each : templates) {
    json.push_back({{"id", each.id}, {"version", each.version}, {"type", each.type}});
    if (!as_json) fmt::print("{:<32} {:>3}  {}\n", each.id, each.version, each.type);
  }
  if (as_json) fmt::print("{}\n", json.dump());
  return ExitCode::done;
}

ExitCode check(const std::filesystem::path& data) {
  const auto folders = template_folders(data);
  const Library library = load_library(folders.front());
  static_cast<void>(load_rules(folders));
  fmt::print("{} mallar och {} koder är i sin ordning.\n", library.templates.size(),
             library.koder.size());
  return ExitCode::done;
}

}  // namespace

void add_template_command(const CommandLine& line) {
  CLI::App* templates = line.app.add_subcommand("template", "Mallarna som dokument läses efter");
  templates->require_subcommand(1);
  CLI::App* listing = templates->add_subcommand("list", "Visa mallarna");
  const auto as_json = std::make_shared<bool>(false);
  listing->add_flag("--json", *as_json, "Skriv som JSON");
  listing->callback(
      [line, as_json] { line.chosen = [line, as_json] { return list(line.data, *as_json); }; });
  CLI::App* checking = templates->add_subcommand("check", "Kontrollera att mallarna är riktiga");
  checking->callback([line] { line.chosen = [line] { return check(line.data); }; });
}

}  // namespace rosett
