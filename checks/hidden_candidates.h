#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/paid_days.h"
#include "core/amount.h"
#include "core/hidden_person.h"
#include "core/registers.h"

// Who may be meant by initials and figures on a home's invoice.
namespace rosett::checks {

struct HiddenQuestion {
  HiddenPerson mark;
  std::string sender;  // organisationsnummer
  PaidDays period;
  std::optional<Amount> price;  // per day; empty: unread or in doubt
};

enum class Fit { no, perhaps, yes };

struct HiddenCandidate {
  Person person;  // numbers alone where no register of persons has them
  Fit mark{};     // perhaps: too little is known of the person; never no
  Fit days{};     // placed with the sender on all, on some, or on none of the period's days
  Fit price{};    // as agreed; perhaps: what is agreed, or printed, is not known
};

// Everybody who may be meant, each once, in the order of the placements: also who was placed there
// shortly before or after, and who the register says is placed, but not with whom.
[[nodiscard]] std::vector<HiddenCandidate> hidden_candidates(const HiddenQuestion& question,
                                                             const Surroundings& registers);

// The one who is meant: alone in being possible, or alone at the row's price and, then, placed
// there the whole period. Null: nobody can be said to be.
[[nodiscard]] const HiddenCandidate* the_one_meant(const std::vector<HiddenCandidate>& candidates);

}  // namespace rosett::checks
