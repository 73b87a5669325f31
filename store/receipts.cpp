#include "store/receipts.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/row_content.h"
#include "store/approvals.h"
#include "store/decision_records.h"
#include "store/decisions.h"
#include "store/document_loading.h"
#include "store/row_keys.h"
#include "store/sql.h"

namespace rosett {
namespace {

// Receipts that say no of what left last under their keys.
constexpr std::string_view kRefused =
    "SELECT r.key, b.content, r.reason, r.after_decision"
    " FROM receipts r JOIN batch_rows b ON b.key = r.key AND b.batch_id = r.batch_id"
    " WHERE r.taken = 0 AND NOT EXISTS"
    "  (SELECT 1 FROM batch_rows n WHERE n.key = r.key AND n.batch_id > r.batch_id) AND ";

Deviation told(const Row& row, const SentInVain& refusal) {
  Deviation deviation;
  deviation.code = kNotTaken;
  deviation.severity = Severity::fel;
  deviation.row = row.number;
  deviation.message = fmt::format(
      "Verksamhetssystemet tog inte emot raden: «{}». Rätta den, eller godkänn den igen för att "
      "skicka den en gång till.",
      refusal.reason);
  return deviation;
}

bool is_approved_again(const std::vector<DecisionRecord>& holding, const Row& row,
                       const SentInVain& refusal) {
  return std::ranges::any_of(holding, [&](const DecisionRecord& record) {
    return record.what.key == row.key && record.what.kind == DecisionKind::approve &&
           record.id > refusal.after_decision;
  });
}

// One file of receipts, inside its transaction.
class Taking {
 public:
  Taking(Database& database, const Author& author) : database_(database), author_(author) {}

  void take(std::size_t i, const Receipt& receipt) {
    if (number(database_,
               "SELECT EXISTS (SELECT 1 FROM batch_rows WHERE batch_id = ?1 AND key = ?2)",
               receipt.batch, receipt.key) == 0)
      return refuse(i, "Raden har inte lämnats i den leveransen.");
    if (!receipt.taken && receipt.reason.empty())
      return refuse(i, "En rad som inte tas emot ska ha en orsak.");
    Query before(database_, "SELECT taken FROM receipts WHERE batch_id = ?1 AND key = ?2",
                 receipt.batch, receipt.key);
    if (!before.next()) return write(receipt);
    if ((before.integer(0) != 0) != receipt.taken)
      return refuse(i, "Raden har redan fått ett annat svar.");
    ++outcome_.known;
  }

  ReceiptOutcome outcome() {
    for (const long long id : refused_in_) {
      const auto head = find_head(database_, id);
      if (!head) continue;
      run(database_, "UPDATE parts SET dirty = 1 WHERE id = ?1", head->part_id);
      renew_approvals(database_, *head);
    }
    return outcome_;
  }

 private:
  void refuse(std::size_t i, const char* message) { outcome_.faults.push_back({i, message}); }

  void write(const Receipt& receipt) {
    run(database_,
        "INSERT INTO receipts (batch_id, key, taken, reason, author, at, after_decision)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT coalesce(max(id), 0) FROM decisions))",
        receipt.batch, receipt.key, receipt.taken ? 1 : 0, receipt.reason, author_.name,
        seconds_of(author_.at));
    write_audit(database_, author_, receipt.taken ? "taken" : "not_taken", receipt.key);
    ++(receipt.taken ? outcome_.taken : outcome_.refused);
    if (receipt.taken) return;
    if (const auto id = Decisions(database_).document_of(receipt.key)) refused_in_.insert(*id);
  }

  Database& database_;
  const Author& author_;
  std::set<long long> refused_in_;  // documents
  ReceiptOutcome outcome_;
};

}  // namespace

ReceiptOutcome take_receipts(Database& database, const Author& author,
                             const std::vector<Receipt>& receipts) {
  WriteTransaction transaction(database, io::Step::import_receipt);
  Taking taking(database, author);
  for (std::size_t i = 0; i < receipts.size(); ++i) taking.take(i, receipts[i]);
  ReceiptOutcome outcome = taking.outcome();
  if (outcome.faults.empty()) transaction.commit();
  return outcome;
}

std::optional<SentInVain> refusal_of(Database& database, std::string_view key) {
  Query query(database, std::string(kRefused) + "r.key = ?1", key);
  if (!query.next()) return std::nullopt;
  return SentInVain{query.text(1), query.text(2), query.integer(3)};
}

void tell_refusals(Database& database, const std::vector<DecisionRecord>& holding,
                   Document& document) {
  const std::string prefix(row_key_prefix(document.sha256));
  Query query(database, std::string(kRefused) + keys_in("r.key", "?1", "?2", "?3"), prefix,
              prefix + kAfterEveryDigit, document.sha256);
  while (query.next()) {
    const auto row = std::ranges::find(document.rows, query.text(0), &Row::key);
    if (row == document.rows.end()) continue;
    const SentInVain refusal{query.text(1), query.text(2), query.integer(3)};
    if (row_content(document, *row) == refusal.content &&
        !is_approved_again(holding, *row, refusal))
      document.deviations.push_back(told(*row, refusal));
  }
}

}  // namespace rosett
