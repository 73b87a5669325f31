#include "parsers/row_completion.h"

#include <algorithm>
#include <string>

namespace rosett {
namespace {

void report(const std::string& name, std::vector<Deviation>& deviations) {
  const bool told = std::ranges::any_of(
      deviations, [&](const Deviation& deviation) { return deviation.field == name; });
  if (told) return;
  deviations.push_back({"falt_saknas", Severity::fel, 0, name,
                        "Uppgiften hittades inte på raden. Läs av den på bilden.", ""});
}

void add_missing(const Template& rules, Row& row, std::vector<Deviation>& deviations) {
  for (const ColumnRule& rule : rules.columns) {
    for (const std::string& name : rule.outputs) {
      const Reading* known = find_field(row.fields, name);
      if (known == nullptr && rule.required) {
        row.fields.push_back({name, {}});
        known = &row.fields.back().reading;
        row.fields.back().reading.kind = rule.kind == Kind::period ? Kind::date : rule.kind;
      }
      const bool nothing = known != nullptr && !known->value && known->text.empty();
      if (nothing && (rule.required || rule.empty == EmptyCell::missing)) report(name, deviations);
    }
  }
}

void sort_fields(const Template& rules, Row& row) {
  std::vector<Field> sorted;
  for (const ColumnRule& rule : rules.columns) {
    for (const std::string& name : rule.outputs) {
      const auto found = std::ranges::find(row.fields, name, &Field::name);
      if (found == row.fields.end()) continue;
      sorted.push_back(std::move(*found));
      row.fields.erase(found);
    }
  }
  row.fields = std::move(sorted);
}

}  // namespace

void complete_row(const Template& rules, Row& row, std::vector<Deviation>& deviations) {
  add_missing(rules, row, deviations);
  sort_fields(rules, row);
}

}  // namespace rosett
