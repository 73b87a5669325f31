#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/decision.h"
#include "store/audit.h"
#include "store/database.h"
#include "store/documents.h"

namespace rosett {

// Why a decision cannot be taken.
enum class Objection {
  unknown,      // there is no such row or document, or no such field or deviation on it
  changed,      // somebody has decided, or it was read again, since the person saw it
  impossible,   // e.g. a document approved, a decision undone twice
  open_fault,   // a fel stops the row from being approved as it is
  unread,       // something on the row is not read, or what it rests on in its document not settled
  same_person,  // four eyes: this person has approved it already
  nobody,       // four eyes: nobody knows whose name it is (store/approvals.h)
  invalid       // the value is none of its kind (review/typed_value.h)
};

struct Refusal {
  std::size_t decision{};  // place in what was asked for
  Objection why{};
  std::string message;  // Swedish, says what to do
};

struct DecisionOutcome {
  std::vector<Refusal> refusals;    // if any, nothing has been done
  std::vector<long long> recorded;  // ids of the records, those that approving implied among them
};

// What people decide over what was read (core/decision.h). Not thread-safe.
class Decisions {
 public:
  // As for Documents::check.
  using Judge = std::function<CheckResult(const Document&)>;

  // `database` must outlive this.
  explicit Decisions(Database& database) : database_(database) {}

  // All of them or, where one is refused, none; one transaction. Values are taken as they are:
  // review/deciding.h checks them first. The documents decided on are judged again at once, so that
  // their deviations follow; those that know the same persons become dirty (Documents::dirty).
  // To approve a row vouches for each of its values that was not accepted: each gets a record of
  // its own.
  [[nodiscard]] DecisionOutcome decide(const Author& author, const std::vector<Decision>& decisions,
                                       const Judge& judge);

  // Every record about a row or document, also those undone; oldest first.
  [[nodiscard]] std::vector<DecisionRecord> history(std::string_view key);

  // Which document a key belongs to; Documents::load gives it with the row.
  [[nodiscard]] std::optional<long long> document_of(std::string_view key);

 private:
  Database& database_;
};

}  // namespace rosett
