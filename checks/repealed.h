#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

// Ordinances whose codes nothing is granted by any more, as data.
namespace rosett {

struct RepealedOrdinance {
  std::string forordning;  // as in koder.csv
  Date last;               // day that it holds for
};

// Reads upphavda.csv (columns forordning;galler_till;kalla). Throws Error{config} naming the line;
// unknown columns are refused.
[[nodiscard]] std::vector<RepealedOrdinance> load_repealed(std::string_view csv);

}  // namespace rosett
