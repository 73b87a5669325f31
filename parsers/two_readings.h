#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "parsers/kind_decoding.h"

// The page pass and the second reader side by side.
namespace rosett {

// The words as the second reader saw them: split and joined as it did, without those in which it
// saw nothing. Nothing when some word was read only once.
[[nodiscard]] std::optional<std::vector<Word>> seen_again(std::span<const Word> words);

struct TwoReadings {
  Decoded decoded;  // what is taken to be printed; on disagreement the other value leads the
                    // alternatives, with its own reader's confidence
  Decoded first;    // what the page pass alone says
  Decoded second;   // what the second reader alone says
  double engine{};  // how sure the page pass is of it, at most as sure as whoever read it
  bool settled{};   // they differ, and a check digit or closed list vouches for one of them alone
};

// Both readers' `page_pass` and `second` of one cell, compared. Where they differ, the value stands
// that a check digit or closed list vouches for, else the one that has the kind's form, else the
// surer. Where both say the same, what both hold for possible is the stronger rival. In words,
// signs that the first reader's network does not know are the second's to say.
[[nodiscard]] TwoReadings compared(Kind kind, const Decoded& page_pass, const Decoded& second);

// Whether two canonical values say the same: in words, kinds of dashes and quotes are not told
// apart, in names not case either (the contract compares them so).
[[nodiscard]] bool same_print(Kind kind, const std::string& a, const std::string& b);

}  // namespace rosett
