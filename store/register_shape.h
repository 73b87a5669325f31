#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/register_cells.h"
#include "store/register_import.h"

// The registers of the contract as data: a new column is a line here and a migration.
namespace rosett {

enum class Need {
  value,   // the column must be there and no cell empty
  column,  // the column must be there; cells may be empty
  none     // the column may be left out
};

struct RegisterColumn {
  const char* name;  // in the file and in the database
  CellForm form;
  Need need;
};

struct RegisterShape {
  RegisterKind kind;
  const char* name;  // of the kind and of its table
  std::span<const RegisterColumn> columns;

  // The columns' values that name a row for good, joined by semicolons; empty when a person has
  // neither dossiernummer nor personnummer.
  [[nodiscard]] std::string key_of(const std::vector<std::string>& values) const;
  // Place of a column that the shape has.
  [[nodiscard]] std::size_t index_of(std::string_view column) const;
};

[[nodiscard]] const RegisterShape& register_shape(RegisterKind kind);

}  // namespace rosett
