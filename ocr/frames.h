#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

// What a line-reading network says of one picture, before anybody decides what is printed.
namespace rosett {

// The characters a network knows, by class number.
struct Alphabet {
  std::vector<std::string> symbols;  // UTF-8; empty for `blank` and for classes that print nothing
  int blank{};                       // the class that stands for "no (new) character here"
};

// Probabilities from left to right: `steps` rows of `classes` values, each row sums to 1.
struct Frames {
  int steps{}, classes{};
  double pixels_per_step{1};  // of the picture that was given
  std::vector<float> probabilities;

  [[nodiscard]] std::span<const float> at(int step) const {
    const auto width = static_cast<std::size_t>(classes);
    return std::span(probabilities).subspan(static_cast<std::size_t>(step) * width, width);
  }
};

}  // namespace rosett
