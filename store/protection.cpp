#include "store/protection.h"

#include <optional>

#include "store/sql.h"

namespace rosett {
namespace {

// NULL, which equals nothing.
std::optional<std::string> key_of(const std::string& number) {
  if (number.empty()) return std::nullopt;
  return number;
}

}  // namespace

bool is_anybody_protected(Database& database) {
  return number(database, "SELECT EXISTS (SELECT 1 FROM personer WHERE skyddad = 'ja')") != 0;
}

bool is_protected(Database& database, const PersonNumbers& numbers) {
  return number(database,
                "SELECT EXISTS (SELECT 1 FROM personer p WHERE p.skyddad = 'ja'"
                "  AND (p.personnummer = ?1 OR p.dossiernummer = ?2))"
                " OR EXISTS (SELECT 1 FROM person_history h JOIN personer p ON p.id = h.person_id"
                "  WHERE p.skyddad = 'ja' AND (h.personnummer = ?1 OR h.dossiernummer = ?2))",
                key_of(numbers.personnummer), key_of(numbers.dossiernummer)) != 0;
}

void protect(Database& database, const PersonNumbers& numbers) {
  run(database,
      "UPDATE personer SET skyddad = 'ja' WHERE skyddad = ''"
      " AND (personnummer = ?1 OR dossiernummer = ?2)",
      key_of(numbers.personnummer), key_of(numbers.dossiernummer));
  run(database,
      "UPDATE worklist SET protected = 1 WHERE protected = 0"
      " AND (personnummer = ?1 OR dossiernummer = ?2)",
      key_of(numbers.personnummer), key_of(numbers.dossiernummer));
  run(database,
      "UPDATE worklist SET guarded = 1 WHERE guarded = 0 AND row_number = 0 AND part_id IN"
      " (SELECT part_id FROM rows WHERE personnummer = ?1 UNION"
      "  SELECT part_id FROM rows WHERE dossiernummer = ?2)",
      key_of(numbers.personnummer), key_of(numbers.dossiernummer));
}

}  // namespace rosett
