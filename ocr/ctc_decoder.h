#pragma once

#include <string>
#include <vector>

#include "core/page.h"

// From a recognition network's output to characters. The network looks at a line through narrow
// frames from left to right and says for each what it sees: a character, a space, or nothing new
// ("blank"). A character spans one or more frames (connectionist temporal classification).
namespace rosett {

struct FrameChoice {
  std::string text;     // empty: blank; " ": space
  float probability{};  // within its frame; improbable choices may be missing
};
using Frame = std::vector<FrameChoice>;

struct DecodedSymbol {
  std::string text;  // never empty; " " between words
  int first_frame{};
  int last_frame{};    // inclusive
  float confidence{};  // posterior probability, competing readings of the same frames considered
  std::vector<Alternative> alternatives;  // best first; what else these frames may say, which can
                                          // be several characters
};

// The likeliest reading of the frames, summed over all alignments. Deterministic.
[[nodiscard]] std::vector<DecodedSymbol> decode_frames(const std::vector<Frame>& frames);

}  // namespace rosett
