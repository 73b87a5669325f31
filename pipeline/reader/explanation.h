#pragma once

#include <string>
#include <vector>

#include "ocr/page_reading.h"
#include "parsers/interpretation.h"
#include "parsers/template_trial.h"

namespace rosett {

// Why a document got its template and what was read, for `rosett template try`.
struct Explanation {
  std::string text;             // Swedish, several lines
  std::vector<TrialBox> boxes;  // what was found, and where
};

// Tries all templates on the pages of one file: which one each document gets and why, what was
// found and what is missing, and what was read.
[[nodiscard]] Explanation explained(const std::vector<ReadPage>& pages, const Library& library);

// What was read of a document, line by line.
[[nodiscard]] std::string explained(const Document& document);

}  // namespace rosett
