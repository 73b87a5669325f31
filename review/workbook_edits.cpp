#include "review/workbook_edits.h"

#include "core/text.h"
#include "review/cell_text.h"
#include "review/decision_columns.h"
#include "review/labels.h"
#include "review/workbook_veil.h"

namespace rosett {
namespace {

class Comparison {
 public:
  Comparison(const std::vector<Field>& fields, Epoch epoch, const CanonicalText& canonical)
      : fields_(fields), epoch_(epoch), canonical_(canonical) {}

  [[nodiscard]] bool is_written_over(const FieldInfo& field, const Cell& cell) const {
    const std::string name(field.name);
    const std::string stored = value_of(fields_, name).value_or("");
    const std::string shown = typed_text(cell, field.kind, epoch_);
    if (shown == single_line(cell_text(stored)) || is_veil(shown)) return false;
    return shown.empty() || stored.empty() || canonical_(name, shown) != stored;
  }

 private:
  const std::vector<Field>& fields_;
  Epoch epoch_;
  const CanonicalText& canonical_;
};

}  // namespace

std::vector<std::string> written_over(const WorkbookLine& line, const std::vector<Field>& fields,
                                      Epoch epoch, const CanonicalText& canonical) {
  const Comparison comparison(fields, epoch, canonical);
  std::vector<std::string> found;
  const auto look = [&](const FieldInfo& field, const std::string& heading) {
    const auto cell = line.shown.find(heading);
    if (cell != line.shown.end() && comparison.is_written_over(field, cell->second))
      found.emplace_back(field.label);
  };
  if (!line.field.empty()) look(field_info(line.field), heading::kValue);
  if (line.code.empty())
    for (const FieldInfo& field : row_fields()) look(field, std::string(field.label));
  return found;
}

}  // namespace rosett
