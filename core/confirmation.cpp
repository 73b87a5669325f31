#include "core/confirmation.h"

#include <algorithm>

namespace rosett {
namespace {

std::vector<Field>* fields_of(Document& document, int row) {
  if (row == 0) return &document.fields;
  const auto found = std::ranges::find(document.rows, row, &Row::number);
  return found == document.rows.end() ? nullptr : &found->fields;
}

}  // namespace

void confirm(const std::vector<Confirmation>& confirmations, Document& document) {
  for (const auto& [row, name, agrees] : confirmations) {
    std::vector<Field>* fields = fields_of(document, row);
    Reading* reading = fields == nullptr ? nullptr : find_field(*fields, name);
    if (reading == nullptr || !reading->value) continue;
    reading->accepted = agrees;
    if (!agrees) continue;
    std::erase_if(document.deviations, [row = row, &name = name](const Deviation& deviation) {
      return deviation.code == "osaker_lasning" && deviation.row == row && deviation.field == name;
    });
  }
}

}  // namespace rosett
