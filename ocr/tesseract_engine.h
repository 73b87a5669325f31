#pragma once

#include <memory>
#include <string>

#include "ocr/engine.h"

namespace rosett {

struct TesseractOptions {
  std::string tessdata;  // folder with swe.traineddata; empty: where Tesseract looks itself
  std::string language{"swe"};
};

// Throws Error{config} when the language data is missing.
[[nodiscard]] std::unique_ptr<Engine> make_tesseract_engine(const TesseractOptions& options = {});

}  // namespace rosett
