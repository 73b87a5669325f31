#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "checks/ledger/deadlines.h"
#include "checks/ledger/ledger.h"
#include "core/application.h"

// What became of what was applied for: how much of it was granted, by which rows, and under what
// status as Migrationsverket names it.
namespace rosett::ledger {

// Migrationsverket's words for its decisions.
namespace status {
inline constexpr std::string_view kGranted = "beviljad";
inline constexpr std::string_view kPartly = "delvis beviljad";
inline constexpr std::string_view kRefused = "avslag";
inline constexpr std::string_view kGrantedAfterReview = "beviljad efter ny prövning";
inline constexpr std::string_view kPartlyAfterReview = "delvis beviljad efter ny prövning";
}  // namespace status

// A row, and how its application stood once it had been decided.
struct DecidedRow {
  const LedgerRow* row{};
  const Application* application{};  // null: the register knows of none
  bool outside{};                    // some of its days are not among those applied for
  Amount granted;                    // of the application, with this row and those before it
  std::optional<Amount> missing;     // of what was applied for, then; empty: not known
  std::string_view status;           // empty while the amount is unread
};

struct DecidedApplication {
  const Application* application{};
  std::vector<DecidedRow> history;  // by day of decision, then in the ledger's order
  Amount granted;
  std::optional<Amount> missing;  // applied for and not granted; empty: not known
  std::string status;             // as it stands now; empty: nothing has been decided
  std::optional<Date> latest;     // last day on which it could come in; empty: not known

  [[nodiscard]] bool is_late() const {
    return latest && application->inkom && *application->inkom > *latest;
  }
};

struct Decided {
  std::vector<DecidedApplication> applications;  // appeals left out; in the register's order
  std::vector<DecidedRow> rows;                  // every payment, in the ledger's order
};

// Of every row that counts and is no återkrav. A row belongs to the application whose number its
// diarienummer is, else to one of the same person and code with the same days among its own: that
// which covers them before those that only touch them, then the earliest. Points into the ledger
// and the applications, which must outlive it.
[[nodiscard]] Decided decided(const Ledger& ledger, const std::vector<Application>& applications,
                              const CheckSettings& settings,
                              const std::vector<Deadline>& deadlines = {});

// Whether it is about this person, by either number.
[[nodiscard]] bool is_of(const Application& application, const LedgerPerson& person);

}  // namespace rosett::ledger
