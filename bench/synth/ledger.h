#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bench/synth/persons.h"
#include "core/amount.h"
#include "core/date.h"

namespace rosett::synth {

// A payment that a later decision may take back.
struct Grant {
  const Person* person{};
  std::string kod;
  Date from, to;
  Amount amount;
};

// What earlier decisions have paid: no decision pays the same days twice unless that is planted,
// and an återkrav has or lacks its ground on purpose.
class Ledger {
 public:
  [[nodiscard]] bool is_free(const Person& person, const std::string& kod, const Date& from,
                             const Date& to) const;
  [[nodiscard]] bool was_ever_paid(const Person& person, const std::string& kod) const;
  void reserve(const Person& person, const std::string& kod, const Date& from, const Date& to);

  void grant(Grant grant) { grants_.push_back(std::move(grant)); }
  // A grant that no återkrav has used, and that now is used; nothing when there is none.
  [[nodiscard]] std::optional<Grant> take_back(Random& random, const Date& before);

 private:
  std::map<std::pair<std::string, std::string>, std::vector<std::pair<Date, Date>>> paid_;
  std::vector<Grant> grants_;
};

}  // namespace rosett::synth
