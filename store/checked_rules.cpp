#include "store/checked_rules.h"

#include "store/outcome.h"
#include "store/sql.h"

namespace rosett {
namespace {

bool is_checked_by(Database& database, std::string_view digest) {
  return number(database, "SELECT count(*) FROM checked_rules WHERE digest = ?1",
                std::string(digest)) != 0;
}

}  // namespace

void check_by_rules(Database& database, std::string_view digest) {
  if (is_checked_by(database, digest)) return;
  WriteTransaction transaction(database, io::Step::change_rules);
  run(database, "UPDATE checked_rules SET digest = ?1", std::string(digest));
  mark_all_dirty(database);
  transaction.commit();
}

}  // namespace rosett
