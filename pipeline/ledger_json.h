#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "checks/ledger/ledger.h"

// What the ledger's reports as JSON have in common; keys stay in the contract's order.
namespace rosett {

// Indented, with a newline at the end.
[[nodiscard]] std::string text_of(const nlohmann::ordered_json& json);

// Keys file, part (of a file with several documents) and row.
[[nodiscard]] nlohmann::ordered_json place(const std::string& file, int part, int row);
[[nodiscard]] nlohmann::ordered_json place(const ledger::LedgerRow& row);

// Key dossiernummer; of a person who has none personnummer.
void add_person(nlohmann::ordered_json& json, const ledger::LedgerPerson& person);
// The same of the register's person, else of what is printed.
void add_person(nlohmann::ordered_json& json, const ledger::LedgerRow& row);

// The canonical form, or null.
[[nodiscard]] nlohmann::ordered_json value_of(const std::optional<Amount>& amount);
[[nodiscard]] nlohmann::ordered_json value_of(const std::optional<Date>& day);

}  // namespace rosett
