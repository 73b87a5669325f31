#include <fstream>
#include <iostream>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/durable_file.h"
#include "core/error.h"
#include "pipeline/author.h"
#include "pipeline/commands/command.h"
#include "pipeline/distribution_sheet.h"
#include "pipeline/report_workbooks.h"
#include "pipeline/workspace.h"
#include "store/surroundings.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

struct Options {
  long long id{};
  std::string from, to, kod, belopp, why, format{"json"}, output;
};

// Whoever works on a sheet decides where money goes.
Author author(Workspace& workspace) {
  return decider_at_the_keyboard(workspace.database, "kommandorad");
}

Date day_of(const std::string& text) {
  const auto day = parse_iso_date(text);
  if (!day) throw Error(ErrorKind::config, "Datum skrivs ÅÅÅÅ-MM-DD.");
  return *day;
}

// "100", "100,5" or "100.00".
Amount amount_of(std::string text) {
  std::ranges::replace(text, ',', '.');
  const std::size_t dot = text.find('.');
  if (dot == std::string::npos) text += ".00";
  if (dot != std::string::npos && text.size() == dot + 2) text += "0";
  const auto amount = Amount::parse(text);
  if (!amount) throw Error(ErrorKind::config, "Beloppet skrivs i kronor, som 1500,50.");
  return *amount;
}

void print_line(const DistributionSheet& sheet) {
  fmt::print("{:>4}  {} – {}  {}{}\n", sheet.id, to_iso(sheet.from), to_iso(sheet.to),
             sheet.approved ? "godkänt av " + sheet.approved->name : "utkast",
             sheet.adjustments.empty() ? std::string()
                                       : fmt::format(", {} justeringar", sheet.adjustments.size()));
}

ExitCode create(const fs::path& data, const Options& options) {
  Workspace workspace(data);
  DistributionSheets sheets(workspace.database);
  print_line(
      sheets.find(sheets.create(day_of(options.from), day_of(options.to), author(workspace))));
  return ExitCode::done;
}

ExitCode list(const fs::path& data) {
  Workspace workspace(data);
  for (const DistributionSheet& sheet : DistributionSheets(workspace.database).all())
    print_line(sheet);
  return ExitCode::done;
}

void refuse_unless_district(Workspace& workspace, const std::string& sdf_kod) {
  const auto known = StoredSurroundings(workspace.database).stadsdelar();
  if (std::ranges::find(known, sdf_kod, &Stadsdel::kod) == known.end())
    throw Error(ErrorKind::config, "Stadsdelskoden finns inte i registret sdf.",
                "rosett register import sdf FIL läser in stadsdelarna.");
}

ExitCode adjust(const fs::path& data, const Options& options) {
  Workspace workspace(data);
  refuse_unless_district(workspace, options.from);
  refuse_unless_district(workspace, options.to);
  if (find_kod(workspace.rules.koder, options.kod) == nullptr)
    throw Error(ErrorKind::config, "Ersättningskoden finns inte i koder.csv.");
  DistributionSheets sheets(workspace.database);
  sheets.adjust(options.id, {options.from, options.to, options.kod, amount_of(options.belopp),
                             options.why, author(workspace)});
  print_line(sheets.find(options.id));
  return ExitCode::done;
}

// What they leave to set off is not known yet, so this one goes without it.
void tell_of_drafts_before(DistributionSheets& sheets, const DistributionSheet& sheet) {
  for (const DistributionSheet& other : sheets.all())
    if (other.to < sheet.from && !other.approved)
      fmt::print(
          stderr,
          "Fördelningsark {} är inte godkänt, så återkrav som blir kvar där räknas inte av i "
          "fördelningsark {}. Godkänn det tidigare arket först.\n",
          other.id, sheet.id);
}

ExitCode approve(const fs::path& data, const Options& options) {
  Workspace workspace(data);
  DistributionSheets sheets(workspace.database);
  const DistributionSheet chosen = sheets.find(options.id);
  if (!chosen.approved) tell_of_drafts_before(sheets, chosen);
  const WorkedOutSheet sheet = worked_out(workspace, chosen);
  sheets.approve(options.id, content_of(workspace, sheet), author(workspace));
  print_line(sheets.find(options.id));
  return ExitCode::done;
}

void put(const std::string& bytes, const std::string& output) {
  const auto write = [&](std::ostream& out) {
    if (!(out << bytes).flush()) throw Error(ErrorKind::io, "Fördelningsarket kunde inte skrivas.");
  };
  if (output.empty()) return write(std::cout);
  write_durably(output, [&](const fs::path& temporary) {
    std::ofstream out(temporary, std::ios::binary);
    write(out);
  });
}

// The whole to a file or, with each stadsdel's own, to a new folder.
void put_workbooks(const FrozenSheet& content, const std::string& output) {
  if (output.empty() || fs::path(output).extension() == ".xlsx")
    return put(content.workbook, output);
  make_empty_folder(output);
  put(content.workbook, fs::path(output) / kWholeWorkbook);
  for (const auto& [name, workbook] : content.districts) put(workbook, fs::path(output) / name);
}

ExitCode show(const fs::path& data, const Options& options) {
  Workspace workspace(data);
  DistributionSheets sheets(workspace.database);
  const DistributionSheet sheet = sheets.find(options.id);
  const auto frozen = sheets.frozen(options.id);
  if (options.format == "xlsx" && frozen) {
    put_workbooks(*frozen, options.output);
    return ExitCode::done;
  }
  if (!frozen) tell_of_drafts_before(sheets, sheet);
  const WorkedOutSheet now = worked_out(workspace, sheet);
  if (options.format == "xlsx")
    put_workbooks(content_of(workspace, now), options.output);
  else
    put(sheet_json(sheet, now, frozen), options.output);
  return ExitCode::done;
}

using Work = ExitCode (*)(const fs::path&, const Options&);

CLI::App* add(CLI::App& sheets, const CommandLine& line, const char* name, const char* told,
              const std::shared_ptr<Options>& options, Work work) {
  CLI::App* command = sheets.add_subcommand(name, told);
  command->callback([line, options, work] {
    line.chosen = [line, options, work] { return work(line.data, *options); };
  });
  return command;
}

void add_id(CLI::App& command, const std::shared_ptr<Options>& options) {
  command.add_option("nummer", options->id, "Fördelningsarkets nummer")
      ->required()
      ->type_name("NUMMER");
}

}  // namespace

void add_sheet_command(const CommandLine& line) {
  CLI::App* sheets = line.app.add_subcommand(
      "fordelningsark", "Fördelningsark som justeras, godkänns och sedan ligger fast");
  sheets->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  CLI::App* fresh = add(*sheets, line, "new", "Ett nytt ark för de dagarna", options, create);
  fresh->add_option("--from", options->from, "Första dagen")->required()->type_name("DATUM");
  fresh->add_option("--to", options->to, "Sista dagen")->required()->type_name("DATUM");
  add(*sheets, line, "list", "Alla ark", options,
      [](const fs::path& data, const Options&) { return list(data); });
  CLI::App* moved =
      add(*sheets, line, "adjust", "Flytta pengar mellan två stadsdelar", options, adjust);
  add_id(*moved, options);
  moved->add_option("--fran", options->from, "Stadsdelskod")->required()->type_name("KOD");
  moved->add_option("--till", options->to, "Stadsdelskod")->required()->type_name("KOD");
  moved->add_option("--kod", options->kod, "Ersättningskod")->required()->type_name("KOD");
  moved->add_option("--belopp", options->belopp, "Kronor")->required()->type_name("BELOPP");
  moved->add_option("--varfor", options->why, "Skälet")->required()->type_name("TEXT");
  add_id(*add(*sheets, line, "approve", "Godkänn: arket ligger sedan fast", options, approve),
         options);
  CLI::App* shown = add(*sheets, line, "show",
                        "Arket, så som det godkändes, och vad som är annorlunda nu", options, show);
  add_id(*shown, options);
  shown->add_option("--format", options->format, "json (utan angivet format) eller xlsx")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"json", "xlsx"}));
  shown
      ->add_option("-o,--output", options->output,
                   "Fil att skriva till (annars stdout); som xlsx till en ny mapp också en "
                   "arbetsbok för varje stadsdel")
      ->type_name("FIL");
}

}  // namespace rosett
