#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/csv.h"

// From a table as people make them to register rows in canonical form. No database here.
namespace rosett {

enum class RegisterKind { personer, placeringar, leverantorer, avtal, sdf, ansokningar };
[[nodiscard]] std::string_view to_string(RegisterKind kind);
[[nodiscard]] std::optional<RegisterKind> register_kind_from(std::string_view name);

struct RegisterRow {
  std::size_t line{};               // of the file, from 1
  std::vector<std::string> values;  // canonical, one a column, in the order of register_shape.h
};

// Why a row was left out. The reason names columns, never what stands in them.
struct RejectedRow {
  std::size_t line{};
  std::string reason;
};

struct ParsedRegister {
  std::vector<RegisterRow> rows;  // in the order of the file, no key twice
  std::vector<RejectedRow> rejected;
  std::vector<std::size_t> left_out;  // places of the columns that the file does not have
};

// `table` is the whole file, header first (core/csv.h). Columns are found by name, in any order;
// throws Error{malformed} when one is missing, unknown or there twice. Every other line becomes a
// row or is rejected.
[[nodiscard]] ParsedRegister parse_register(RegisterKind kind, const std::vector<CsvRow>& table);

}  // namespace rosett
