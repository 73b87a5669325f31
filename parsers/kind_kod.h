#pragma once

#include "parsers/kinds.h"

namespace rosett {

// An ersättningskod: as listed; else the one listed code that looks alike (exact = false); else,
// when it is formed like a code, as printed with known = false. A clear code that is not in the
// list is never turned into another: FSKX stays FSKX.
[[nodiscard]] std::optional<Interpretation> interpret_kod(std::string_view text,
                                                          const KindContext& context);

}  // namespace rosett
