#pragma once

#include <string>
#include <vector>

#include "ocr/text_layer.h"

namespace rosett {

// A word as the file tells it.
struct LayerWord {
  std::string text;    // UTF-8, unchecked
  Box box;             // of the font, not of the ink; pixels of the rendered page
  double font_size{};  // pixels
  bool bold{};
  bool turned{};  // not written from left to right along the page's top
};

// The words of a page's layer made ready to be compared with its picture.
struct LayerText {
  std::vector<Word> words;   // lines and segments set; boxes of the font
  std::vector<Box> ignored;  // print that is no word to be read: pictograms, turned text
  bool readable{true};       // false: characters without a meaning, or most of the page is turned
};

// Normalises texts, drops what lies outside a page of width x height pixels, puts the words in
// reading order.
[[nodiscard]] LayerText arranged(const std::vector<LayerWord>& words, int width, int height);

}  // namespace rosett
