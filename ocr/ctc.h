#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/page.h"
#include "ocr/frames.h"

// From a network's frames to text. A network with connectionist temporal classification gives each
// text a true probability: the sum over all ways of spreading its characters over the steps
// (Graves et al. 2006). What is told of a character here follows from such sums, never from one
// frame alone.
namespace rosett {

// One character of the most probable text.
struct Character {
  std::string text;
  // Of this character, the rest of the text taken as read.
  float probability{};
  // What could stand in its place with what probability, most probable first. An empty text: no
  // character at all. A text of two characters: this one and one more beside it.
  std::vector<Alternative> alternatives;
  double from{}, to{};  // pixels of the picture, about
};

// The most probable text, spaces included.
[[nodiscard]] std::vector<Character> transcribe(const Frames& frames, const Alphabet& alphabet);

// Probability that exactly these classes are printed, as a natural logarithm; minus infinity when
// there are too few steps for them.
[[nodiscard]] double log_probability(const Frames& frames, const Alphabet& alphabet,
                                     std::span<const int> classes);

// Texts kept at each step; on scans, more change nothing measurable.
inline constexpr std::size_t kBeam = 12;

// Classes of the most probable text, by a beam search over texts: certain to find it only when the
// beam holds every text that some steps can spell.
[[nodiscard]] std::vector<int> most_probable(const Frames& frames, const Alphabet& alphabet,
                                             std::size_t beam = kBeam);

}  // namespace rosett
