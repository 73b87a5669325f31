#include "checks/rule_catalogue.h"

#include <algorithm>
#include <array>

#include "checks/catalogue.h"
#include "checks/table.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 7> kColumns{"id",  "avvikelse", "rubrik",    "indata",
                                                   "fil", "kalla",     "forklaring"};

}  // namespace

std::vector<RuleEntry> load_rule_catalogue(std::string_view csv) {
  std::vector<RuleEntry> all;
  for (const checks::TableRow& row : checks::read_table(csv, "regler.csv", kColumns)) {
    RuleEntry one{row.text("id"),     row.text("avvikelse"), {},
                  row.text("rubrik"), row.text("indata"),    row.text("fil"),
                  row.text("kalla"),  row.text("forklaring")};
    if (one.id.empty() || one.title.empty() || one.explanation.empty())
      row.refuse("id, rubrik och forklaring ska anges");
    if (std::ranges::find(all, one.id, &RuleEntry::id) != all.end())
      row.refuse("regeln står redan på en tidigare rad");
    if (!one.code.empty()) {
      one.severity = checks::severity_of(one.code);
      if (!one.severity) row.refuse("avvikelsen finns inte");
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace rosett
