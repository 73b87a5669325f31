#pragma once

#include <vector>

#include "core/confirmation.h"
#include "core/document.h"
#include "core/registers.h"

namespace rosett {

// The doubtful readings that the registers say the same of, to the letter. A person is known by two
// of personnummer, dossiernummer and name on one row, a supplier by two of organisationsnummer,
// name and giro; what is misread does not happen to be the register's of the same person. And the
// names that were read off a picture and are the register's but for accents: both readers lose
// rings and dots that are faint. The registers never put another value in the place of one that was
// read. In the document's order.
[[nodiscard]] std::vector<Confirmation> confirmed_by_registers(const Document& document,
                                                               const Surroundings& surroundings);

}  // namespace rosett
