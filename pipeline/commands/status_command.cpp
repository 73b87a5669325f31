#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/commands/command.h"
#include "pipeline/files.h"
#include "pipeline/recheck.h"
#include "pipeline/workspace.h"
#include "review/labels.h"
#include "store/jobs.h"
#include "store/summary.h"

namespace rosett {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kShownFailures = 10;

std::string iso_time(std::chrono::sys_seconds time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

long long count_of(const std::map<std::string, long long>& counts, const char* name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

void print_json(const Summary& summary, const std::vector<Arrival>& failed) {
  Json failures = Json::array();
  for (const Arrival& arrival : failed)
    failures.push_back({{"file", shown(arrival.what.file)},
                        {"message", arrival.failure.value().message},
                        {"advice", arrival.failure.value().advice}});
  Json json = {{"queue", summary.arrivals},
               {"documents", summary.documents},
               {"deviations", summary.deviations},
               {"copies", summary.copies},
               {"rows", summary.rows},
               {"to_be_checked", summary.to_be_checked},
               {"oldest_waiting", nullptr},
               {"failures", failures}};
  if (summary.oldest_waiting) json["oldest_waiting"] = iso_time(*summary.oldest_waiting);
  fmt::print("{}\n", json.dump());
}

void print_text(const Summary& summary, const std::vector<Arrival>& failed) {
  const auto line = [](std::string_view name, long long count) {
    fmt::print("  {:<40}{:>8}\n", name, count);
  };
  fmt::print("Filer\n");
  line("väntar", count_of(summary.arrivals, "waiting"));
  line("läses nu", count_of(summary.arrivals, "running"));
  line("lästa", count_of(summary.arrivals, "done"));
  line("gick inte att läsa", count_of(summary.arrivals, "failed"));
  if (summary.oldest_waiting) fmt::print("  äldst i kön: {}\n", iso_time(*summary.oldest_waiting));
  fmt::print("Dokument\n");
  for (const auto& [status, count] : summary.documents) line(status_label(status), count);
  line("rader", summary.rows);
  fmt::print("Avvikelser\n");
  for (const auto& [code, count] : summary.deviations) line(deviation_label(code), count);
  if (!failed.empty()) fmt::print("Senaste fel\n");
  for (const Arrival& arrival : failed)
    fmt::print("  {}: {}\n", shown(arrival.what.file), arrival.failure.value().message);
}

ExitCode status(const std::filesystem::path& data, bool as_json) {
  Workspace workspace(data);
  recheck(workspace.database, workspace.rules.settings(workspace.config.kommun));
  const Summary summary = summarize(workspace.database);
  const auto failed = Jobs(workspace.database).last_failures(kShownFailures);
  if (as_json)
    print_json(summary, failed);
  else
    print_text(summary, failed);
  return ExitCode::done;
}

}  // namespace

void add_status_command(const CommandLine& line) {
  CLI::App* command = line.app.add_subcommand("status", "Kön, och vad som har lästs hittills");
  const auto as_json = std::make_shared<bool>(false);
  command->add_flag("--json", *as_json, "Skriv som JSON");
  command->callback(
      [line, as_json] { line.chosen = [line, as_json] { return status(line.data, *as_json); }; });
}

}  // namespace rosett
