#include <fstream>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "core/date.h"
#include "core/durable_file.h"
#include "core/error.h"
#include "pipeline/commands/command.h"
#include "pipeline/decided_json.h"
#include "pipeline/files.h"
#include "pipeline/payment_ledger.h"
#include "pipeline/report_json.h"
#include "pipeline/report_workbooks.h"
#include "pipeline/workspace.h"
#include "review/ledger_workbook.h"
#include "store/applications.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string kind, from, to, format{"json"}, output;
  std::vector<std::string> exports;  // instead of what is stored
};

std::optional<Date> first_day(const Options& options) { return parse_iso_date(options.from); }
std::optional<Date> last_day(const Options& options) { return parse_iso_date(options.to); }

// An återkrav takes back what may have been paid before the wanted days, so those are its own.
ledger::Ledger ledger_of(const Options& options, Workspace& workspace) {
  const bool whole = options.kind == "aterkrav";
  if (options.exports.empty())
    return whole ? stored_ledger(workspace)
                 : stored_ledger(workspace, first_day(options), last_day(options));
  ledger::Ledger all = exported_ledger(workspace, options.exports);
  return whole ? all : ledger::between(all, first_day(options), last_day(options));
}

std::vector<ledger::Reclaim> reclaims_of(const Options& options, const ledger::Ledger& ledger,
                                         const CheckSettings& settings) {
  return ledger::reclaims(ledger, settings, first_day(options), last_day(options));
}

std::string json_of(const Options& options, const ledger::Ledger& ledger,
                    const CheckSettings& settings, const std::vector<Application>& asked_for,
                    const Rules& rules) {
  if (options.kind == "aterkrav") return reclaims_json(reclaims_of(options, ledger, settings));
  if (options.kind == "plan")
    return plans_json(ledger::plans(ledger, settings.payment_plan, asked_for));
  if (options.kind == "beslut")
    return decided_json(ledger::decided(ledger, asked_for, settings, rules.deadlines));
  return distribution_json(ledger, ledger::distribute(ledger, rules.ledger.splits));
}

void write_json(const std::string& json, const std::string& output) {
  const auto put = [&](std::ostream& out) {
    if (!(out << json).flush()) throw Error(ErrorKind::io, "Rapporten kunde inte skrivas.");
  };
  if (output.empty()) return put(std::cout);
  write_durably(output, [&](const fs::path& temporary) {
    std::ofstream out(temporary, std::ios::binary);
    put(out);
  });
}

void write_workbook(const fs::path& file, const Options& options, const ledger::Ledger& ledger,
                    Workspace& workspace) {
  const CheckSettings settings = workspace.rules.settings(workspace.config.kommun);
  const std::vector<Application> asked_for = applications(workspace.database);
  if (options.kind == "aterkrav")
    write_reclaims_workbook(file, reclaims_of(options, ledger, settings));
  else if (options.kind == "plan")
    write_plans_workbook(file, ledger::plans(ledger, settings.payment_plan, asked_for),
                         settings.payment_plan);
  else if (options.kind == "beslut")
    write_decided_workbook(file,
                           ledger::decided(ledger, asked_for, settings, workspace.rules.deadlines));
  else
    write_distribution_workbook(file, ledger,
                                ledger::distribute(ledger, workspace.rules.ledger.splits),
                                workspace.rules.koder);
}

// The workbooks of the stadsdelar lie in a folder; everything else is one file.
bool wants_folder(const Options& options) {
  return options.kind == "fordelning" && !options.output.empty() &&
         fs::path(options.output).extension() != ".xlsx";
}

void write_workbooks(const Options& options, const ledger::Ledger& ledger, Workspace& workspace) {
  if (wants_folder(options)) {
    for (const fs::path& file : write_distribution_folder(
             options.output, ledger, ledger::distribute(ledger, workspace.rules.ledger.splits),
             workspace.rules.koder))
      fmt::print("{}\n", shown(file));
    return;
  }
  if (!options.output.empty()) return write_workbook(options.output, options, ledger, workspace);
  // A workbook is written by jumping about in a file, so it comes to stdout by way of one.
  const fs::path file = workspace.folder.root / fmt::format(".report-{}.xlsx", ::getpid());
  write_workbook(file, options, ledger, workspace);
  std::cout << std::ifstream(file, std::ios::binary).rdbuf() << std::flush;
  fs::remove(file);
}

ExitCode report(const fs::path& data, const Options& options) {
  Workspace workspace(data);
  const CheckSettings settings = workspace.rules.settings(workspace.config.kommun);
  const ledger::Ledger ledger = ledger_of(options, workspace);
  if (options.format == "xlsx")
    write_workbooks(options, ledger, workspace);
  else
    write_json(
        json_of(options, ledger, settings, applications(workspace.database), workspace.rules),
        options.output);
  return ExitCode::done;
}

std::string date_fault(const std::string& text) {
  return parse_iso_date(text) ? "" : "datum skrivs ÅÅÅÅ-MM-DD";
}

}  // namespace

void add_report_command(const CommandLine& line) {
  CLI::App* command = line.app.add_subcommand(
      "report",
      "Vart pengarna går: fördelning, beslut, återkrav, generalschablonens utbetalningar");
  const auto options = std::make_shared<Options>();
  command->add_option("slag", options->kind, "fordelning, beslut, aterkrav eller plan")
      ->required()
      ->type_name("SLAG")
      ->check(CLI::IsMember({"fordelning", "beslut", "aterkrav", "plan"}));
  command
      ->add_option("--from", options->from,
                   "Bara det som betalats (annars: beslutats, eller gäller) den dagen eller senare")
      ->type_name("DATUM")
      ->check(CLI::Validator(date_fault, ""));
  command->add_option("--to", options->to, "Den dagen eller tidigare")
      ->type_name("DATUM")
      ->check(CLI::Validator(date_fault, ""));
  command->add_option("--format", options->format, "json (utan angivet format) eller xlsx")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"json", "xlsx"}));
  command
      ->add_option("-o,--output", options->output,
                   "Fil att skriva till (annars stdout); fordelning som xlsx till en ny mapp ger "
                   "också en arbetsbok för varje stadsdel")
      ->type_name("FIL");
  command
      ->add_option("--from-json", options->exports,
                   "Rader ur exporter (JSON Lines) i stället för det som är inläst")
      ->type_name("FIL");
  command->callback(
      [line, options] { line.chosen = [line, options] { return report(line.data, *options); }; });
}

}  // namespace rosett
