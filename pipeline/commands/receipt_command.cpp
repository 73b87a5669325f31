#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/author.h"
#include "pipeline/commands/command.h"
#include "pipeline/files.h"
#include "pipeline/receipt_file.h"
#include "pipeline/recheck.h"
#include "pipeline/workspace.h"

namespace rosett {
namespace {

struct Options {
  std::string file;
  bool json{};
};

void print_json(const ReceiptOutcome& outcome) {
  nlohmann::ordered_json json = {{"taken", outcome.taken},
                                 {"refused", outcome.refused},
                                 {"known", outcome.known},
                                 {"faults", nlohmann::ordered_json::array()}};
  for (const auto& [receipt, message] : outcome.faults)
    json["faults"].push_back({{"receipt", receipt + 1}, {"message", message}});
  fmt::print("{}\n", json.dump());
}

void print_text(const ReceiptOutcome& outcome) {
  if (outcome.faults.empty()) {
    fmt::print("{} rader mottagna, {} nekade, {} redan kvitterade\n", outcome.taken,
               outcome.refused, outcome.known);
    return;
  }
  fmt::print("Kvittensen stämmer inte med leveranserna. Ingenting har tagits emot.\n");
  for (const auto& [receipt, message] : outcome.faults)
    fmt::print("  svar {}: {}\n", receipt + 1, message);
}

ExitCode import(const std::filesystem::path& data, const Options& options) {
  Workspace workspace(data);
  ReceiptOutcome outcome =
      take_receipts(workspace.database, author_at_the_keyboard(workspace.database, "kommandorad"),
                    parse_receipts(read_text(options.file)));
  if (!outcome.faults.empty()) outcome.taken = outcome.refused = outcome.known = 0;
  recheck(workspace.database, workspace.rules.settings(workspace.config.kommun));
  if (options.json)
    print_json(outcome);
  else
    print_text(outcome);
  return outcome.faults.empty() ? ExitCode::done : ExitCode::failed;
}

}  // namespace

void add_receipt_command(const CommandLine& line) {
  CLI::App* receipts = line.app.add_subcommand("receipt", "Verksamhetssystemets kvittenser");
  receipts->require_subcommand(1);
  CLI::App* command = receipts->add_subcommand(
      "import", "Ta emot svaret på en leverans; nekade rader blir avvikelser");
  const auto options = std::make_shared<Options>();
  command->add_option("fil", options->file, "JSON Lines, ett svar per rad")
      ->required()
      ->type_name("FIL");
  command->add_flag("--json", options->json, "Skriv resultatet som JSON");
  command->callback(
      [line, options] { line.chosen = [line, options] { return import(line.data, *options); }; });
}

}  // namespace rosett
