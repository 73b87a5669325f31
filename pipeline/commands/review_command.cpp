#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "pipeline/author.h"
#include "pipeline/commands/command.h"
#include "pipeline/recheck.h"
#include "pipeline/workbook_file.h"
#include "pipeline/workspace.h"
#include "review/workbook_return.h"

namespace rosett {
namespace {

struct Options {
  std::string file;
  bool json{};
};

void print_json(const WorkbookReturn& back) {
  nlohmann::ordered_json json = {{"lines", back.lines},
                                 {"values", back.values},
                                 {"printed_wrong", back.printed_wrong},
                                 {"approved", back.approved},
                                 {"rejected", back.rejected},
                                 {"noted", back.noted},
                                 {"stale", back.stale},
                                 {"missing", back.missing},
                                 {"faults", nlohmann::ordered_json::array()}};
  for (const WorkbookFault& fault : back.faults)
    json["faults"].push_back(
        {{"sheet", fault.sheet}, {"row", fault.row}, {"message", fault.message}});
  fmt::print("{}\n", json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::string place_of(const WorkbookFault& fault) {
  if (fault.sheet.empty()) return "";
  if (fault.row == 0) return fault.sheet + ": ";
  return fmt::format("{}, rad {}: ", fault.sheet, fault.row);
}

void print_text(const WorkbookReturn& back) {
  if (!back.faults.empty()) {
    fmt::print("Ingenting har tagits emot. Rätta detta i arbetsboken och kör igen:\n");
    for (const WorkbookFault& fault : back.faults)
      fmt::print("  {}{}\n", place_of(fault), fault.message);
    return;
  }
  fmt::print(
      "{} beslut: {} värden rättade eller bekräftade, {} tryckta fel, {} rader godkända, {} "
      "avvisade, {} att utreda\n",
      back.lines, back.values, back.printed_wrong, back.approved, back.rejected, back.noted);
  if (back.stale > 0)
    fmt::print(
        "{} rader utan beslut har ändrats sedan arbetsboken skrevs. Har någon skrivit i dem syns "
        "det inte här: ta en ny arbetsbok.\n",
        back.stale);
  if (back.missing > 0)
    fmt::print(
        "{} har ingen rad i arbetsboken. Inget är beslutat om det som är borttaget.\n",
        back.missing == 1 ? "1 öppen avvikelse" : fmt::format("{} öppna avvikelser", back.missing));
}

ExitCode import(const std::filesystem::path& data, const Options& options) {
  Workspace workspace(data);
  const Author author = decider_at_the_keyboard(workspace.database, "arbetsbok");
  const Workbook workbook =
      cells_of(options.file, reader_settings(workspace.config, workspace.folder));
  const CheckSettings settings = workspace.rules.settings(workspace.config.kommun);
  recheck(workspace.database, settings);
  Deciding deciding(workspace.database, judge_by(workspace.database, settings),
                    workspace.rules.koder);
  const WorkbookReturn back = take_back(workbook, workspace.database, deciding, author);
  recheck(workspace.database, settings);
  if (options.json)
    print_json(back);
  else
    print_text(back);
  return back.faults.empty() ? ExitCode::done : ExitCode::failed;
}

}  // namespace

void add_review_command(const CommandLine& line) {
  CLI::App* review = line.app.add_subcommand("review", "Samordnarens beslut");
  review->require_subcommand(1);
  CLI::App* command = review->add_subcommand(
      "import", "Ta tillbaka beslut och rättade värden ur en ifylld arbetsbok");
  const auto options = std::make_shared<Options>();
  command
      ->add_option("fil", options->file, "Arbetsboken ur exportmappen, ifylld och sparad som XLSX")
      ->required()
      ->type_name("FIL");
  command->add_flag("--json", options->json, "Skriv resultatet som JSON");
  command->callback(
      [line, options] { line.chosen = [line, options] { return import(line.data, *options); }; });
}

}  // namespace rosett
