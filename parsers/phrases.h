#pragma once

#include <vector>

#include "parsers/label_key.h"
#include "parsers/page_view.h"

// Known words on a line: labels, headings, the words of sums.
namespace rosett {

struct Phrase {
  int target{};                 // of the vocabulary
  std::size_t first{}, last{};  // positions in TextLine::words, both included
  std::size_t length{};         // of its key
  int slips{};
  Box box;
};

// The longest phrases that do not overlap, from left to right. Words further apart than a blank
// never belong to one phrase.
[[nodiscard]] std::vector<Phrase> find_phrases(const PageView& view, const TextLine& line,
                                               const Vocabulary& vocabulary);

// Whether a wide gap stands before a word. The engine's boxes are rough but its runs of ink are
// not: words of one run are never apart.
[[nodiscard]] bool stands_apart(const PageView& view, const TextLine& line, std::size_t position);

// Whether the phrase is all that stands there, but for numbers and specks after it: a title.
[[nodiscard]] bool is_title(const PageView& view, const TextLine& line, const Phrase& phrase);

// White space between a word of the line and the one before it, in em; large before the first.
[[nodiscard]] double gap_before(const PageView& view, const TextLine& line, std::size_t position);

// Gap in em that a blank between two words of one value never reaches.
inline constexpr double kWideGap = 1.7;

}  // namespace rosett
