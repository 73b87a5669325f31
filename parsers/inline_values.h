#pragma once

#include <span>
#include <vector>

#include "parsers/page_view.h"
#include "parsers/slot_values.h"
#include "parsers/template.h"

// Values that stand among a row's words and not in columns: "dossier 11-234567", found by the
// columns' patterns.
namespace rosett {

struct InlineValues {
  std::vector<SlotValue> values;
  bool whole{};  // nothing but values and what leads to them stands there
};

[[nodiscard]] InlineValues inline_values(const PageView& view, std::span<const int> words,
                                         const Template& rules);

}  // namespace rosett
