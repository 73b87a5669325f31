#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "pipeline/commands/command.h"
#include "pipeline/workspace.h"
#include "store/jobs.h"

namespace rosett {
namespace {

ExitCode retry(const std::filesystem::path& data) {
  Workspace workspace(data);
  const int waiting = Jobs(workspace.database).retry_failed();
  fmt::print("{} dokument läses om när «rosett watch» går.\n", waiting);
  return ExitCode::done;
}

}  // namespace

void add_retry_command(const CommandLine& line) {
  CLI::App* command =
      line.app.add_subcommand("retry", "Ställ dokument som inte gick att läsa i kö igen");
  command->callback([line] { line.chosen = [line] { return retry(line.data); }; });
}

}  // namespace rosett
