#include "review/finding.h"

#include <algorithm>

namespace rosett {

int Finding::page() const {
  if (reading != nullptr && reading->page > 0) return reading->page;
  return row == nullptr ? 0 : row->page;
}

Finding located(const Document& document, const Deviation& deviation) {
  if (deviation.row == 0) return {deviation, nullptr, find_field(document.fields, deviation.field)};
  const auto row = std::ranges::find(document.rows, deviation.row, &Row::number);
  if (row == document.rows.end()) return {deviation, nullptr, nullptr};
  return {deviation, &*row, find_field(row->fields, deviation.field)};
}

}  // namespace rosett
