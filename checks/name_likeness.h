#pragma once

#include <string_view>

// Whether two writings of a name may be the same person's.
namespace rosett::checks {

// 0 to 1: how alike a printed name and a register's name are, whatever their order, case, commas,
// diacritics, hyphens and transliteration. Each word of the one with fewer words must have a
// partner among the other's; the likeness is that of the worst pair. So names that the other
// leaves out (middle names, the second of a double surname) do not count, but a given name or a
// surname that is another does: at least one word of `given` and one of `family` must have a
// partner. An initial is like every name that begins with it. 1 when nothing is printed.
[[nodiscard]] double name_likeness(std::string_view printed, std::string_view given,
                                   std::string_view family);

// Names less alike than this are told as different. Between the weakest pairs that are one name
// in two transliterations (Ghasemi and Qasim's family, Fereshteh and Freshta: 0.83) and the
// strongest that are not (Saleh and Salem, Karimi and Rahimi: 0.80 and below).
inline constexpr double kSameName = 0.82;

// The same for a name whose reading is not firm: a letter or two may be misread besides.
inline constexpr double kSameNameInDoubt = 0.5;

}  // namespace rosett::checks
