#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/amount.h"
#include "core/date.h"
#include "store/audit.h"
#include "store/database.h"

namespace rosett {

// Money moved from one stadsdel to another, by code of the stadsdel.
struct SheetAdjustment {
  std::string from, to, kod;
  Amount amount;  // above zero
  std::string why;
  Author author;
};

// A fördelningsark: the days it is of, and what people have done to it.
struct DistributionSheet {
  long long id{};
  Date from, to;  // both counted
  Author author;
  std::vector<SheetAdjustment> adjustments;  // in the order they were made
  std::optional<Author> approved;
};

// What a sheet was when it was approved.
struct FrozenSheet {
  std::string json, workbook;
  std::vector<std::pair<std::string, std::string>> districts;  // names and bytes of their workbooks
};

// Every sheet, forever. All that change anything note themselves in the audit trail and throw
// Error{config}, with what to do, when it may not be done. Not thread-safe.
class DistributionSheets {
 public:
  // `database` must outlive this.
  explicit DistributionSheets(Database& database) : database_(database) {}

  // No two sheets share a day: what was paid on it would be distributed twice. Returns its id.
  long long create(const Date& from, const Date& to, const Author& author);
  // While it is not approved.
  void adjust(long long id, const SheetAdjustment& adjustment);
  // Once.
  void approve(long long id, const FrozenSheet& content, const Author& author);

  // Throws Error{config} when there is none.
  [[nodiscard]] DistributionSheet find(long long id);
  // By id.
  [[nodiscard]] std::vector<DistributionSheet> all();
  // Only the former of those that are approved, by id; quicker than all of them.
  [[nodiscard]] std::vector<std::pair<long long, std::string>> frozen_jsons();
  // Empty until it is approved.
  [[nodiscard]] std::optional<FrozenSheet> frozen(long long id);

 private:
  Database& database_;
};

}  // namespace rosett
