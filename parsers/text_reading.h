#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "parsers/interpretation.h"

namespace rosett {

// How a text file stands to one layout.
struct TextFit {
  const Template* layout{};
  int rows{};                        // lines that are rows of it
  int faults{};                      // lines that are not as it says
  std::vector<std::string> missing;  // names of required records that are not there
  // Its records are there and it has rows; without a record that tells it, most lines must fit.
  [[nodiscard]] bool fits() const;
};

// One for each layout of the library, in its order.
[[nodiscard]] std::vector<TextFit> fits_of(std::string_view bytes, const Library& library);

// The document of the layout that fits best: the one with the fewest faults, then the first. A line
// that does not fit is no row but the deviation falt_saknas, which names it by its number. Nothing
// when no layout fits.
[[nodiscard]] std::optional<Document> interpret_text_file(std::string_view bytes,
                                                          const Library& library);

}  // namespace rosett
