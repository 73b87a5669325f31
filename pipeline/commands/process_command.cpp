#include <filesystem>
#include <memory>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/error.h"
#include "pipeline/batch_report.h"
#include "pipeline/commands/command.h"
#include "pipeline/files.h"
#include "pipeline/publish.h"
#include "pipeline/service.h"
#include "pipeline/workspace.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;
using Files = std::vector<std::string>;

struct Sorted {
  std::vector<fs::path> readable;
  ExitCode code{ExitCode::done};  // failed when some file is not there
};

Sorted sort_out(const Files& files) {
  Sorted sorted;
  for (const std::string& file : files) {
    if (open_regular(file).valid()) {
      sorted.readable.emplace_back(file);
      continue;
    }
    fmt::print(stderr, "{}: finns inte, eller är ingen vanlig fil.\n", shown(file));
    sorted.code = ExitCode::failed;
  }
  return sorted;
}

void hand_over_all(const std::vector<fs::path>& files, const DataFolder& folder) {
  for (const fs::path& file : files) {
    const auto opened = open_file(file);
    if (!opened) continue;  // gone since it was looked for
    static_cast<void>(hand_over(*opened, folder.inboxes.front().path));
    fmt::print("{}: lämnad till tjänsten, som läser den i tur och ordning\n",
               shown(file.filename()));
  }
}

void read_all(const std::vector<fs::path>& files, Workspace& workspace) {
  const StopSignal stop;
  Service service({workspace.folder, workspace.config, workspace.rules, workspace.database,
                   workspace.log, stop, reader_settings(workspace.config, workspace.folder)});
  service.process(files);
  service.for_each_done([](const Document& document) { fmt::print("{}\n", one_line(document)); });
}

ExitCode process(const fs::path& data, const Files& files) {
  Workspace workspace(data);
  const Sorted sorted = sort_out(files);
  if (const auto lock = DataFolderLock::try_take(workspace.folder))
    read_all(sorted.readable, workspace);
  else
    hand_over_all(sorted.readable, workspace.folder);
  return sorted.code;
}

}  // namespace

void add_process_command(const CommandLine& line) {
  CLI::App* command = line.app.add_subcommand(
      "process", "Läs de namngivna filerna som om de lagts i inkorgen; de ligger kvar");
  const auto files = std::make_shared<Files>();
  command->add_option("fil", *files, "PDF, TIFF, PNG eller JPEG")->required()->type_name("FIL");
  command->callback(
      [line, files] { line.chosen = [line, files] { return process(line.data, *files); }; });
}

}  // namespace rosett
