#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/page.h"

// A page made ready for parsing: its words in lines found by geometry.
namespace rosett {

struct TextLine {
  std::vector<int> words;  // indexes into PageView::words, from left to right
  Box box;
};

struct PageView {
  const PageText* page{};   // must outlive the view
  std::vector<Word> words;  // "Kommun:Lund" split, lines drawn with dashes left out
  std::vector<std::vector<std::string>> keys;  // label keys of each word's parts between slashes
  std::vector<TextLine> lines;                 // from top to bottom
  int em{};                                    // height of an ordinary word in pixels, at least 1
  double blank{};      // gap in em that a blank between two words stays below
  double narrowest{};  // and is at least
  double thousands{};  // the usual one within a number, at least that
  bool after_gap{};    // the page that was printed before it is not there
};

// Lines follow the local slope of the print, so a page that still leans or bends a little is read
// right; the engine's own lines are only a hint of that slope.
[[nodiscard]] PageView view_page(const PageText& page);

[[nodiscard]] std::vector<Word> words_of(const PageView& view, std::span<const int> words);

// The words' texts with single blanks between, in the given order.
[[nodiscard]] std::string joined_text(const PageView& view, std::span<const int> words);

// The words that lie in the bytes [from, to) of their joined text.
[[nodiscard]] std::vector<int> words_between(const PageView& view, std::span<const int> words,
                                             std::size_t from, std::size_t to);

// So short that it may be a tick, a hole or a lost digit.
[[nodiscard]] bool may_be_speck(const Word& word);

[[nodiscard]] Box joined_box(const PageView& view, std::span<const int> words);

}  // namespace rosett
