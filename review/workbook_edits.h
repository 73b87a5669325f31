#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/workbook.h"
#include "review/workbook_lines.h"

namespace rosett {

// The canonical value that a text typed for a field would be stored as; empty when it has none.
using CanonicalText =
    std::function<std::optional<std::string>(const std::string& field, const std::string& text)>;

// Labels of the values that a person has written over where they are shown, instead of where they
// are corrected. `fields` is what the workbook was written from; the same value in another form (a
// day or an amount as text) is not written over.
[[nodiscard]] std::vector<std::string> written_over(const WorkbookLine& line,
                                                    const std::vector<Field>& fields, Epoch epoch,
                                                    const CanonicalText& canonical);

}  // namespace rosett
