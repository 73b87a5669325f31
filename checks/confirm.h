#pragma once

#include <vector>

#include "core/confirmation.h"
#include "core/document.h"
#include "core/registers.h"

namespace rosett {

// The doubtful readings that the registers say the same of, to the letter, and the names read off a
// picture that they say the same of but for accents, which both readers lose where a ring or dot is
// faint. A person is known by two
// of personnummer, dossiernummer and name on one row, a supplier by two of organisationsnummer,
// name and giro; what is misread does not happen to be the register's of the same person. The
// registers never put another value in the place of one that was read. In the document's order.
[[nodiscard]] std::vector<Confirmation> confirmed_by_registers(const Document& document,
                                                               const Surroundings& surroundings);

}  // namespace rosett
