#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"

// The words a PDF page tells of itself. Whoever made the file says what is printed; whether that
// may be believed is found out by comparing with the picture (text_layer_trust.h), and last of all
// by reading some of the words with OCR.
namespace rosett {

struct TextLayer {
  std::vector<Word> words;      // reading order, boxes in the rendered image's pixels, confidence
                                // 1, line and segment set, no symbols
  std::vector<Box> unread_ink;  // marks the size of print that no word accounts for
};

// About a dozen words spread over the page, the longest with letters or digits, best suited to be
// read by OCR and compared. Indices into layer.words, ascending; fewer when the page has fewer.
[[nodiscard]] std::vector<int> sample_words(const TextLayer& layer);

// Whether OCR's reading of the sample words says that the layer tells what is printed. Tolerates
// the slips that OCR makes (a character in a word, a word in the sample). The lists run in
// parallel; an empty recognised text counts as not agreeing. False for empty lists.
[[nodiscard]] bool layers_agree(const std::vector<std::string>& expected,
                                const std::vector<std::string>& recognised);

}  // namespace rosett
