#include "store/audit.h"

#include "store/sql.h"

namespace rosett {

void Audit::note(const Author& author, std::string_view action,
                 const std::vector<std::string>& about) {
  WriteTransaction transaction(database_, io::Step::note_look);
  for (const std::string& one : about) write_audit(database_, author, action, one);
  transaction.commit();
}

std::vector<Noted> Audit::last(std::string_view about, int limit) {
  Query query(database_,
              "SELECT id, at, author, via, action, about, decision FROM audit"
              " WHERE ?1 = '' OR about = ?1 ORDER BY id DESC LIMIT ?2",
              about, limit);
  std::vector<Noted> lines;
  while (query.next())
    lines.push_back({.id = query.integer(0),
                     .author = {query.text(2), query.text(3),
                                std::chrono::sys_seconds(std::chrono::seconds(query.integer(1)))},
                     .action = query.text(4),
                     .about = query.text(5),
                     .decision = query.is_null(6) ? 0 : query.integer(6)});
  return lines;
}

void write_audit(Database& database, const Author& author, std::string_view action,
                 std::string_view about, long long decision) {
  std::optional<long long> id;
  if (decision != 0) id = decision;
  run(database,
      "INSERT INTO audit (at, author, via, action, about, decision)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      seconds_of(author.at), author.name, author.via, action, about, id);
}

}  // namespace rosett
