#include "review/finding.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"

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

std::string place_in_file(const Document& document, const Finding& finding) {
  const bool verbatim = finding.reading != nullptr
                            ? finding.reading->evidence.verbatim
                            : finding.row != nullptr &&
                                  std::ranges::any_of(finding.row->fields, [](const Field& each) {
                                    return each.reading.evidence.verbatim;
                                  });
  if (!verbatim) return {};
  // A cell's or line's box is one high and begins above it.
  const Box& box = finding.has_box() ? finding.reading->box : finding.row->box;
  const std::string file = folded(document.file);
  if (file.ends_with(".xlsx"))
    return fmt::format("arbetsbok, blad {}, rad {}", finding.page(), box.bottom);
  return fmt::format("textfil, rad {}", box.bottom);
}

}  // namespace rosett
