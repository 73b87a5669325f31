#pragma once

#include <span>
#include <vector>

#include "parsers/heading_items.h"
#include "parsers/table_header.h"

namespace rosett {

// What stands over one column: headings wrapped on several lines ("Antal" over "dygn"), headings
// of a row's lines over one another ("Pers.nr" over "Dossier"), or both.
class HeadingStack {
 public:
  // `items` stand over one another, from top to bottom; not empty.
  HeadingStack(std::vector<HeadingItem> items, const Vocabulary& headings);

  // Whether it names more than one line of a row, whatever stands beside.
  [[nodiscard]] bool has_levels() const;

  // The column's heading. "Från" over "till" is a period on one line unless rows have several.
  [[nodiscard]] Heading heading(bool has_levels) const;

  // Lines with words that name nothing.
  [[nodiscard]] std::vector<std::size_t> unexplained(bool has_levels) const;

 private:
  struct Part {
    std::size_t first{}, last{};  // items
    std::vector<int> rules;
  };
  enum class Whole { allowed, forbidden };  // all items as one heading

  [[nodiscard]] std::vector<Part> parted(const Vocabulary& headings, Whole whole) const;
  [[nodiscard]] Part part(std::size_t first, std::size_t last, const Vocabulary& headings) const;
  [[nodiscard]] const std::vector<Part>& parts(bool has_levels) const;

  std::vector<HeadingItem> items_;
  std::vector<Part> parts_;
  std::vector<Part> split_;  // where rows have several lines, if that makes a difference
};

// Items of several lines that stand over one another, put together; each from top to bottom.
[[nodiscard]] std::vector<std::vector<HeadingItem>> stacked_items(
    std::span<const HeadingItem> items);

}  // namespace rosett
