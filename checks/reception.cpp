#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

constexpr std::string_view kField = "mottagningsdatum";

// The decision has the column: a row says it, or its template requires it of this row.
bool has_column(const Document& document, const Row& row) {
  return find_field(row.fields, kField) != nullptr ||
         std::ranges::any_of(document.rows, [](const Row& other) {
           return find_field(other.fields, kField) != nullptr;
         });
}

// Nothing stands there, as opposed to something that could not be read.
bool is_blank(const Document& document, const Row& row) {
  const Reading* reading = find_field(row.fields, kField);
  if (reading == nullptr) return true;
  return reading->evidence.blank ||
         (!reading->value && reading->text.empty() &&
          !has_deviation(document, "osaker_lasning", row.number, kField));
}

}  // namespace

void check_reception(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const Document& document = *context.document;
  const auto& person = row.match.person;
  const std::string expected =
      person && person->mottagningsdatum ? to_iso(*person->mottagningsdatum) : std::string();
  if (has_column(document, *row.row) && is_blank(document, *row.row)) {
    findings.add(
        "M2", "mottagningsdatum_saknas", row.row->number, kField,
        expected.empty()
            ? "Mottagningsdatum saknas i beslutet. Ta reda på det."
            : fmt::format("Mottagningsdatum saknas i beslutet. Registret har {}.", expected),
        expected);
    return;
  }
  const Reading* reading = find_field(row.row->fields, kField);
  if (expected.empty() || !date_in(reading) || may_be(*reading, expected)) return;
  findings.add("M1", "mottagningsdatum_avviker", row.row->number, kField,
               fmt::format("Beslutet har mottagningsdatum {}, registret har {}. Kontrollera vilket "
                           "som är rätt.",
                           *reading->value, expected),
               expected);
}

}  // namespace rosett::checks
