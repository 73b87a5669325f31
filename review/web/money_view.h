#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "checks/ledger/ledger.h"
#include "review/web/routes.h"

// What the views of money have in common; included by their .cpp files alone.
namespace rosett::web {

// The days that are asked for.
struct MoneyPeriod {
  std::string name;              // "2026-K3", "2026" or "allt"
  std::optional<Date> from, to;  // both counted; empty: no limit
};

// "2026-K3", "2026" and "allt"; empty for what is none of them.
[[nodiscard]] std::optional<MoneyPeriod> money_period(std::string_view name);

// What the request asks for under `period`, else the quarter of the latest payment, else this one's
// of all days. Throws Error{malformed} for what is no period.
[[nodiscard]] MoneyPeriod asked_period(const Visit& visit);
[[nodiscard]] nlohmann::ordered_json period_json(const MoneyPeriod& period);

// The most lines of a list that are shown; the sums are always of all of them.
inline constexpr std::size_t kMoneyLines = 500;

// Rows as one user may see them. The amounts of those who may not be seen are in the sums, which
// tell nobody.
class MoneySight {
 public:
  explicit MoneySight(Visit& visit) : visit_(visit), sight_(visit.sight()) {}

  // Whether money of this stadsdel is the user's to see.
  [[nodiscard]] bool shows_district(const std::string& sdf_kod) const;
  [[nodiscard]] bool shows(const ledger::LedgerRow& row) const;
  [[nodiscard]] bool shows(const ledger::LedgerPerson& person) const;

  // Keys document (0: not known), file and row.
  [[nodiscard]] nlohmann::ordered_json place(const ledger::LedgerRow& row) const;
  // The same with person, namn, kod, period and belopp.
  [[nodiscard]] nlohmann::ordered_json line(const ledger::LedgerRow& row) const;
  // The name of a file, or of the document in its stead.
  [[nodiscard]] std::string file(const std::string& name, long long document) const;
  // The document of a key; 0 when it is not there.
  [[nodiscard]] long long document_of(std::string_view key) const;

  [[nodiscard]] const Sight& sight() const { return sight_; }

 private:
  Visit& visit_;
  Sight sight_;
};

// Lines that are shown, and what is not: `hidden` with number and sum of rows that may not be seen,
// `more` the number of those that the list has no place for.
class MoneyLines {
 public:
  // Whether the line has a place; counts it in any case.
  bool take() { return ++shown_ <= kMoneyLines; }
  void put(nlohmann::ordered_json line) { lines_.push_back(std::move(line)); }
  void hide(Amount amount);

  [[nodiscard]] nlohmann::ordered_json json();

 private:
  nlohmann::ordered_json lines_ = nlohmann::ordered_json::array();
  std::size_t shown_{};
  int hidden_{};
  Amount hidden_amount_;
};

// Of the days, in so far as the user sees the stadsdelar.
[[nodiscard]] ledger::Ledger shown_ledger(const Visit& visit, const MoneyPeriod& period);

// One at a time: each holds all its rows in memory.
[[nodiscard]] ledger::Ledger whole_ledger(const Visit& visit, const std::optional<Date>& from,
                                          const std::optional<Date>& to);

}  // namespace rosett::web
