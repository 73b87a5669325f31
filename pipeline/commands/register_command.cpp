#include <chrono>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/csv.h"
#include "pipeline/commands/command.h"
#include "pipeline/files.h"
#include "pipeline/workbook_file.h"
#include "pipeline/workspace.h"
#include "store/registers.h"

namespace rosett {
namespace {

struct Options {
  std::string kind, file;
  bool json{};
};

std::vector<CsvRow> register_table(const Workspace& workspace, const std::string& file) {
  if (!is_workbook(file)) return parse_csv(read_text(file));
  return table_of(cells_of(file, reader_settings(workspace.config, workspace.folder)));
}

void print_json(const ImportReport& report) {
  nlohmann::ordered_json json = {{"added", report.added},
                                 {"replaced", report.replaced},
                                 {"unchanged", report.unchanged},
                                 {"kept_protected", report.kept_protected},
                                 {"rejected", nlohmann::ordered_json::array()}};
  for (const RejectedRow& row : report.rejected)
    json["rejected"].push_back({{"line", row.line}, {"reason", row.reason}});
  fmt::print("{}\n", json.dump());
}

void print_text(const std::string& kind, const ImportReport& report) {
  fmt::print("{}: {} nya, {} ändrade, {} oförändrade, {} avvisade\n", kind, report.added,
             report.replaced, report.unchanged, report.rejected.size());
  if (report.kept_protected > 0)
    fmt::print(
        "{} personer är fortfarande skyddade, fast filen inte säger det. Skriv nej i kolumnen "
        "skyddad för den som inte längre är det.\n",
        report.kept_protected);
  for (const RejectedRow& row : report.rejected) fmt::print("  rad {}: {}\n", row.line, row.reason);
}

ExitCode import(const std::filesystem::path& data, const Options& options) {
  Workspace workspace(data);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const ImportReport report = Registers(workspace.database)
                                  .import(register_kind_from(options.kind).value(),
                                          register_table(workspace, options.file), now);
  if (options.json)
    print_json(report);
  else
    print_text(options.kind, report);
  return ExitCode::done;
}

}  // namespace

void add_register_command(const CommandLine& line) {
  CLI::App* registers = line.app.add_subcommand("register", "Kommunens register");
  registers->require_subcommand(1);
  CLI::App* command = registers->add_subcommand(
      "import", "Lägg till eller ersätt registerrader ur en CSV-fil (semikolon) eller Excel");
  const auto options = std::make_shared<Options>();
  command->add_option("slag", options->kind, "Vilket register")
      ->required()
      ->type_name("SLAG")
      ->check(CLI::IsMember(
          {"personer", "placeringar", "leverantorer", "avtal", "sdf", "ansokningar"}));
  command
      ->add_option("fil", options->file,
                   "CSV (UTF-8 eller Windows-1252) eller XLSX, rubrikrad först")
      ->required()
      ->type_name("FIL");
  command->add_flag("--json", options->json, "Skriv resultatet som JSON");
  command->callback(
      [line, options] { line.chosen = [line, options] { return import(line.data, *options); }; });
}

}  // namespace rosett
