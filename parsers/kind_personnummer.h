#pragma once

#include "parsers/kinds.h"

namespace rosett {

// Personnummer and samordningsnummer in 6, 8, 10 or 12 digits. What is printed wrong stays wrong:
// an impossible day or check digit is for the checks to tell. Masked or missing last four leave
// the birth date, exact unless one to three digits are left of them.
[[nodiscard]] std::optional<Interpretation> interpret_personnummer(std::string_view text,
                                                                   const KindContext& context);

}  // namespace rosett
