#pragma once

#include <memory>
#include <string>

#include "ocr/ctc.h"
#include "ocr/engine.h"

namespace rosett {

// Runs Tesseract's Swedish network; `traineddata` is its language file. Throws Error{config} when
// that is missing or of a sort that we cannot run.
[[nodiscard]] std::unique_ptr<Engine> make_swe_engine(const std::string& traineddata);

// Characters as words: a space parts them, and how sure it is counts for the character before it.
[[nodiscard]] RecognisedLine words_of(const std::vector<Character>& characters, cv::Size picture);

}  // namespace rosett
