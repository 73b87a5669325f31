#include "checks/repealed.h"

#include <array>

#include "checks/table.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 3> kColumns{"forordning", "galler_till", "kalla"};

}  // namespace

std::vector<RepealedOrdinance> load_repealed(std::string_view csv) {
  std::vector<RepealedOrdinance> all;
  for (const checks::TableRow& row : checks::read_table(csv, "upphavda.csv", kColumns)) {
    const auto last = row.date("galler_till");
    if (row.text("forordning").empty() || !last) row.refuse("forordning och galler_till ska anges");
    all.push_back({row.text("forordning"), *last});
  }
  return all;
}

}  // namespace rosett
