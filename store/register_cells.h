#pragma once

#include <optional>
#include <string>
#include <string_view>

// Cells of a register table in the canonical forms of the contract.
namespace rosett {

enum class CellForm {
  text,
  personnummer,         // 12 digits, hyphen or not
  dossiernummer,        // 8 digits, hyphen or not
  organisationsnummer,  // 10 digits, hyphen or not
  bankgiro,             // 7 or 8 digits
  plusgiro,             // 2 to 8 digits
  date,                 // ISO
  amount,               // dot or comma, at most two decimals, not negative
  placement_sort,       // extern, intern, ovrig
  application_sort,     // återsökning, överklagan
  outcome,              // avslag, avvisad, avskriven
  yes_no                // ja, nej
};

// The canonical value that a cell (one line, trimmed, not empty) holds; nothing when it does not
// have the form. Check digits are not judged: the register is compared with as it is.
[[nodiscard]] std::optional<std::string> canonical_cell(CellForm form, std::string_view cell);

// What the form asks for, to stand after "ska vara": "ett personnummer med tolv siffror".
[[nodiscard]] std::string_view described(CellForm form);

}  // namespace rosett
