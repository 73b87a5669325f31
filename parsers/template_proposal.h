#pragma once

#include <string>
#include <vector>

#include "core/page.h"
#include "parsers/interpretation.h"

// A template made from one example: the answer of «rosett template new».
namespace rosett {

// TOML of a template that builds on the one of `base` (id), or, where that is empty, on the one
// that fits the example best: the sender's name as what it is known by, headings that the base does
// not know with the column whose kind their values have, and labels of required fields that it did
// not find. Comments say what was read with it and what was left open. Throws Error{malformed} when
// the pages have no text, Error{config} for an unknown base.
[[nodiscard]] std::string propose_template(const std::vector<PageText>& pages,
                                           const Library& library, const std::string& base);

}  // namespace rosett
