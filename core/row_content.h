#pragma once

#include <string>
#include <string_view>

#include "core/document.h"

namespace rosett {

// Whether a row rests on this field of its document: what a decision or invoice says once for all
// its rows. Its totals and its addressee are not among that.
[[nodiscard]] bool is_shared_with_rows(std::string_view field);

// What a person approves and what the case system gets: SHA-256 of the row's values, and of those
// of its document's that it rests on. Two rows with the same values have the same content, however
// surely and wherever they were read.
[[nodiscard]] std::string row_content(const Document& document, const Row& row);

// The same of all the document's own fields.
[[nodiscard]] std::string document_content(const Document& document);

}  // namespace rosett
