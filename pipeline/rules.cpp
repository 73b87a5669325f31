#include "pipeline/rules.h"

#include <algorithm>

#include "core/error.h"
#include "pipeline/files.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

std::string list_text(const std::vector<fs::path>& folders, const char* name) {
  const auto folder = std::find_if(folders.rbegin(), folders.rend(),
                                   [&](const fs::path& each) { return fs::exists(each / name); });
  if (folder == folders.rend()) {
    throw Error(ErrorKind::config, std::string("Listan ") + name + " finns inte bland mallarna.",
                "Kontrollera nyckeln templates i rosett.toml, eller installera om programmet.");
  }
  return read_text(*folder / name);
}

}  // namespace

CheckSettings Rules::settings(const std::string& kommun) const {
  return {kommun, &koder, schabloner, time_limits, generalschabloner, payment_plan};
}

Rules load_rules(const std::vector<fs::path>& folders) {
  return {parse_koder(list_text(folders, "koder.csv")),
          load_schabloner(list_text(folders, "belopp.csv")),
          load_time_limits(list_text(folders, "ersattningstid.csv")),
          load_generalschabloner(list_text(folders, "generalschablon.csv")),
          load_payment_plan(list_text(folders, "schablonplan.csv")),
          {ledger::load_obstacles(list_text(folders, "fordelningshinder.csv")),
           ledger::load_district_rules(list_text(folders, "stadsdelsregel.csv"))}};
}

}  // namespace rosett
