#pragma once

#include <optional>
#include <vector>

#include "core/document.h"
#include "parsers/kinds.h"
#include "parsers/page_view.h"
#include "parsers/template.h"

// The value of a labelled field among the words that stand where it should.
namespace rosett {

// Whether every word must belong to the value, and be beyond doubt what it is.
enum class Whole { no, yes, known };

struct FieldValue {
  std::vector<int> words;  // of the page, those of the value
  std::vector<Field> fields;
};

// Kinds that any words may be.
[[nodiscard]] bool is_free_form(Kind kind);

// Reads the longest run of words, from the first on, that has the field's kind; nothing when none
// has. A number that goes on behind what was read is contested.
[[nodiscard]] std::optional<FieldValue> field_value(const PageView& view, const FieldRule& rule,
                                                    const std::vector<int>& run, Whole whole,
                                                    const KindContext& context);

}  // namespace rosett
