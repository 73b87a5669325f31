#pragma once

#include <chrono>
#include <vector>

#include "core/csv.h"
#include "store/database.h"
#include "store/register_import.h"

namespace rosett {

struct ImportReport {
  int added{}, replaced{}, unchanged{};
  int kept_protected{};  // persons of whom the table says nothing, and who stay protected
  std::vector<RejectedRow> rejected;  // by line
};

// The municipality's registers as imported. Not thread-safe.
class Registers {
 public:
  // `database` must outlive this.
  explicit Registers(Database& database) : database_(database) {}

  // Adds or replaces rows by the kind's key, in one transaction; rows that are not in the table
  // stay. Importing the same table again changes nothing. What a replaced person row said is kept
  // in the history with `now`. A person who is protected stays so unless the row says «nej»
  // (store/protection.h). When anything changed that checks ask for, every document is to be
  // checked again.
  // `table` is the whole file, header first: parse_csv(bytes). Throws Error{malformed} when its
  // columns are not the kind's; a bad row is rejected and the others imported.
  ImportReport import(RegisterKind kind, const std::vector<CsvRow>& table,
                      std::chrono::sys_seconds now);

  [[nodiscard]] long long count(RegisterKind kind);

 private:
  Database& database_;
};

}  // namespace rosett
