#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checks/check.h"
#include "checks/ledger/ledger_rules.h"
#include "core/amount.h"
#include "core/document.h"
#include "core/registers.h"

// The rows of all decisions about payments as money: whose, how much, of which stadsdel, and why
// not where it goes to none.
namespace rosett::ledger {

// Of the register, with where the person has lived.
struct LedgerPerson {
  std::string key;  // dossiernummer, else personnummer
  Person person;
  std::vector<Residence> history;  // history_of
};

// Names a row for people.
struct RowPlace {
  std::string file;
  int part{}, row{};
};

struct LedgerRow {
  StoredRow stored;
  std::shared_ptr<const LedgerPerson> person;  // null: not in the register
  std::string who;                // the person's key, else a number that is printed; may be empty
  std::optional<Amount> printed;  // empty when unread
  Amount amount;                  // as it counts: an återkrav is negative; zero when unread
  std::optional<Date> paid;       // the document's utbetalningsdatum
  std::optional<Date> received;   // mottagningsdatum, the register's before the paper's
  int payment{};                  // of the plan of a generalschablon; 0: not one, or not known
  std::vector<std::string> reasons;  // codes of deviations, why it is not distributed
  std::string rejection;             // what is told of who rejected it and why; empty: nobody has
  std::optional<RowPlace> same_as;   // the payment that this one is a copy of
  std::string sdf_kod, sdf;          // the person's, whether the row is distributed or not

  [[nodiscard]] bool is_distributed() const { return reasons.empty(); }
  [[nodiscard]] bool has_reason(std::string_view code) const;
  // Whether it is a payment to be reckoned with: nobody has rejected it, and it is no copy.
  [[nodiscard]] bool counts() const;
};

// What a document says of its own sums.
struct LedgerDocument {
  std::string file, sha256;
  int part{};
  std::string type;
  std::optional<Date> paid;
  int rows{};
  Amount sum, printed_sum;  // of the rows as they count, and as printed
  std::optional<Amount> total;
  std::optional<int> count;
};

struct LedgerSettings {
  const CheckSettings* checks{};  // outlives the calls
  const LedgerRules* rules{};     // outlives the calls
};

struct Ledger {
  std::vector<LedgerDocument> documents;  // by file, sha256, part
  std::vector<LedgerRow> rows;            // by file, sha256, part, row
};

// Takes documents one by one, in any order, and makes a ledger of those that are about payments.
class LedgerBuilder {
 public:
  // Everything must outlive the builder.
  LedgerBuilder(const Surroundings& surroundings, const LedgerSettings& settings)
      : surroundings_(surroundings), settings_(settings) {}

  // With its deviations, those of the checks among them. Other types and copies are left out.
  void add(const Document& document);

  // Those of the documents so far, not settled: without stadsdel and originals.
  [[nodiscard]] const std::vector<LedgerRow>& rows() const { return ledger_.rows; }

  // Every row has a stadsdel or a reason. The builder is empty after it.
  [[nodiscard]] Ledger settle();

 private:
  std::shared_ptr<const LedgerPerson> person_of(const Row& row);

  const Surroundings& surroundings_;
  LedgerSettings settings_;
  Ledger ledger_;
  std::map<std::string, std::shared_ptr<const LedgerPerson>, std::less<>> persons_;
};

// The day by which a row belongs to a year or quarter: it was paid, else decided, else its period
// ends, else begins.
[[nodiscard]] std::optional<Date> day_of(const LedgerRow& row);

// Whether the row is of these days (both counted; empty: no limit). One without a day is of all.
[[nodiscard]] bool is_between(const LedgerRow& row, const std::optional<Date>& from,
                              const std::optional<Date>& to);

// Only the rows of these days, and the documents that have any. A row without a day stays, but is
// not distributed (falt_saknas): it must not be counted in two quarters, nor in none.
[[nodiscard]] Ledger between(const Ledger& ledger, const std::optional<Date>& from,
                             const std::optional<Date>& to);

// Only the rows of these stadsdelar, by code, whether distributed or not. No documents: their sums
// are of all.
[[nodiscard]] Ledger of_districts(const Ledger& ledger, const std::vector<std::string>& koder);

}  // namespace rosett::ledger
