#include <chrono>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/error.h"
#include "pipeline/batch_report.h"
#include "pipeline/commands/command.h"
#include "pipeline/files.h"
#include "pipeline/review_page.h"
#include "pipeline/service.h"
#include "pipeline/workspace.h"

namespace rosett {
namespace {

DataFolderLock sole_lock(const DataFolder& folder) {
  auto lock = DataFolderLock::try_take(folder);
  if (lock) return std::move(*lock);
  throw Error(ErrorKind::config, "En annan rosett arbetar redan med datamappen.",
              "Vänta tills den är klar, eller stoppa den.");
}

void print_report(Service& service, const Workspace& workspace, double seconds) {
  BatchReport report;
  report.seconds = seconds;
  service.for_each_done([&](const Document& document) { add_to(report, document); });
  fmt::print("{}", to_table(report));
  const auto workbook = workspace.folder.export_to / kWorkbookName;
  if (workspace.config.workbook && std::filesystem::exists(workbook))
    fmt::print("Arbetsbok: {}\n", shown(workbook));
  if (report.fel > 0)
    fmt::print("Filer som inte gick att läsa: {}\n", shown(workspace.folder.failed));
}

ExitCode watch(const std::filesystem::path& data, Until until) {
  const auto began = std::chrono::steady_clock::now();
  const StopSignal stop;
  Workspace workspace(data);
  const DataFolderLock lock = sole_lock(workspace.folder);
  std::optional<ReviewPage> page;
  if (workspace.config.serve.with_watch && until == Until::stopped) page.emplace(workspace);
  Service service({workspace.folder, workspace.config, workspace.rules, workspace.database,
                   workspace.log, stop, reader_settings(workspace.config, workspace.folder)});
  const Ended ended = service.watch(until);
  if (ended == Ended::stopped) return ExitCode::done;
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began;
  print_report(service, workspace, spent.count());
  if (ended == Ended::finished) return ExitCode::done;
  fmt::print(stderr,
             "Alla filer har inte lästs: något på datorn stod i vägen. Kör rosett status, som\n"
             "säger vad, och sedan rosett watch --once igen.\n");
  return ExitCode::failed;
}

}  // namespace

void add_watch_command(const CommandLine& line) {
  CLI::App* command = line.app.add_subcommand(
      "watch", "Ta varje dokument som dyker upp i inkorgen, tills programmet stoppas");
  const auto once = std::make_shared<bool>(false);
  command->add_flag("--once", *once, "Ta det som ligger där nu, skriv en sammanfattning och sluta");
  command->callback([line, once] {
    line.chosen = [line, once] {
      return watch(line.data, *once ? Until::everything_has_an_outcome : Until::stopped);
    };
  });
}

}  // namespace rosett
