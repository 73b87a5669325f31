#pragma once

#include <memory>
#include <string>

#include "ocr/ctc.h"
#include "ocr/engine.h"

namespace rosett {

// Runs Tesseract's Swedish network, and reads again with our own line model; `traineddata` is the
// language file. Throws Error{config} when one of them is missing or of a sort that we cannot run.
[[nodiscard]] std::unique_ptr<Engine> make_network_engine(const std::string& traineddata);

// Characters as words: a space parts them, and how sure it is counts for the character before it.
[[nodiscard]] RecognisedLine words_of(const std::vector<Character>& characters, cv::Size picture);

}  // namespace rosett
