#pragma once

#include <string>

#include "core/document.h"

// Persons and decisions by number: the same for the same number, so that a store can be grown to
// any size. The persons are made up; their serial numbers are beyond what is given out.
namespace rosett::bench {

// The register of `persons` persons, as the CSV that is imported.
[[nodiscard]] std::string person_register(int persons);

// Roselista number `document` of `rows` accepted rows, a month for each of as many persons, taken
// in turn out of `persons`. No person is paid twice for a month. Decided from 2017 on, 8,000 rows a
// month.
[[nodiscard]] Document roselista(int document, int rows, int persons);

// Leaves of the row's numbers the day of birth.
void hide_numbers(Row& row);

// 64 hexadecimal digits.
[[nodiscard]] std::string digest(int document);

}  // namespace rosett::bench
