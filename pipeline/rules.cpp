#include "pipeline/rules.h"

#include <algorithm>

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
  return {kommun, &koder, schabloner, time_limits, generalschabloner, payment_plan};
}

Rules load_rules(const std::vector<fs::path>& folders) {
  return {parse_koder(rule_list(folders, "koder.csv")),
          load_schabloner(rule_list(folders, "belopp.csv")),
          load_time_limits(rule_list(folders, "ersattningstid.csv")),
          load_generalschabloner(rule_list(folders, "generalschablon.csv")),
          load_payment_plan(rule_list(folders, "schablonplan.csv")),
          {ledger::load_obstacles(rule_list(folders, "fordelningshinder.csv")),
           ledger::load_district_rules(rule_list(folders, "stadsdelsregel.csv")),
           ledger::load_split_rules(rule_list(folders, "fordelningsandelar.csv"))}};
}

}  // namespace rosett
