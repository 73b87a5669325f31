#pragma once

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "parsers/kinds.h"
#include "parsers/page_view.h"
#include "parsers/table_header.h"
#include "parsers/template.h"

// Which words of a cell belong to which of the values that its column holds.
namespace rosett {

// likeness() remembered, since columns are tried at many places with the same texts. Not
// thread-safe; one for each document.
class KindScores {
 public:
  explicit KindScores(const KindContext& context) : context_(context) {}
  [[nodiscard]] double of(Kind kind, const std::string& text);
  [[nodiscard]] const KindContext& context() const { return context_; }

 private:
  KindContext context_;
  std::map<std::pair<Kind, std::string>, double> known_;
};

// Likeness from which words count as a value of their kind, and as a code of the list: any short
// word could be some code.
inline constexpr double kReads = 0.5;
inline constexpr double kListed = 0.9;

// Whether a value of the kind tells a row from running text: numbers, codes, days and amounts do.
[[nodiscard]] bool is_strict(Kind kind);

// Whether values of the kind have a form that nothing else has: numbers of persons and matters.
[[nodiscard]] bool has_own_form(Kind kind);

struct SlotValue {
  int rule{};
  std::vector<int> words;  // of the view, in reading order
};

struct SlotSplit {
  std::vector<SlotValue> values;  // one for each slot, words may be empty
  double score{};                 // sum of the likenesses; free text counts little
};

// Cuts the cell's words, in reading order, into one run for each slot so that the kinds fit best.
[[nodiscard]] SlotSplit split_by_kind(const PageView& view, std::span<const int> words,
                                      std::span<const Slot> slots, const Template& rules,
                                      KindScores& scores);

// The same for the words of one line, which hold values of one level of a row: of the level whose
// kinds fit best. One value for each slot of that level.
[[nodiscard]] SlotSplit split_line(const PageView& view, std::span<const int> words,
                                   std::span<const Slot> slots, const Template& rules,
                                   KindScores& scores);

}  // namespace rosett
