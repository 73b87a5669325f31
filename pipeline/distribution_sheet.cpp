#include "pipeline/distribution_sheet.h"

#include <fstream>
#include <iterator>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "pipeline/ledger_json.h"
#include "pipeline/payment_ledger.h"
#include "pipeline/report_json.h"
#include "pipeline/report_workbooks.h"
#include "store/surroundings.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::vector<ledger::Adjustment> adjustments_of(const DistributionSheet& sheet) {
  std::vector<ledger::Adjustment> all;
  all.reserve(sheet.adjustments.size());
  for (const SheetAdjustment& one : sheet.adjustments)
    all.push_back({one.from, one.to, one.kod, one.amount, one.why, one.author.name, sheet.to});
  return all;
}

Amount amount_in(const Json& json, const char* key) {
  return Amount::parse(json.value(key, "")).value_or(Amount());
}

// By code and, without one, name of the stadsdel.
using ByDistrict = std::map<std::pair<std::string, std::string>, ledger::Carried>;

// Of an approved sheet: what it leaves to be set off, and what it took over from others.
void add_netting(const Json& approved, bool earlier, ByDistrict& left) {
  ByDistrict last;
  for (const Json& one : approved.value("avrakning", Json::array())) {
    const std::string sdf_kod = one.value("sdf_kod", ""), sdf = one.value("sdf", "");
    const auto key = std::pair(sdf_kod, sdf_kod.empty() ? sdf : std::string());
    last[key] = {sdf_kod, sdf, amount_in(one, "kvar")};
    left[key].amount += -amount_in(one, "ingaende");
  }
  if (!earlier) return;
  for (const auto& [key, one] : last) {
    left[key].sdf_kod = one.sdf_kod;
    left[key].sdf = one.sdf;
    left[key].amount += one.amount;
  }
}

// What approved sheets of earlier days have left, and no other one has taken over.
std::vector<ledger::Carried> carried_into(Database& database, const DistributionSheet& sheet) {
  DistributionSheets sheets(database);
  std::map<long long, bool> earlier;
  for (const DistributionSheet& other : sheets.all()) earlier[other.id] = other.to < sheet.from;
  ByDistrict left;
  for (const auto& [id, json] : sheets.frozen_jsons())
    if (id != sheet.id) add_netting(Json::parse(json), earlier[id], left);
  std::vector<ledger::Carried> carried;
  for (const auto& [key, one] : left)
    if (one.amount > Amount()) carried.push_back({one.sdf_kod, one.sdf, one.amount, sheet.from});
  return carried;
}

std::vector<ledger::Share> shares_in(const Json& json) {
  std::vector<ledger::Share> shares;
  for (const Json& one : json.at("fordelning"))
    shares.push_back({one.at("sdf_kod"), one.at("sdf"), one.at("kod"), one.at("rows"),
                      one.at("persons"),
                      Amount::parse(one.at("belopp").get<std::string>()).value_or(Amount())});
  return shares;
}

Json difference_json(const ledger::ShareDifference& one) {
  return {{"sdf_kod", one.sdf_kod},
          {"sdf", one.sdf},
          {"kod", one.kod},
          {"rows_da", one.rows_then},
          {"rows_nu", one.rows_now},
          {"belopp_da", one.then.to_string()},
          {"belopp_nu", one.now.to_string()},
          {"skillnad", (one.now - one.then).to_string()}};
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Json head_json(const DistributionSheet& sheet) {
  Json json{{"id", sheet.id},
            {"fran", to_iso(sheet.from)},
            {"till", to_iso(sheet.to)},
            {"status", sheet.approved ? "godkänt" : "utkast"},
            {"skapat_av", sheet.author.name}};
  if (sheet.approved) json["godkant_av"] = sheet.approved->name;
  return json;
}

}  // namespace

WorkedOutSheet worked_out(Workspace& workspace, const DistributionSheet& sheet) {
  WorkedOutSheet result{stored_ledger(workspace, sheet.from, sheet.to), {}};
  result.distribution = ledger::adjusted(
      ledger::distribute(result.ledger, workspace.rules.ledger.splits), result.ledger,
      adjustments_of(sheet), carried_into(workspace.database, sheet),
      StoredSurroundings(workspace.database).stadsdelar());
  return result;
}

FrozenSheet content_of(Workspace& workspace, const WorkedOutSheet& sheet) {
  const fs::path folder = workspace.folder.root / fmt::format(".ark-{}", ::getpid());
  fs::remove_all(folder);  // of a process with this number that was killed
  FrozenSheet content{distribution_json(sheet.ledger, sheet.distribution), {}, {}};
  const auto files =
      write_distribution_folder(folder, sheet.ledger, sheet.distribution, workspace.rules.koder);
  content.workbook = bytes_of(files.front());
  for (auto file = files.begin() + 1; file != files.end(); ++file)
    content.districts.emplace_back(file->filename().native(), bytes_of(*file));
  fs::remove_all(folder);
  return content;
}

std::string sheet_json(const DistributionSheet& sheet, const WorkedOutSheet& now,
                       const std::optional<FrozenSheet>& frozen) {
  const std::string current = distribution_json(now.ledger, now.distribution);
  Json json{{"ark", head_json(sheet)}};
  json.update(Json::parse(frozen ? frozen->json : current));
  json["skillnad"] = Json::array();
  if (frozen)
    for (const ledger::ShareDifference& one :
         ledger::differences(shares_in(json), shares_in(Json::parse(current))))
      json["skillnad"].push_back(difference_json(one));
  return text_of(json);
}

}  // namespace rosett
