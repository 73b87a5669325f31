#include "pipeline/rules.h"

#include <algorithm>

#include "core/digest.h"
#include "core/error.h"
#include "pipeline/files.h"

namespace rosett {
namespace fs = std::filesystem;

fs::path rule_file(const std::vector<fs::path>& folders, const std::string& name) {
  const auto folder = std::find_if(folders.rbegin(), folders.rend(),
                                   [&](const fs::path& each) { return fs::exists(each / name); });
  if (folder == folders.rend()) {
    throw Error(ErrorKind::config, "Listan " + name + " finns inte bland mallarna.",
                "Kontrollera nyckeln templates i rosett.toml, eller installera om programmet.");
  }
  return *folder / name;
}

std::string rule_list(const std::vector<fs::path>& folders, const std::string& name) {
  return read_text(rule_file(folders, name));
}

CheckSettings Rules::settings(const std::string& kommun) const {
  return {kommun,       &koder,        schabloner, time_limits, generalschabloner,
          payment_plan, initial_costs, repealed,   off};
}

Rules load_rules(const std::vector<fs::path>& folders, const RuleSwitches& switches) {
  Sha256 digest;
  const auto take = [&](std::string_view text) {
    digest.add({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  };
  const auto checked = [&](const std::string& name) {
    std::string text = rule_list(folders, name);
    take(text);
    return text;
  };
  Rules rules{parse_koder(checked("koder.csv")),
              load_schabloner(checked("belopp.csv")),
              load_time_limits(checked("ersattningstid.csv")),
              load_generalschabloner(checked("generalschablon.csv")),
              load_payment_plan(checked("schablonplan.csv")),
              {ledger::load_obstacles(rule_list(folders, "fordelningshinder.csv")),
               ledger::load_district_rules(rule_list(folders, "stadsdelsregel.csv")),
               ledger::load_split_rules(rule_list(folders, "fordelningsandelar.csv")),
               ledger::load_responsibility_rules(rule_list(folders, "ansvarskrav.csv"))},
              load_initial_costs(checked("initialkostnad.csv")),
              load_repealed(checked("upphavda.csv")),
              ledger::load_deadlines(rule_list(folders, "ansokningsfrist.csv")),
              switched_off(load_rule_catalogue(rule_list(folders, "regler.csv")), switches),
              {}};
  for (const std::string& id : rules.off) take(id + "\n");
  rules.digest = digest.hex();
  return rules;
}

}  // namespace rosett
