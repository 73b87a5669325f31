#include "store/sendings.h"

#include "store/decision_records.h"
#include "store/receipts.h"
#include "store/row_keys.h"
#include "store/sql.h"

namespace rosett {
namespace {

// How a row left last.
struct LastSending {
  std::string kind, content;
};

std::optional<LastSending> last_sending(Database& database, const std::string& key) {
  Query query(database,
              "SELECT kind, content FROM batch_rows WHERE key = ?1 ORDER BY batch_id DESC LIMIT 1",
              key);
  if (!query.next()) return std::nullopt;
  return LastSending{query.text(0), query.text(1)};
}

}  // namespace

std::string_view to_string(Sending sending) {
  switch (sending) {
    case Sending::fresh:
      return "ny";
    case Sending::correction:
      return "rattelse";
    case Sending::withdrawal:
      break;
  }
  return "makulering";
}

std::optional<Sending> sending_due(Database& database, const RowState& row) {
  if (!row.approved && !row.rejected) return std::nullopt;
  const auto last = last_sending(database, row.key);
  const bool is_out = last && last->kind != to_string(Sending::withdrawal);
  if (row.rejected) return is_out ? std::optional(Sending::withdrawal) : std::nullopt;
  if (!is_out) return Sending::fresh;
  if (last->content == row.content && !refusal_of(database, row.key)) return std::nullopt;
  return Sending::correction;
}

std::vector<SentRow> sent_rows(Database& database, std::string_view sha256) {
  const std::string prefix(row_key_prefix(sha256));
  Query query(database,
              "SELECT b.key, b.batch_id, b.kind, h.author, h.at, r.taken, coalesce(r.reason, '')"
              " FROM batch_rows b JOIN batches h ON h.id = b.batch_id"
              " LEFT JOIN receipts r ON r.key = b.key AND r.batch_id = b.batch_id WHERE " +
                  keys_in("b.key", "?1", "?2", "?3") + " ORDER BY b.batch_id, b.key",
              prefix, prefix + kAfterEveryDigit, sha256);
  std::vector<SentRow> rows;
  while (query.next()) {
    SentRow& row = rows.emplace_back();
    row.key = query.text(0);
    row.batch = query.integer(1);
    row.kind = query.text(2);
    row.by = query.text(3);
    row.at = std::chrono::sys_seconds(std::chrono::seconds(query.integer(4)));
    if (!query.is_null(5)) row.taken = query.integer(5) != 0;
    row.reason = query.text(6);
  }
  return rows;
}

}  // namespace rosett
