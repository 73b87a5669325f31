#include "store/inheritance.h"

#include <optional>

#include "store/document_loading.h"
#include "store/outcome.h"
#include "store/row_keys.h"
#include "store/sql.h"

namespace rosett {
namespace {

constexpr const char* kVia = "längre skanning";

bool is_known_outside(Database& database, const std::string& key) {
  return number(database,
                "SELECT EXISTS (SELECT 1 FROM decisions WHERE key = ?1)"
                " OR EXISTS (SELECT 1 FROM batch_rows WHERE key = ?1)",
                key) != 0;
}

std::string key_of(const std::string& sha256, long long part) {
  return part == 0 ? sha256 : sha256 + "/" + std::to_string(part);
}

// The shorter version's documents and those of the longer one that begin on the same page.
std::vector<std::pair<std::string, std::string>> document_keys(Database& database,
                                                               const std::string& longer,
                                                               const std::string& shorter) {
  Query query(database,
              "SELECT p.part, q.part FROM parts p JOIN part_pages g ON g.part_id = p.id"
              " JOIN parts q ON q.sha256 = ?2 AND q.type = p.type"
              " JOIN part_pages h ON h.part_id = q.id AND h.page = g.page"
              " WHERE p.sha256 = ?1 AND g.position = 0 AND h.position = 0 ORDER BY p.part",
              shorter, longer);
  std::vector<std::pair<std::string, std::string>> keys;
  while (query.next())
    keys.emplace_back(key_of(shorter, query.integer(0)), key_of(longer, query.integer(1)));
  return keys;
}

std::vector<long long> documents_in(Database& database, const std::string& sha256) {
  Query query(database,
              "SELECT d.id FROM contents c JOIN documents d ON d.arrival_id = c.first_arrival"
              " WHERE c.sha256 = ?1 ORDER BY d.part",
              sha256);
  std::vector<long long> ids;
  while (query.next()) ids.push_back(query.integer(0));
  return ids;
}

}  // namespace

Inheritance inheritance_of(Database& database, const std::string& longer,
                           const std::string& shorter) {
  Inheritance inheritance;
  const std::vector<FormerRow> former = former_rows(database, shorter);
  const std::vector<FormerRow> fresh = former_rows(database, longer);
  for (const auto& [old, own] : same_places(former, fresh))
    if (is_known_outside(database, former[old].key))
      inheritance.keys.emplace_back(former[old].key, fresh[own].key);
  const Decided decided = decisions_on(database, shorter);
  for (const auto& [old, own] : document_keys(database, longer, shorter))
    for (DecisionRecord record : decided.holding) {
      if (record.what.key != old) continue;
      record.what.key = own;
      inheritance.decisions.push_back(std::move(record));
    }
  return inheritance;
}

void inherit(Database& database, const std::string& longer, const Inheritance& inheritance) {
  if (inheritance.keys.empty() && inheritance.decisions.empty()) return;
  for (const auto& [old, own] : inheritance.keys)
    run(database, "UPDATE rows SET key = ?1 WHERE key = ?2", old, own);
  for (const DecisionRecord& record : inheritance.decisions)
    write_decision(database, {record.by, kVia, record.at}, record);
  for (const long long id : documents_in(database, longer))
    if (const auto head = find_head(database, id))
      rewrite_columns(database, head->part_id, as_decided(database, *head));
  mark_related_dirty(database, longer);
}

}  // namespace rosett
