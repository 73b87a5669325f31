#include <algorithm>

#include "checks/themes.h"

namespace rosett::checks {
namespace {

void check_fields(const Document& document, const std::vector<Field>& fields, int row,
                  Findings& findings) {
  for (const Field& field : fields) {
    const bool told = std::ranges::any_of(document.deviations, [&](const Deviation& deviation) {
      return deviation.row == row && deviation.field == field.name;
    });
    if (!field.reading.evidence.blank || told || findings.has(row, field.name)) continue;
    findings.add("D7", "falt_saknas", row, field.name,
                 "Ingenting står där uppgiften ska stå. Ta reda på den.");
  }
}

}  // namespace

void check_blanks(const Document& document, Findings& findings) {
  check_fields(document, document.fields, 0, findings);
  for (const Row& row : document.rows) check_fields(document, row.fields, row.number, findings);
}

}  // namespace rosett::checks
