#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/geometry.h"

// What parsing may know of a page: words, ruled lines and leftover ink, no pixels. All boxes are
// in pixels of the page as archived (upright, straight), at that page's dpi.
namespace rosett {

struct Alternative {
  std::string text;
  float confidence{};  // 0..1, the engine's own, not calibrated
};

// One printed character as the engine saw it.
struct Symbol {
  std::string text;  // UTF-8, one grapheme
  Box box;           // approximate: the LSTM locates characters only roughly
  float confidence{};
  std::vector<Alternative> alternatives;  // best first, excludes `text`
};

// What a second reader, which fails differently, saw in the ink of one word.
struct SecondReading {
  std::vector<Symbol> symbols;  // from left to right, " " where it parts words; empty: no print
  bool goes_on{};               // it sees no blank before the next word
};

struct Word {
  std::string text;  // UTF-8, NFC, never empty
  Box box;
  float confidence{};  // 0..1, of the weakest symbol; 1 for a text layer
  int line{};          // reading-order text line on the page, from 0
  int segment{};       // run of ink without a wide gap, from 0; a table cell is one or more words
                       // of one segment, never the other way round
  bool bold{};         // the strokes are clearly thicker than the page's usual ones
  std::vector<Symbol> symbols;          // empty for a text layer
  std::optional<SecondReading> second;  // none for a text layer and pages read before there was one
};

enum class TextSource { ocr, text };

struct PageText {
  int page{};  // from 1, as scanned
  int width{}, height{}, dpi{};
  int rotation{};         // quarter turn clockwise (0, 90, 180, 270) by which the scan lay wrong
  double skew_degrees{};  // how far the upright page's text leaned clockwise, before straightening
  TextSource source{TextSource::ocr};
  std::string
      engine;    // e.g. "tesseract 4 swe, rosett-line 1a2b3c4d"; what a stored reading depends on
  bool blank{};  // no print on it
  std::string damage;  // why part of it, or all, could not be shown; Swedish sentence, empty: whole
  std::vector<Word> words;      // reading order
  std::vector<Box> rulings;     // ruled lines taken off before reading, thin boxes
  std::vector<Box> unread_ink;  // marks that gave no text, or letters not sure to be whole
};

// The symbols' texts, one after the other.
[[nodiscard]] std::string joined(const std::vector<Symbol>& symbols);

// Stands for a page that could not be read at all: neither blank nor with words, so that it becomes
// olasbar_sida; of nominal size, so that nobody divides by none.
[[nodiscard]] PageText unreadable_page(int number, std::string damage);

}  // namespace rosett
