#pragma once

#include <optional>
#include <vector>

#include "core/registers.h"

// In which stadsdel somebody lived on a day.
namespace rosett::ledger {

// Where a person lived, by day, without what later imports took back: an import tells where the
// person lives from its day on, and with that also that nothing said before holds from then on.
// `said` is Surroundings::residences_of. Sorted by day; one without a day comes first.
[[nodiscard]] std::vector<Residence> history_of(const std::vector<Residence>& said);

// The last one that had begun on the day; the first also holds before it began. Null when there is
// none.
[[nodiscard]] const Residence* residence_on(const std::vector<Residence>& history,
                                            const std::optional<Date>& day);

}  // namespace rosett::ledger
