#pragma once

#include <cstddef>
#include <vector>

#include "parsers/label_key.h"
#include "parsers/page_view.h"
#include "parsers/phrases.h"

// Labels on a page and the runs of words between them.
namespace rosett {

class PageLabels {
 public:
  // `view` must outlive this.
  PageLabels(const PageView& view, const Vocabulary& labels);

  [[nodiscard]] const std::vector<Phrase>& phrases(std::size_t line) const {
    return phrases_[line];
  }
  [[nodiscard]] const Word& word(std::size_t line, std::size_t position) const {
    return view_->words[static_cast<std::size_t>(view_->lines[line].words[position])];
  }

  // In running text the same words are no labels: a label begins its segment and has a capital,
  // or a colon follows.
  [[nodiscard]] bool is_label(std::size_t line, const Phrase& phrase) const;
  // The label that begins at the position; null: none does.
  [[nodiscard]] const Phrase* label_at(std::size_t line, std::size_t position) const;

  [[nodiscard]] bool has_colon(std::size_t line, const Phrase& phrase) const;
  [[nodiscard]] bool is_speck(std::size_t line, std::size_t position) const;

  // More than a blank stands before the word, or nothing but specks: a mark in the margin may come
  // out as a letter or two.
  [[nodiscard]] bool begins_segment(std::size_t line, std::size_t position) const;

  // The words from `first` on until a wide gap, another label or the line's end.
  [[nodiscard]] std::vector<int> run_from(std::size_t line, std::size_t first) const;
  // Of that run, the words before the next that begins a segment.
  [[nodiscard]] std::vector<int> segment_from(std::size_t line, std::size_t first) const;

 private:
  const PageView* view_;
  std::vector<std::vector<Phrase>> phrases_;  // by line
};

}  // namespace rosett
