#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parsers/text_layout.h"

// Lines of a text file cut into what stands in them.
namespace rosett {

// A value's place and text in a line, in characters from 0.
struct TextPiece {
  std::u32string text;
  int left{}, right{};
};

// The letters of a line for finding out which record it is: what is damaged stands for itself.
[[nodiscard]] std::u32string letters_of(std::string_view bytes, Encoding encoding);

// A line cut up: in a file with a separator into its fields, else spot by spot.
class CutLine {
 public:
  // `width`: fields or characters that the line should have; with `shorter` it may have fewer.
  CutLine(std::u32string line, const TextLayout& layout, int width, bool shorter);

  // Why it is not as wide as it should be, Swedish; empty: it is.
  [[nodiscard]] const std::string& fault() const { return fault_; }
  // Of a spot within the width; empty where the line ends before it.
  [[nodiscard]] TextPiece piece(const TextSpot& spot) const;

 private:
  std::u32string line_;
  bool separated_;
  std::vector<TextPiece> pieces_;
  std::string fault_;
};

// Without blanks at its ends and, where values may have them, without its quotes.
[[nodiscard]] std::string text_of(const TextPiece& piece, bool quotes);

}  // namespace rosett
