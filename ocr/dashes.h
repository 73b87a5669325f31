#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/page.h"
#include "ocr/components.h"
#include "ocr/segments.h"

namespace rosett {

// Tells "18–20" from "18-20", which engines do not: an en dash is clearly longer than the hyphens
// in the page's numbers. In typewriter faces both are one. Where the print does not tell, what was
// read stays.
class Dashes {
 public:
  // `word` is one of the segment's, number `index` of the page.
  void add(std::size_t index, const Word& word, const Segment& segment,
           const Components& components);

  void settle(std::span<Word> words) const;

 private:
  struct Measured {
    std::size_t word{};
    std::vector<double> lengths;  // of its dashes from left to right, in heights of capitals
  };

  [[nodiscard]] double longest_hyphen() const;  // 0: too few tell

  std::vector<Measured> words_;
  std::vector<double> in_numbers_;
};

}  // namespace rosett
