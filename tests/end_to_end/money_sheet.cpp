#include "money_sheet.h"

#include <cstdlib>
#include <filesystem>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/amount.h"
#include "core/csv.h"
#include "program.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

using Json = nlohmann::json;

// Every sheet as CSV: `;`, quotes, UTF-8, and numbers as they are rather than as they are shown.
constexpr const char* kFilter =
    "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1";

std::vector<SheetLine> lines_of(const std::string& file) {
  std::vector<SheetLine> lines;
  const std::vector<CsvRow> rows = parse_csv(content_of(file));
  for (std::size_t i = 1; i < rows.size(); ++i)
    for (std::size_t column = 0; column < rows[i].cells.size(); ++column) {
      lines.resize(i);
      lines[i - 1][rows[0].cells.at(column)] = rows[i].cells[column];
    }
  return lines;
}

std::string sdf_kod(const std::string& sdf) { return sdf == "Farsta" ? "18" : "06"; }

Json reading(const std::string& value) {
  return {{"value", value}, {"text", value}, {"confidence", 1.0}, {"accepted", true}};
}

Json fields_of(const SheetLine& one, int more) {
  const bool paid = !one.at("Utbetald").empty();
  Json fields{{"belopp", reading(kronor(one.at("Öre"), more))}};
  fields[paid ? "dossiernummer" : "individnummer"] = reading(one.at("Dossiernummer"));
  if (paid) {
    fields["kvarvarande"] = reading(one.at("Kvarvarande"));
    fields["mottagningsdatum"] = reading(one.at("Mottagen"));
  } else {
    fields["kod"] = reading(one.at("Kod"));
    fields["period_fran"] = reading(one.at("Från"));
    fields["period_till"] = reading(one.at("Till"));
  }
  return fields;
}

}  // namespace

MoneySheet recalculated(const std::string& folder) {
  const std::string sheet = rosett::source_folder() + "/tests/end_to_end/money/fall.fods";
  const std::string command = "soffice --headless -env:UserInstallation=file://" + folder +
                              "/office --convert-to '" + kFilter + "' --outdir '" + folder + "' '" +
                              sheet + "' >/dev/null 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  return {lines_of(folder + "/fall-Fall.csv"), lines_of(folder + "/fall-Summor.csv")};
}

std::string kronor(const std::string& ore, int more) {
  return Amount::from_ore(std::stoll(ore) + more).to_string();
}

std::string persons_csv(const MoneySheet& sheet, bool after_move) {
  std::string csv =
      "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;migrationsdatum;"
      "adress;folkbokforingsdatum;sdf_kod;sdf;socialtjanstansvar\n";
  std::set<std::string> told;
  for (const SheetLine& one : sheet.cases) {
    const bool moves = !one.at("Flyttdag").empty();
    if ((after_move && !moves) || !told.insert(one.at("Dossiernummer")).second) continue;
    const std::string& sdf = one.at(after_move ? "Ny stadsdel" : "Stadsdel");
    csv += ";" + one.at("Dossiernummer") + ";Ada;Ek;" + one.at("Född") + ";" + one.at("Mottagen") +
           ";" + one.at("Mottagen") + ";Ekvägen 1;" +
           one.at(after_move ? "Flyttdag" : "Folkbokförd") + ";" + sdf_kod(sdf) + ";" + sdf +
           ";ja\n";
  }
  return csv;
}

std::string export_of(const MoneySheet& sheet, int more) {
  std::string lines;
  for (std::size_t i = 0; i < sheet.cases.size(); ++i) {
    const SheetLine& one = sheet.cases[i];
    const std::string name = std::to_string(i);
    Json head{{"kommun", reading("Stockholm")}};
    if (!one.at("Utbetald").empty()) head["utbetalningsdatum"] = reading(one.at("Utbetald"));
    const Json row{{"row", 1}, {"key", name}, {"page", 1}, {"fields", fields_of(one, more)}};
    const Json document{
        {"id", 1},        {"file", name},
        {"sha256", name}, {"type", one.at("Utbetald").empty() ? "etjanst" : "generalschablon"},
        {"pages", 1},     {"status", "klar"}};
    lines += Json{{"document", document},
                  {"pages", Json::array()},
                  {"fields", head},
                  {"rows", Json::array({row})},
                  {"deviations", Json::array()}}
                 .dump() +
             "\n";
  }
  return lines;
}

}  // namespace rosett::testing
