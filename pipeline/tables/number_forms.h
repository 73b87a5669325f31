#pragma once

#include <string>
#include <string_view>

#include "pipeline/tables/date_formats.h"

namespace rosett {

// How a number format shows a number that is no day (ECMA-376 part 1, 18.8.30 and 18.8.31).
struct NumberForm {
  int decimals{-1};   // as many are shown; -1: as many as there are
  bool scales{};      // as per cent, or in thousands
  bool hides_sign{};  // a negative number has no minus and no brackets
  bool shows_nothing{};
};

// A format that comes with every program, or one of the workbook's own.
[[nodiscard]] NumberForm number_form(int format, const NumberFormats& own);

// Whether who looks at the cell sees another number than the one that is stored.
[[nodiscard]] bool is_shown_as_another(double number, const NumberForm& form);

}  // namespace rosett
