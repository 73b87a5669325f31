#include "checks/check.h"

#include <algorithm>
#include <array>

#include "checks/themes.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 4> kChecked{"roselista", "schablonbeslut", "etjanst",
                                                   "generalschablon"};

}  // namespace

std::vector<Deviation> check_document(const Document& document, const Surroundings& surroundings,
                                      const CheckSettings& settings) {
  if (std::ranges::find(kChecked, document.type) == kChecked.end()) return {};
  const checks::DocumentContext context = checks::look_at(document, surroundings, settings);
  checks::Findings findings;
  for (const checks::RowContext& row : context.rows) {
    checks::check_identity(context, row, findings);
    checks::check_reception(context, row, findings);
    checks::check_money(context, row, findings);
    checks::check_payment(context, row, findings);
    checks::check_kod(context, row, findings);
    checks::check_aterkrav(context, row, findings);
    checks::check_period(context, row, findings);
    checks::check_distribution(context, row, findings);
  }
  checks::check_duplicates(context, findings);
  checks::check_totals(context, findings);
  checks::check_kommun(context, findings);
  return findings.sorted();
}

}  // namespace rosett
