#include "store/approvals.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "core/decision.h"
#include "core/row_content.h"
#include "store/decision_records.h"
#include "store/document_loading.h"
#include "store/receipts.h"
#include "store/sendings.h"
#include "store/sql.h"
#include "store/users.h"

namespace rosett {
namespace {

// Enough people have approved just these values.
bool is_approved(Database& database, const std::vector<DecisionRecord>& holding,
                 const RowState& row, int eyes) {
  std::set<std::string> people;
  for (const DecisionRecord& record : approvals_of(database, holding, row.key, row.content))
    if (const auto person = eyes == 1 ? record.by : person_named(database, record.by))
      people.insert(*person);
  return static_cast<int>(people.size()) >= eyes;
}

bool was_ever_approved(Database& database, const std::string& key) {
  return number(database,
                "SELECT EXISTS (SELECT 1 FROM decisions WHERE key = ?1 AND kind = 'approve')",
                key) != 0;
}

}  // namespace

void renew_all_approvals(Database& database) {
  Query query(database,
              "SELECT DISTINCT d.id FROM decisions a JOIN rows r ON r.key = a.key"
              " JOIN parts p ON p.id = r.part_id JOIN contents c ON c.sha256 = p.sha256"
              " JOIN documents d ON d.arrival_id = c.first_arrival AND d.part = p.part"
              " WHERE a.kind = 'approve'");
  std::vector<long long> ids;
  while (query.next()) ids.push_back(query.integer(0));
  for (const long long id : ids) {
    const auto head = find_head(database, id);
    if (head) renew_approvals(database, *head);
  }
}

std::optional<std::string> person_named(Database& database, const std::string& name) {
  const auto user = Users(database).known_as(name);
  return user ? std::optional(user->name) : std::nullopt;
}

std::vector<DecisionRecord> approvals_of(Database& database,
                                         const std::vector<DecisionRecord>& holding,
                                         const std::string& key, const std::string& content) {
  const auto refusal = refusal_of(database, key);
  std::vector<DecisionRecord> counting;
  std::ranges::copy_if(holding, std::back_inserter(counting), [&](const DecisionRecord& record) {
    return record.what.kind == DecisionKind::approve && record.what.key == key &&
           record.content == content && (!refusal || record.id > refusal->after_decision);
  });
  return counting;
}

int required_eyes(Database& database) {
  return static_cast<int>(number(database, "SELECT eyes FROM approval_rule"));
}

void require_eyes(Database& database, int eyes) {
  if (required_eyes(database) == eyes) return;
  WriteTransaction transaction(database, io::Step::require_eyes);
  run(database, "UPDATE approval_rule SET eyes = ?1", eyes);
  renew_all_approvals(database);
  transaction.commit();
}

void renew_approvals(Database& database, const Head& head) {
  const Decided decided = decisions_on(database, head.document.sha256);
  if (decided.last.empty()) return;
  const int eyes = required_eyes(database);
  const Document document = complete(database, head, RowChoice::all);
  for (const Row& row : document.rows) {
    if (!was_ever_approved(database, row.key)) continue;
    const std::string content = row_content(document, row);
    RowState state{row.key, content, false, is_rejected(document, row)};
    state.approved = !state.rejected && open_faults(document, row).empty() &&
                     is_approved(database, decided.holding, state, eyes);
    run(database, "UPDATE rows SET approved = ?3, due = ?4 WHERE part_id = ?1 AND key = ?2",
        head.part_id, row.key, state.approved ? 1 : 0, sending_due(database, state) ? 1 : 0);
  }
}

}  // namespace rosett
