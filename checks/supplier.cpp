#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"
#include "core/identifiers.h"

namespace rosett::checks {
namespace {

// Another reading of the number is a supplier's.
bool may_be_known(const Reading& number, const Surroundings& surroundings) {
  return !is_firm(number) && (!number.evidence.check_digit ||
                              std::ranges::any_of(number.alternatives, [&](const Candidate& other) {
                                return surroundings.supplier(other.value).has_value();
                              }));
}

void compare_giro(const Reading* printed, const std::string& registered, std::string_view field,
                  std::string_view what, Findings& findings) {
  if (value_in(printed).empty() || registered.empty() || may_be(*printed, registered)) return;
  findings.add("F2", "bankgiro_avviker", 0, field,
               fmt::format("Fakturan har {} {}, registret har {} för leverantören. Betala inte "
                           "förrän det är utrett.",
                           what, *printed->value, registered),
               registered);
}

void check_ocr(const Reading* number, Findings& findings) {
  if (value_in(number).empty() || !is_firm(*number)) return;
  if (luhn_holds(*number->value)) return;
  findings.add("F3", "ocr_nummer_ogiltigt", 0, "ocr_nummer",
               fmt::format("OCR-numret {} har fel kontrollsiffra. Kontrollera mot fakturan.",
                           *number->value));
}

}  // namespace

void check_supplier(const DocumentContext& context, Findings& findings) {
  const std::vector<Field>& fields = context.document->fields;
  const Surroundings& surroundings = *context.surroundings;
  check_ocr(find_field(fields, "ocr_nummer"), findings);
  const Reading* number = find_field(fields, "organisationsnummer");
  if (!surroundings.has_suppliers() || value_in(number).empty()) return;
  const auto supplier = surroundings.supplier(*number->value);
  if (supplier) {
    compare_giro(find_field(fields, "bankgiro"), supplier->bankgiro, "bankgiro", "bankgiro",
                 findings);
    compare_giro(find_field(fields, "plusgiro"), supplier->plusgiro, "plusgiro", "plusgiro",
                 findings);
  } else if (!may_be_known(*number, surroundings)) {
    findings.add("F1", "leverantor_okand", 0, "organisationsnummer",
                 fmt::format("Ingen leverantör i registret har organisationsnummer {}. Kontrollera "
                             "avsändaren och lägg upp den.",
                             *number->value));
  }
}

}  // namespace rosett::checks
