#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/amount.h"
#include "core/date.h"

namespace rosett::synth {

enum class Payment { dygn, fyraveckorsperiod, gang, faktisk };

// What the generator knows of a code: who gets it and how much (SFS 2010:1122, 2017:193).
struct Kod {
  std::string kod, klartext, aterkrav;
  Payment payment{Payment::faktisk};
  int youngest{}, oldest{};  // age in whole years on every day of the period
  int lowest{}, highest{};   // kronor a month, for what is paid at actual cost
  double weight{1};          // how usual it is
};

[[nodiscard]] const std::vector<Kod>& koder();
[[nodiscard]] const Kod& kod_named(const std::string& kod);
// The codes whose payments this återkrav can take back.
[[nodiscard]] std::vector<std::string> taken_back_by(const std::string& aterkrav);

// Kronor for a day, or for a begun four-week period of a school year, that begins on `day`.
[[nodiscard]] int rate_on(const std::string& kod, const Date& day);
// Days × rate, or begun four-week periods × rate; for a span within one year's rates.
[[nodiscard]] Amount schablon_amount(const Kod& kod, const Date& from, const Date& to);

}  // namespace rosett::synth
