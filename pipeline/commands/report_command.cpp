#include <fstream>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>

#include "core/date.h"
#include "core/durable_file.h"
#include "core/error.h"
#include "pipeline/commands/command.h"
#include "pipeline/payment_ledger.h"
#include "pipeline/report_json.h"
#include "pipeline/workspace.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string kind, from, to, format{"json"}, output;
  std::vector<std::string> exports;  // instead of what is stored
};

std::string json_of(const Options& options, const ledger::Ledger& ledger,
                    const CheckSettings& settings) {
  if (options.kind == "aterkrav") return reclaims_json(ledger::reclaims(ledger, settings));
  if (options.kind == "plan") return plans_json(ledger::plans(ledger, settings.payment_plan));
  return distribution_json(ledger, ledger::distribute(ledger));
}

void write(const std::string& json, const std::string& output) {
  const auto put = [&](std::ostream& out) {
    if (!(out << json).flush()) throw Error(ErrorKind::io, "Rapporten kunde inte skrivas.");
  };
  if (output.empty()) return put(std::cout);
  write_durably(output, [&](const fs::path& temporary) {
    std::ofstream out(temporary, std::ios::binary);
    put(out);
  });
}

ExitCode report(const fs::path& data, const Options& options) {
  Workspace workspace(data);
  const CheckSettings settings = workspace.rules.settings(workspace.config.kommun);
  const ledger::Ledger all = options.exports.empty() ? stored_ledger(workspace)
                                                     : exported_ledger(workspace, options.exports);
  const ledger::Ledger ledger =
      ledger::between(all, parse_iso_date(options.from), parse_iso_date(options.to));
  write(json_of(options, ledger, settings), options.output);
  return ExitCode::done;
}

std::string date_fault(const std::string& text) {
  return parse_iso_date(text) ? "" : "datum skrivs ÅÅÅÅ-MM-DD";
}

}  // namespace

void add_report_command(const CommandLine& line) {
  CLI::App* command = line.app.add_subcommand(
      "report", "Vart pengarna går: fördelning, återkrav, generalschablonens utbetalningar");
  const auto options = std::make_shared<Options>();
  command->add_option("slag", options->kind, "fordelning, aterkrav eller plan")
      ->required()
      ->type_name("SLAG")
      ->check(CLI::IsMember({"fordelning", "aterkrav", "plan"}));
  command
      ->add_option("--from", options->from,
                   "Bara det som betalats (annars: beslutats, eller gäller) den dagen eller senare")
      ->type_name("DATUM")
      ->check(CLI::Validator(date_fault, ""));
  command->add_option("--to", options->to, "Den dagen eller tidigare")
      ->type_name("DATUM")
      ->check(CLI::Validator(date_fault, ""));
  command->add_option("--format", options->format, "json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"json"}));
  command->add_option("-o,--output", options->output, "Fil att skriva till (annars stdout)")
      ->type_name("FIL");
  command
      ->add_option("--from-json", options->exports,
                   "Rader ur exporter (JSON Lines) i stället för det som är inläst")
      ->type_name("FIL");
  command->callback(
      [line, options] { line.chosen = [line, options] { return report(line.data, *options); }; });
}

}  // namespace rosett
