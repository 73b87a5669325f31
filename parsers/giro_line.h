#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/page_view.h"

// The machine-read line at the foot of a payment slip: "# reference # kronor öre check > giro#41#".
namespace rosett {

struct GiroPart {
  std::string value;  // canonical
  std::vector<int> words;
  bool proved{};  // its check digit holds
};

struct GiroLine {
  std::optional<GiroPart> reference, amount, bankgiro, plusgiro;
};

// What the line says when it is one. The number signs are often read as letters or figures, so
// parts are told by their place and their check digits; an amount without its check digit is none.
[[nodiscard]] std::optional<GiroLine> giro_line(const PageView& view, const TextLine& line);

}  // namespace rosett
