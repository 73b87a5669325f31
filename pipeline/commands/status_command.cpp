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
#include "store/obstacles.h"
#include "store/summary.h"

namespace rosett {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kShown = 10;  // of each kind of trouble

std::string iso_time(std::chrono::sys_seconds time) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

long long count_of(const std::map<std::string, long long>& counts, const char* name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

// All that is told, looked up once.
struct Told {
  Summary summary;
  std::vector<Arrival> failed, hindered;
  std::vector<Obstacle> obstacles;
  bool service_runs{};
  int readers{};
};

// Jobs are named as in the log, and by the file that people know.
Json json_of(const std::vector<Arrival>& arrivals) {
  Json list = Json::array();
  for (const Arrival& arrival : arrivals)
    list.push_back({{"job", arrival.id},
                    {"file", shown(arrival.what.file)},
                    {"message", arrival.failure.value().message},
                    {"advice", arrival.failure.value().advice}});
  return list;
}

Json json_of(const std::vector<Obstacle>& obstacles) {
  Json list = Json::array();
  for (const Obstacle& each : obstacles)
    list.push_back({{"obstacle", each.id},
                    {"path", shown(each.path)},
                    {"message", each.message},
                    {"since", iso_time(each.since)}});
  return list;
}

void print_json(const Told& told) {
  const Summary& summary = told.summary;
  Json json = {
      {"queue", summary.arrivals},
      {"documents", summary.documents},
      {"deviations", summary.deviations},
      {"copies", summary.copies},
      {"rows", summary.rows},
      {"to_be_checked", summary.to_be_checked},
      {"oldest_waiting", nullptr},
      {"rates",
       {{"last_hour", summary.finished_last_hour}, {"last_day", summary.finished_last_day}}},
      {"service", {{"running", told.service_runs}}},
      {"readers",
       {{"configured", told.readers},
        {"busy", told.service_runs ? count_of(summary.arrivals, "running") : 0}}},
      {"failures", json_of(told.failed)},
      {"hindered", json_of(told.hindered)},
      {"obstacles", json_of(told.obstacles)}};
  if (summary.oldest_waiting) json["oldest_waiting"] = iso_time(*summary.oldest_waiting);
  fmt::print("{}\n", json.dump());
}

void print_arrivals(const char* heading, const std::vector<Arrival>& arrivals) {
  if (!arrivals.empty()) fmt::print("{}\n", heading);
  for (const Arrival& arrival : arrivals)
    fmt::print("  {} (jobb {}): {}\n", shown(arrival.what.file), arrival.id,
               arrival.failure.value().message);
}

void print_text(const Told& told) {
  const Summary& summary = told.summary;
  const auto line = [](std::string_view name, long long count) {
    fmt::print("  {:<40}{:>8}\n", name, count);
  };
  fmt::print("Tjänsten {}\n", told.service_runs ? "går" : "går inte");
  fmt::print("Filer\n");
  line("väntar", count_of(summary.arrivals, "waiting"));
  line("läses nu", count_of(summary.arrivals, "running"));
  line("lästa", count_of(summary.arrivals, "done"));
  line("gick inte att läsa", count_of(summary.arrivals, "failed"));
  line("klara den senaste timmen", summary.finished_last_hour);
  if (summary.oldest_waiting) fmt::print("  äldst i kön: {}\n", iso_time(*summary.oldest_waiting));
  fmt::print("Dokument\n");
  for (const auto& [status, count] : summary.documents) line(status_label(status), count);
  line("rader", summary.rows);
  fmt::print("Avvikelser\n");
  for (const auto& [code, count] : summary.deviations) line(deviation_label(code), count);
  print_arrivals("Senaste fel", told.failed);
  print_arrivals("Väntar på att något går över", told.hindered);
  if (!told.obstacles.empty()) fmt::print("Ligger i inkorgen och kan inte tas\n");
  for (const Obstacle& each : told.obstacles)
    fmt::print("  {} (hinder {}): {}\n", shown(each.path), each.id, each.message);
}

ExitCode status(const std::filesystem::path& data, bool as_json) {
  Workspace workspace(data);
  Database& database = workspace.database;
  recheck(database, workspace.rules.settings(workspace.config.kommun));
  Jobs jobs(database);
  const Told told{summarize(database),
                  jobs.last_failures(kShown),
                  jobs.hindered(kShown),
                  Obstacles(database).first(kShown),
                  DataFolderLock::is_held(workspace.folder),
                  workspace.config.readers};
  if (as_json)
    print_json(told);
  else
    print_text(told);
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
