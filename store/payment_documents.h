#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/document.h"
#include "store/database.h"

namespace rosett {

struct PaymentDays {
  std::optional<Date> from, to;    // both counted; empty: no limit
  std::vector<std::string> types;  // of documents
};

// Rows of some days' documents are judged by other rows, whenever those were paid: the ones with
// these codes of the same persons, and every row of the persons of whom one is a copy. Persons are
// told by all numbers that the register knows them by.
struct PaymentRelations {
  std::vector<std::string> koder;  // a trailing xx stands for two characters, "*" for all codes
  std::set<std::string> numbers, copied_numbers;
};

// The decisions about payments of some days, and those that they are judged by. Copies of files are
// left out. All reading on the connection sees one and the same state while this lives; nothing may
// be written on it.
class PaymentDocuments {
 public:
  // `database` must outlive this.
  PaymentDocuments(Database& database, PaymentDays days);
  ~PaymentDocuments();
  PaymentDocuments(const PaymentDocuments&) = delete;
  PaymentDocuments& operator=(const PaymentDocuments&) = delete;

  // With a row of these days, and perhaps some more: paid, else decided, else the end of its
  // period, else its beginning, else unknown.
  void for_each_due(const std::function<void(const Document&)>& use);

  // The others with rows that those are judged by. A row with one of the codes whose numbers are
  // not both in the register may be anybody's, and counts.
  void for_each_related(const PaymentRelations& relations,
                        const std::function<void(const Document&)>& use);

 private:
  struct Snapshot;

  void for_each(const std::vector<long long>& ids, const std::function<void(const Document&)>& use);

  Database& database_;
  PaymentDays days_;
  std::set<long long> given_;  // ids of documents
  std::unique_ptr<Snapshot> snapshot_;
};

// The latest day of payment or, of those without, decision; where no document has either, the end
// of the latest period. Empty when nothing tells.
[[nodiscard]] std::optional<Date> latest_payment_day(Database& database,
                                                     const std::vector<std::string>& types);

}  // namespace rosett
