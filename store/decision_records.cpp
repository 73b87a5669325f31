#include "store/decision_records.h"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "store/row_keys.h"
#include "store/sql.h"

namespace rosett {
namespace {

constexpr std::string_view kSelect =
    "SELECT id, key, kind, field, code, value, was, content, undoes, author, via, at, why"
    " FROM decisions ";
constexpr std::size_t kShownDigits = 12;  // of a content's 64: enough to tell two states apart

std::optional<std::string> text_or_nothing(const Query& query, int column) {
  if (query.is_null(column)) return std::nullopt;
  return query.text(column);
}

DecisionRecord record_of(const Query& query) {
  DecisionRecord record;
  record.id = query.integer(0);
  record.what.key = query.text(1);
  record.what.kind = decision_kind_from(query.text(2)).value();
  record.what.field = query.text(3);
  record.what.code = query.text(4);
  record.what.value = text_or_nothing(query, 5);
  record.was = text_or_nothing(query, 6);
  record.content = query.text(7);
  record.what.undoes = query.is_null(8) ? 0 : query.integer(8);
  record.by = query.text(9);
  record.via = query.text(10);
  record.at = std::chrono::sys_seconds(std::chrono::seconds(query.integer(11)));
  record.what.why = query.text(12);
  return record;
}

std::vector<DecisionRecord> records_in(Query& query) {
  std::vector<DecisionRecord> records;
  while (query.next()) records.push_back(record_of(query));
  return records;
}

}  // namespace

std::string keys_in(std::string_view column, std::string_view first, std::string_view end,
                    std::string_view sha256) {
  return fmt::format(
      "({0} >= {1} AND {0} < {2} OR {0} IN (SELECT k.key FROM parts q JOIN rows k"
      " ON k.part_id = q.id WHERE q.sha256 = {3} AND NOT (k.key >= {1} AND k.key < {2})))",
      column, first, end, sha256);
}

Decided decisions_on(Database& database, std::string_view sha256) {
  const std::string prefix(row_key_prefix(sha256));
  Query query(database,
              std::string(kSelect) + "WHERE " + keys_in("key", "?1", "?2", "?3") + " ORDER BY id",
              prefix, prefix + kAfterEveryDigit, sha256);
  Decided decided;
  std::set<long long> undone;
  for (DecisionRecord& record : records_in(query)) {
    decided.last[record.what.key] = record.id;
    if (record.what.kind == DecisionKind::undo)
      undone.insert(record.what.undoes);
    else
      decided.holding.push_back(std::move(record));
  }
  std::erase_if(decided.holding,
                [&](const DecisionRecord& record) { return undone.contains(record.id); });
  return decided;
}

std::vector<DecisionRecord> records_about(Database& database, std::string_view key) {
  Query query(database, std::string(kSelect) + "WHERE key = ?1 ORDER BY id", key);
  return records_in(query);
}

long long write_decision(Database& database, const Author& author, const DecisionRecord& record) {
  const Decision& what = record.what;
  std::optional<long long> undoes;
  if (what.undoes != 0) undoes = what.undoes;
  run(database,
      "INSERT INTO decisions (key, kind, field, code, value, was, content, undoes, author, via, at,"
      " why) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      what.key, to_string(what.kind), what.field, what.code, what.value, record.was, record.content,
      undoes, author.name, author.via, seconds_of(author.at), what.why);
  const long long id = last_id(database);
  write_audit(database, author, to_string(what.kind), what.key, id);
  return id;
}

std::string revision_of(const std::string& content, const std::string& key,
                        const Decided& decided) {
  const auto last = decided.last.find(key);
  return fmt::format("{}-{}", content.substr(0, kShownDigits),
                     last == decided.last.end() ? 0 : last->second);
}

}  // namespace rosett
