#include <fstream>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "core/date.h"
#include "core/document_json.h"
#include "core/durable_file.h"
#include "core/error.h"
#include "pipeline/author.h"
#include "pipeline/batch_export.h"
#include "pipeline/commands/command.h"
#include "pipeline/files.h"
#include "pipeline/recheck.h"
#include "pipeline/stored_workbook.h"
#include "pipeline/workspace.h"
#include "review/csv_export.h"
#include "review/workbook_writer.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string format, output, since, type;
  bool approved{}, protected_too{};

  // Neither where to nor how: then what is approved leaves for the case system.
  [[nodiscard]] bool is_batch() const {
    return approved && format.empty() && output.empty() && since.empty() && type.empty();
  }
};

const std::vector<std::string> document_types{
    "roselista",          "schablonbeslut",  "faktura", "anvisningsbeslut",
    "uppehallstillstand", "generalschablon", "etjanst", "okand"};

DocumentFilter filter_of(const Options& options) {
  DocumentFilter filter;
  filter.type = options.type;
  if (options.approved) filter.rows = RowChoice::approved;
  if (const auto date = parse_iso_date(options.since)) filter.since = std::chrono::sys_days(*date);
  return filter;
}

void write_lines(std::ostream& out, Database& database, const Options& options) {
  Documents documents(database);
  const bool csv = options.format == "csv";
  if (csv) write_csv_header(out);
  documents.for_each(filter_of(options), [&](const Document& document) {
    if (csv)
      write_csv_rows(out, document);
    else
      out << document_to_json(document, JsonDetail::contract) << '\n';
  });
  if (!out.flush()) throw Error(ErrorKind::io, "Exporten kunde inte skrivas.");
}

void write_file(const fs::path& file, Workspace& workspace, const Options& options) {
  if (options.format == "xlsx") {
    return write_workbook(
        file,
        StoredWorkbook(workspace.database, filter_of(options),
                       workspace.config.export_protected || options.protected_too),
        {workspace.rules.koder});
  }
  write_durably(file, [&](const fs::path& temporary) {
    std::ofstream out(temporary, std::ios::binary);
    write_lines(out, workspace.database, options);
  });
}

// A workbook is written by jumping about in a file, so it comes to stdout by way of one.
void write_workbook_to_stdout(Workspace& workspace, const Options& options) {
  const fs::path file = workspace.folder.root / fmt::format(".export-{}.xlsx", ::getpid());
  write_file(file, workspace, options);
  std::cout << std::ifstream(file, std::ios::binary).rdbuf() << std::flush;
  fs::remove(file);
}

ExitCode send_batches(const fs::path& data) {
  Workspace workspace(data);
  const DataFolderLock lock = DataFolderLock::wait_for_export(workspace.folder);
  const auto batches = export_batches(
      workspace.database, workspace.rules.settings(workspace.config.kommun),
      workspace.folder.export_to, author_at_the_keyboard(workspace.database, "kommandorad"));
  for (const Batch& batch : batches)
    fmt::print("{}: {} rader, {} kr\n", batch_name(batch.id), batch.rows, batch.sum.to_swedish());
  if (batches.empty()) fmt::print("Inga godkända rader som inte redan har lämnats.\n");
  return ExitCode::done;
}

ExitCode write_export(const fs::path& data, const Options& options) {
  Workspace workspace(data);
  recheck(workspace.database, workspace.rules.settings(workspace.config.kommun));
  if (!options.output.empty())
    write_file(options.output, workspace, options);
  else if (options.format == "xlsx")
    write_workbook_to_stdout(workspace, options);
  else
    write_lines(std::cout, workspace.database, options);
  return ExitCode::done;
}

std::string date_fault(const std::string& text) {
  return parse_iso_date(text) ? "" : "datum skrivs ÅÅÅÅ-MM-DD";
}

}  // namespace

void add_export_command(const CommandLine& line) {
  CLI::App* command = line.app.add_subcommand("export", "Skriv ut det som har lästs");
  const auto options = std::make_shared<Options>();
  command->add_option("--format", options->format, "jsonl, csv eller xlsx")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"jsonl", "csv", "xlsx"}));
  command->add_option("-o,--output", options->output, "Fil att skriva till (annars stdout)")
      ->type_name("FIL");
  command->add_option("--since", options->since, "Bara det som kommit in den dagen eller senare")
      ->type_name("DATUM")
      ->check(CLI::Validator(date_fault, ""));
  command->add_option("--type", options->type, "Bara dokument av en typ")
      ->type_name("TYP")
      ->check(CLI::IsMember(document_types));
  command->add_flag("--approved", options->approved,
                    "Bara godkända rader; utan --format skrivs en leverans till "
                    "verksamhetssystemet i exportmappen");
  command->add_flag("--protected", options->protected_too,
                    "Arbetsbok: visa också vilka personer med skyddade uppgifter är");
  command->callback([line, options] {
    if (options->format.empty() && !options->is_batch()) throw CLI::RequiredError("--format");
    line.chosen = [line, options] {
      return options->is_batch() ? send_batches(line.data) : write_export(line.data, *options);
    };
  });
}

}  // namespace rosett
