#pragma once

#include <vector>

#include "core/document.h"

// What the values of a list's column say against single ones of them, which are marked as
// contested.
namespace rosett {

// A day of birth among whole personnummer may be one whose last digits have faded.
void contest_birth_dates(std::vector<Row>& rows);

// A name or text without a capital, where those of the column begin with one, may have lost its
// first letter or be the rest of the row's above.
void contest_small_beginnings(std::vector<Row>& rows);

// A name of one word, where hardly any other is, may have lost its second.
void contest_lone_names(std::vector<Row>& rows);

// A diarienummer has no length of its own nor a check digit. One that begins or ends as a longer
// one of the list does, or is clearly shorter than they are, may be what a fold or a stamp has
// left; one that is like a more usual one but for a single digit may be that.
void contest_odd_numbers(std::vector<Row>& rows);

}  // namespace rosett
