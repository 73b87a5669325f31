#pragma once

#include <string_view>

#include "core/document.h"

// What may be said about a value whose reading is not sure. The policy of all checks, here alone:
//
// - A deviation speaks of what is printed. On a firm reading it is always given.
// - A value that could not be read says nothing: the checks that need it are left out (its
//   osaker_lasning or falt_saknas already stands there), the others still run.
// - On a reading that is not firm, a deviation is given only when doubt cannot explain it: when
//   what was expected is neither among the reading's runner-ups nor so like it that a misreading
//   would turn one into the other (`may_be`). Where something speaks against its place on the page
//   (`Evidence::contested`), it may be anything.
// - What has no expected value to compare with (a check digit that does not hold, a period that
//   ends before it begins) is said of firm readings only.
// - Two rows that agree in everything are the same row whatever the confidence: misreadings make
//   rows differ, not agree.
namespace rosett::checks {

// Accepted; or read clearly, in the kind's exact form, with no other candidate; or read twice,
// independently, with the same result, and more likely right than not. The latter two let a value
// that breaks a rule on the paper, and is doubted for just that, still be told: its osaker_lasning
// stands beside it.
[[nodiscard]] bool is_firm(const Reading& reading);

// True when the paper may say `expected` though the reading says otherwise. An unread value may
// be anything; a firm one is what it is.
[[nodiscard]] bool may_be(const Reading& reading, std::string_view expected);

// True when the reading has a value and is not firm, or may belong elsewhere.
[[nodiscard]] bool is_doubtful(const Reading* reading);

}  // namespace rosett::checks
