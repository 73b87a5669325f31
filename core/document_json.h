#pragma once

#include <string>
#include <string_view>

#include "core/document.h"

// The one JSON form of what has been read: export, pipe between reader and service, golden files.
namespace rosett {

// With `evidence` the runner-ups, kinds and evidence too, as the pipe and the store need; without,
// the export of the contract. One line, UTF-8, keys in a fixed order; numbers print the same
// everywhere (confidence four decimals, degrees three).
enum class JsonDetail { contract, evidence };

[[nodiscard]] std::string document_to_json(const Document& document, JsonDetail detail);
// Reads either detail. Throws Error{malformed} when it is not such a document.
[[nodiscard]] Document document_from_json(std::string_view json);

// Words and geometry of a page, exact round trip but for confidences (four decimals).
[[nodiscard]] std::string page_to_json(const PageText& page);
[[nodiscard]] PageText page_from_json(std::string_view json);

// One reading alone, at evidence detail; what the store keeps per field.
[[nodiscard]] std::string reading_to_json(const Reading& reading);
[[nodiscard]] Reading reading_from_json(std::string_view json);

}  // namespace rosett
