#pragma once

#include <string>
#include <vector>

#include "ocr/page_reading.h"
#include "parsers/template_trial.h"

namespace rosett {

// The page with those of the boxes that lie on it, framed and named, each mark in a colour of its
// own; PNG. A page without an image gives an empty string.
[[nodiscard]] std::string drawn_on(const ReadPage& page, const std::vector<TrialBox>& boxes);

}  // namespace rosett
