#pragma once

#include <vector>

#include "core/document.h"
#include "parsers/kinds.h"
#include "parsers/row_assembly.h"
#include "parsers/template.h"

namespace rosett {

// Marks as confirmed the amounts whose sum is printed: of a group, a page, or all rows so far;
// then the document's own sum and count. `document.rows` are the assembly's, in its order. A sum
// that does not agree changes nothing: the checks tell it.
void confirm_by_sums(Document& document, const Assembly& assembly,
                     const std::vector<PageTables>& pages, const Template& rules,
                     const KindContext& context);

}  // namespace rosett
