#include "pipeline/distribution_sheet.h"

#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "pipeline/ledger_json.h"
#include "pipeline/payment_ledger.h"
#include "pipeline/report_json.h"
#include "review/ledger_workbook.h"
#include "store/surroundings.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::vector<ledger::Adjustment> adjustments_of(const DistributionSheet& sheet) {
  std::vector<ledger::Adjustment> all;
  all.reserve(sheet.adjustments.size());
  for (const SheetAdjustment& one : sheet.adjustments)
    all.push_back({one.from, one.to, one.kod, one.amount, one.why, one.author.name});
  return all;
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
  result.distribution =
      ledger::adjusted(ledger::distribute(result.ledger, workspace.rules.ledger.splits),
                       adjustments_of(sheet), StoredSurroundings(workspace.database).stadsdelar());
  return result;
}

FrozenSheet content_of(Workspace& workspace, const WorkedOutSheet& sheet) {
  const fs::path file = workspace.folder.root / fmt::format(".ark-{}.xlsx", ::getpid());
  write_distribution_workbook(file, sheet.ledger, sheet.distribution, workspace.rules.koder);
  FrozenSheet content{distribution_json(sheet.ledger, sheet.distribution), {}};
  std::ifstream in(file, std::ios::binary);
  content.workbook.assign(std::istreambuf_iterator<char>(in), {});
  fs::remove(file);
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
