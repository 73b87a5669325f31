#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/document.h"

// What people read in place of the contract's names: the one table of Swedish labels for fields,
// deviations, document types and states. An unknown name is its own label, so that nothing
// disappears from a workbook because a table is old.
namespace rosett {

struct FieldInfo {
  std::string_view name;   // of the contract
  std::string_view label;  // unique among all fields
  Kind kind;               // how its canonical values are shown
};

// Every row field of the contract, in the order in which columns stand.
[[nodiscard]] std::span<const FieldInfo> row_fields();

// Every field that belongs to a document as a whole, in column order.
[[nodiscard]] std::span<const FieldInfo> document_fields();

// A row field or document field by name; kind text and its own name as label when it is unknown.
[[nodiscard]] FieldInfo field_info(std::string_view name);

[[nodiscard]] std::string deviation_label(std::string_view code);
[[nodiscard]] std::string type_label(std::string_view type);
[[nodiscard]] std::string status_label(std::string_view status);
[[nodiscard]] std::string severity_label(Severity severity);

}  // namespace rosett
