#include "store/batches.h"

#include <algorithm>
#include <utility>

#include "core/row_content.h"
#include "store/approvals.h"
#include "store/decision_records.h"
#include "store/documents.h"
#include "store/sql.h"

namespace rosett {
namespace {

constexpr std::string_view kSelectBatches =
    "SELECT id, author, at, state, (SELECT count(*) FROM batch_rows r WHERE r.batch_id = b.id)"
    " FROM batches b ";

Amount sum_of(Database& database, long long batch) {
  Query query(database,
              "SELECT belopp FROM batch_rows WHERE batch_id = ?1 AND kind <> 'makulering'", batch);
  Amount sum;
  while (query.next()) sum += Amount::parse(query.text(0)).value_or(Amount());
  return sum;
}

std::vector<Batch> batches_in(Database& database, Query& query) {
  std::vector<Batch> batches;
  while (query.next()) {
    const std::string state = query.text(3);
    batches.push_back({.id = query.integer(0),
                       .author = {query.text(1), "kommandorad",
                                  std::chrono::sys_seconds(std::chrono::seconds(query.integer(2)))},
                       .state = state == "begun"    ? BatchState::begun
                                : state == "placed" ? BatchState::placed
                                                    : BatchState::done,
                       .rows = query.small(4)});
  }
  for (Batch& batch : batches) batch.sum = sum_of(database, batch.id);
  return batches;
}

// Fills one batch, inside its caller's transaction.
class Filling {
 public:
  Filling(Database& database, const Author& author, const BatchForm& form)
      : database_(database), author_(author), form_(form) {}

  // How many rows leave.
  int fill() {
    run(database_, "INSERT INTO batches (author, at) VALUES (?1, ?2)", author_.name,
        seconds_of(author_.at));
    batch_ = last_id(database_);
    // Rows are added while documents are read: to tables that reading them does not walk.
    Documents(database_).for_each({}, [&](const Document& document) {
      if (document.copy_of || document.rows.empty()) return;
      const Decided decided = decisions_on(database_, document.sha256);
      if (decided.last.empty()) return;
      for (const Row& row : document.rows) look_at(document, row, decided);
    });
    withdraw_what_is_gone();
    if (position_ > 0) write_audit(database_, author_, "export", std::to_string(batch_));
    return position_;
  }

 private:
  void look_at(const Document& document, const Row& row, const Decided& decided) {
    const bool rejected = is_rejected(document, row);
    if (!row.approved && !rejected) return;
    const std::string content = row_content(document, row);
    const auto sending = sending_due(database_, {row.key, content, row.approved, rejected});
    if (sending)
      add(document, row, content, *sending,
          rejected ? std::vector<DecisionRecord>() : decided.holding);
  }

  // Keys that left last as something to be paid, and that no row has: the bytes have been read in
  // another way since, or are the beginning of a longer version. Bytes that can not be read at
  // present tell nothing.
  void withdraw_what_is_gone() {
    Query query(database_,
                "SELECT b.content, b.json FROM batch_rows b WHERE b.kind <> 'makulering'"
                " AND NOT EXISTS (SELECT 1 FROM rows r WHERE r.key = b.key)"
                " AND b.batch_id = (SELECT max(n.batch_id) FROM batch_rows n WHERE n.key = b.key)"
                " AND NOT EXISTS (SELECT 1 FROM contents c WHERE c.outcome <> 'read'"
                "  AND c.sha256 = json_extract(b.json, '$.document.sha256'))"
                " ORDER BY b.key");
    std::vector<std::pair<std::string, std::string>> gone;
    while (query.next()) gone.emplace_back(query.text(0), query.text(1));
    for (const auto& [content, json] : gone) {
      const Document sent = form_.read(json);
      add(sent, sent.rows.front(), content, Sending::withdrawal, {});
    }
  }

  void add(const Document& document, const Row& row, const std::string& content, Sending sending,
           const std::vector<DecisionRecord>& holding) {
    const BatchLines lines = form_.write({batch_, ++position_, sending, document, row,
                                          approvals_of(database_, holding, row.key, content)});
    run(database_,
        "INSERT INTO batch_rows (batch_id, position, key, kind, content, belopp, json, csv)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        batch_, position_, row.key, to_string(sending), content,
        value_of(row.fields, "belopp").value_or(""), lines.json, lines.csv);
    run(database_, "UPDATE rows SET due = 0 WHERE key = ?1", row.key);
    write_audit(database_, author_, to_string(sending), row.key);
  }

  Database& database_;
  const Author& author_;
  const BatchForm& form_;
  long long batch_{};
  int position_{};
};

}  // namespace

Batches::Began Batches::begin(const Author& author, const BatchForm& form) {
  WriteTransaction transaction(database_, io::Step::begin_batch);
  if (unfinished()) return Began::unfinished;
  if (!Documents(database_).dirty(1).empty()) return Began::unchecked;
  if (Filling(database_, author, form).fill() == 0) return Began::nothing_to_send;
  transaction.commit();
  return Began::yes;
}

std::optional<Batch> Batches::unfinished() {
  Query query(database_, std::string(kSelectBatches) + "WHERE state <> 'done' ORDER BY id LIMIT 1");
  const auto batches = batches_in(database_, query);
  if (batches.empty()) return std::nullopt;
  return batches.front();
}

std::optional<Batch> Batches::find(long long id) {
  Query query(database_, std::string(kSelectBatches) + "WHERE id = ?1", id);
  const auto batches = batches_in(database_, query);
  if (batches.empty()) return std::nullopt;
  return batches.front();
}

std::vector<Batch> Batches::last(int limit) {
  Query query(database_, std::string(kSelectBatches) + "ORDER BY id DESC LIMIT ?1", limit);
  return batches_in(database_, query);
}

void Batches::for_each_line(long long batch, const std::function<void(const BatchLines&)>& use) {
  Query query(database_, "SELECT json, csv FROM batch_rows WHERE batch_id = ?1 ORDER BY position",
              batch);
  while (query.next()) use({query.text(0), query.text(1)});
}

void Batches::placed(long long batch) {
  WriteTransaction transaction(database_, io::Step::place_batch);
  run(database_, "UPDATE batches SET state = 'placed' WHERE id = ?1 AND state = 'begun'", batch);
  transaction.commit();
}

void Batches::done(long long batch) {
  WriteTransaction transaction(database_, io::Step::end_batch);
  run(database_, "UPDATE batches SET state = 'done' WHERE id = ?1", batch);
  transaction.commit();
}

}  // namespace rosett
