#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/page.h"

namespace rosett {

// One way to read the words of a cell.
struct Spelling {
  std::string text;   // words joined by single blanks
  double odds{1};     // probability relative to the engine's first choice, 0..1
  double weakest{1};  // 0..1: the engine's confidence in the least sure symbol
};

// The most probable spellings that the engine's symbols allow, best first; the first is always
// the words' own text. Ties keep the order in which the engine lists alternatives.
[[nodiscard]] std::vector<Spelling> spellings(std::span<const Word> words, std::size_t most);

}  // namespace rosett
