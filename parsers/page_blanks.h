#pragma once

#include <string>
#include <vector>

#include "core/page.h"

namespace rosett {

// "44 250", in whatever print: the second word may go on with the first as thousands do.
[[nodiscard]] bool may_be_thousands(const std::string& before, const std::string& after);

// The gap in em that a blank between two of the page's words stays below. Fixed-pitch print has
// blanks twice as wide as other print: the page's own ones tell.
[[nodiscard]] double blank_of(const std::vector<Word>& words, int em);

// The gap in em that a blank between two words is at least: closer ones are torn letters of one
// word. 0 where too few tell.
[[nodiscard]] double narrowest_of(const std::vector<Word>& words, int em);

// The usual gap in em between thousands, which may be wider than `blank` and is at least that.
[[nodiscard]] double thousands_of(const std::vector<Word>& words, int em, double blank);

}  // namespace rosett
