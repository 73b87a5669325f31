#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "core/document.h"

// What is known of a reading, as numbers that only add up.
namespace rosett {

// Each is so directed that more of it never makes a value less probable.
enum class Clue {
  one,            // always 1: the kind itself
  told,           // 1: the text layer says it, no picture was read
  engine,         // logit of the page pass's weakest symbol
  second,         // logit of the second reader's weakest symbol where it agrees, 0 or more
  both,           // the lesser of the two there
  agrees,         // 1: both readers have the same value
  disagrees,      // -1: they differ, and nothing decides between them
  settled,        // -1: they differ, and a check digit or closed list decided
  repaired,       // -1: look-alikes were repaired, or the form is odd
  proven,         // 1: the check digit holds, or a closed list has the value
  refuted,        // -1: it does not: misprints are rarer than misreadings
  rival,          // 0 to -1: how strong the runner-up is, in steps of equal odds
  refuted_rival,  // the same where the proof fails: then it is no misprint
  confirmed,      // 1: printed elsewhere too, or a printed sum agrees
  crowded,        // -1: ink of a ruling, stamp or neighbour touches it
};

inline constexpr std::size_t kClues = 15;
using Clues = std::array<double, kClues>;

[[nodiscard]] constexpr double& at(Clues& clues, Clue clue) {
  return clues[static_cast<std::size_t>(clue)];
}
[[nodiscard]] constexpr double at(const Clues& clues, Clue clue) {
  return clues[static_cast<std::size_t>(clue)];
}

// What a check digit or a closed list says of a value.
enum class Proof { none, passed, failed };

// Of a reading with a value.
[[nodiscard]] Proof proof_of(const Reading& reading);
[[nodiscard]] Clues clues_of(const Reading& reading);

// Kinds that are weighed alike; what fits one of them fits the others. Names for files.
enum class KindGroup { personnummer, number, date, amount, code, name, text };
inline constexpr std::size_t kKindGroups = 7;

[[nodiscard]] KindGroup group_of(Kind kind);
[[nodiscard]] std::string_view to_string(KindGroup group);

}  // namespace rosett
