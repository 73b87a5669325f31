#include "bench/synth/truth.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include <nlohmann/json.hpp>

namespace rosett::synth {
namespace {

using Json = nlohmann::ordered_json;

std::string severity_of(const std::string& code) {
  static const std::set<std::string> kInfo{"aterkrav", "sidordning"};
  static const std::set<std::string> kWarnings{"aterkrav_utan_grund", "ersattningstid_passerad",
                                               "sdf_saknas", "namn_avviker"};
  return kInfo.contains(code) ? "info" : kWarnings.contains(code) ? "varning" : "fel";
}

// The page that a sheet lies on, from 1; 0 when it was not scanned.
int page_of(int sheet, const ScanRecord& record) {
  const auto found = std::ranges::find(record.order, sheet);
  return found == record.order.end() ? 0 : static_cast<int>(found - record.order.begin()) + 1;
}

struct Placed {
  const Row* row{};
  int page{};
};

std::vector<Placed> scanned_rows(const Plan& plan, const ScanRecord& record) {
  std::vector<Placed> rows;
  for (const Row& row : plan.decision.rows)
    if (const int page = page_of(row.sheet, record); page > 0) rows.push_back({&row, page});
  std::ranges::stable_sort(rows, {}, &Placed::page);
  return rows;
}

Json deviation(const Expected& expected, Json row) {
  Json one{{"code", expected.code},
           {"severity", severity_of(expected.code)},
           {"row", std::move(row)},
           {"field", expected.field.empty() ? Json(nullptr) : Json(expected.field)}};
  if (expected.optional) one["optional"] = true;
  if (!expected.group.empty()) one["group"] = expected.group;
  return one;
}

Json deviations_of(const Plan& plan, const ScanRecord& record, const std::vector<Placed>& rows) {
  Json all = Json::array();
  const auto whole = [&](const Expected& one) { all.push_back(deviation(one, nullptr)); };
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const Expected& one : rows[i].row->expected) all.push_back(deviation(one, i + 1));
  for (const Expected& one : plan.decision.expected) {
    Expected now = one;
    // With a page missing the totals cannot be judged.
    if (record.trouble == Trouble::page_missing && one.code == "summa_avviker") now.optional = true;
    whole(now);
  }
  if (record.trouble == Trouble::page_missing) {
    if (plan.decision.expected.empty())
      whole({.code = "summa_avviker", .field = "summa", .optional = true});
    whole({.code = "sida_saknas"});
  }
  if (record.trouble == Trouble::wrong_order) whole({.code = "sidordning"});
  if (!plan.group.empty()) {
    whole({.code = "dubblett", .group = plan.group});
    for (const char* code : {"dubblett", "period_overlappar"})
      all.push_back(deviation({.code = code, .optional = true}, "*"));
  }
  return all;
}

Json rows_of(const std::vector<Placed>& rows, int& values) {
  Json all = Json::array();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Json fields = Json::object();
    for (const auto& [name, value] : rows[i].row->values) {
      const auto printed = rows[i].row->printed.find(name);
      if (printed == rows[i].row->printed.end()) continue;
      fields[name] = {{"value", value}, {"text", printed->second}};
      ++values;
    }
    all.push_back({{"row", i + 1}, {"page", rows[i].page}, {"fields", std::move(fields)}});
  }
  return all;
}

Json fields_of(const Plan& plan, const ScanRecord& record, int& values) {
  Json all = Json::object();
  for (const auto& [name, field] : plan.decision.fields) {
    const int page = page_of(field.sheet, record);
    if (page == 0) continue;
    all[name] = {{"value", field.value}, {"text", field.printed}, {"page", page}};
    ++values;
  }
  return all;
}

Json scan_of(const Plan& plan, const ScanRecord& record) {
  constexpr std::array kTroubles{"", "blank", "oordning", "saknas"};
  const std::string trouble = kTroubles.at(static_cast<std::size_t>(record.trouble));
  Json skew = Json::array();
  for (const double degrees : record.skew) skew.push_back(std::round(degrees * 1000) / 1000);
  return {{"dpi", plan.profile.dpi},
          {"format", record.format},
          {"profile", plan.profile.name},
          {"layout", plan.style.layout()},
          {"style", plan.style.details()},
          {"fonts", plan.style.family},
          {"layout_seen", false},
          {"hard", plan.profile.hard},
          {"skew", std::move(skew)},
          {"rotation", record.rotation},
          {"text_layer", record.text_layer},
          {"trouble", trouble.empty() ? Json(nullptr) : Json(trouble)},
          {"print_pages", record.order},
          {"seed", plan.seed},
          {"stamp", record.stamp},
          {"ticks", record.ticks},
          {"holes", record.holes}};
}

bool stops(const Json& deviations) {
  return std::ranges::any_of(deviations, [](const Json& one) {
    return one["severity"] == "fel" && !one.contains("optional");
  });
}

}  // namespace

Truth truth_of(const Plan& plan, const ScanRecord& record, const std::string& file) {
  Truth truth;
  const std::vector<Placed> rows = scanned_rows(plan, record);
  Json deviations = deviations_of(plan, record, rows);
  const bool roselista = plan.decision.type == Type::roselista;
  Json line{{"document",
             {{"file", file},
              {"type", roselista ? "roselista" : "schablonbeslut"},
              {"template", plan.style.layout()},
              {"pages", record.order.size()},
              {"status", stops(deviations) ? "avvikelser" : "klar"}}}};
  line["fields"] = fields_of(plan, record, truth.values);
  line["rows"] = rows_of(rows, truth.values);
  line["deviations"] = std::move(deviations);
  line["scan"] = scan_of(plan, record);
  if (!plan.group.empty()) line["group"] = plan.group;
  truth.json = line.dump() + "\n";
  return truth;
}

}  // namespace rosett::synth
