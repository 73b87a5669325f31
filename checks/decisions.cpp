#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

constexpr std::string_view kReceived = "mottagningsdatum";

}  // namespace

void check_reception_of_all(const DocumentContext& context, Findings& findings) {
  const Reading* reading = find_field(context.document->fields, kReceived);
  const bool unreadable = reading != nullptr && !reading->value && !reading->text.empty();
  if (unreadable) return;
  if (reading == nullptr || value_in(reading).empty()) {
    findings.add("M2", "mottagningsdatum_saknas", 0, kReceived,
                 "Mottagningsdatum saknas i beslutet. Ta reda på det.");
    return;
  }
  for (const RowContext& row : context.rows) {
    const auto& person = row.match.person;
    if (!person || !person->mottagningsdatum || !date_in(reading)) continue;
    const std::string expected = to_iso(*person->mottagningsdatum);
    if (may_be(*reading, expected)) continue;
    findings.add("M1", "mottagningsdatum_avviker", row.row->number, kReceived,
                 fmt::format("Beslutet har mottagningsdatum {}, registret har {} för personen. "
                             "Kontrollera vilket som är rätt.",
                             *reading->value, expected),
                 expected);
  }
}

}  // namespace rosett::checks
