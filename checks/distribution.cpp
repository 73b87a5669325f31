#include "checks/themes.h"

namespace rosett::checks {

void check_distribution(const DocumentContext&, const RowContext& row, Findings& findings) {
  const auto& person = row.match.person;
  if (!person || !person->sdf_kod.empty() || !person->sdf.empty() ||
      !person->kostnadsbarande_sdf_kod.empty())
    return;
  findings.add("I9", "sdf_saknas", row.row->number, "",
               "Personen har ingen stadsdel i registret, så beloppet kan inte fördelas. För in "
               "stadsdelen i personregistret.");
}

}  // namespace rosett::checks
