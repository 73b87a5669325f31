#pragma once

#include <optional>
#include <vector>

#include "checks/ledger/ledger.h"
#include "core/application.h"

// Which of the generalschablon's payments have come for each person, and which are missing.
namespace rosett::ledger {

// Why a case is closed whose payments have all come.
inline constexpr const char* kEndOfSchablon = "schablonersättningsperiod slut";
// Why one is closed before that.
inline constexpr const char* kMovedAway = "flyttat till annan kommun";

struct SeenPayment {
  int payment{};
  const LedgerRow* row{};
};

struct PersonPlan {
  const LedgerPerson* person{};
  std::string sdf_kod;                     // at the first payment
  std::vector<SeenPayment> seen;           // by payment, then in the ledger's order
  std::vector<const LedgerRow*> unplaced;  // neither its place in the plan nor its period is told
  // Numbers of payments that have not been seen: due in the months of the ledger, before or after
  // them, or paid to the municipality where the person lived first, or lives now.
  std::vector<int> missing, before, not_yet_due, paid_elsewhere;
  bool complete{};           // the last payment has come
  std::optional<Date> left;  // the person lives in another municipality from that day
  // What keeps the case from being closed: the person's applications and appeals without an end.
  std::vector<const Application*> open;

  // Nothing more will come, and nothing is in the way.
  [[nodiscard]] bool has_ended() const { return complete || left; }
  [[nodiscard]] bool is_closed() const { return has_ended() && open.empty(); }
  // Why it is closed.
  [[nodiscard]] const char* ending() const { return complete ? kEndOfSchablon : kMovedAway; }
};

struct Plans {
  // First and last month in which a file of payments came, as its first day; empty without files.
  std::optional<Date> first_month, last_month;
  std::vector<PersonPlan> persons;  // by key
  int last_period_month{};          // counted from the reception: after it the schablon has ended
};

// Of every person in the register with at least one payment. Copies, what has been rejected, and
// payments to another municipality, are not seen. Whose day of reception nobody knows has no due
// months: then nothing is said to be missing. Points into the ledger and the applications, which
// must outlive it.
[[nodiscard]] Plans plans(const Ledger& ledger, const std::vector<PlannedPayment>& plan,
                          const std::vector<Application>& applications = {});

// The last day of the last payment's period, for who has left before the day of that; empty when
// the day of reception is not known.
[[nodiscard]] std::optional<Date> last_day_of(const PersonPlan& plan, const Plans& plans);

}  // namespace rosett::ledger
