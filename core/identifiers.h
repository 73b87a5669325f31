#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"

// Check digits and shapes of the numbers in the documents. Everything here takes the canonical
// form of the contract; parsers/kinds.h turns print into it.
namespace rosett {

// Modulus 10, weights 2,1,2,1… from the right, as in personnummer, organisationsnummer, giro and
// OCR numbers (SFS 1991:481 18 §, Bankgirot). Digits alone; the last one is the check digit.
[[nodiscard]] bool luhn_holds(std::string_view digits);

enum class PersonnummerState {
  complete,     // date exists and the check digit holds
  birth_only,   // "YYYYMMDD": no last four
  wrong_date,   // complete, but there is no such day
  wrong_check,  // complete, the day exists, the check digit does not hold
  malformed     // not the canonical form at all
};

// Judges "YYYYMMDD-NNNN" or "YYYYMMDD", samordningsnummer (day + 60) included.
[[nodiscard]] PersonnummerState judge_personnummer(std::string_view canonical);

// The day in the number, 60 taken off for a samordningsnummer. It may differ from the true
// birth date (18 § third paragraph). Empty when there is no such day.
[[nodiscard]] std::optional<Date> birth_date(std::string_view personnummer);

[[nodiscard]] bool is_samordningsnummer(std::string_view canonical);

[[nodiscard]] std::string digits_of(std::string_view text);

}  // namespace rosett
