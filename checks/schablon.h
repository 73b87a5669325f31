#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.h"
#include "core/date.h"

// The amounts that the ordinances fix, as data with dates of validity.
namespace rosett {

// What the amount is paid for.
enum class SchablonUnit {
  dygn,               // per person and day
  fyraveckorsperiod,  // per begun four weeks (2017:193 4 §: a tenth of the yearly amount)
  gang                // once per person
};

struct Schablon {
  std::vector<std::string> koder;  // the codes it holds for
  std::vector<std::string> ord;    // folded words that name it where no code is printed
  SchablonUnit enhet{SchablonUnit::dygn};
  std::optional<Date> fran, till;  // first and last day of validity; empty: no limit
  Amount belopp;
};

// Reads belopp.csv (columns ersattning;kod;ord;enhet;galler_fran;galler_till;belopp;kalla).
// Throws Error{config} naming the line; unknown columns are refused.
[[nodiscard]] std::vector<Schablon> load_schabloner(std::string_view csv);

// Those that hold for the code, or, where no code is printed, those with the most words that all
// stand in `ersattning`; words decide only when they point at one schablon (all its periods).
[[nodiscard]] std::vector<Schablon> schabloner_for(const std::vector<Schablon>& all,
                                                   std::string_view kod,
                                                   std::string_view ersattning);

}  // namespace rosett
