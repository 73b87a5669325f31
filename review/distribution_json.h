#pragma once

#include <optional>

#include <nlohmann/json.hpp>

#include "checks/ledger/distribution.h"
#include "core/date.h"

// What a fördelning comes to, as `rosett report` and the page both tell it. Amounts are texts with
// a decimal point, as everywhere in the contract.
namespace rosett {

// "2018-12"; null where the month is not known.
[[nodiscard]] nlohmann::ordered_json month_json(const std::optional<Date>& month);

[[nodiscard]] nlohmann::ordered_json share_json(const ledger::Share& share);
[[nodiscard]] nlohmann::ordered_json part_json(const ledger::SplitPart& part);
[[nodiscard]] nlohmann::ordered_json net_json(const ledger::NetPayment& payment);
[[nodiscard]] nlohmann::ordered_json balance_json(const ledger::Balance& balance);

}  // namespace rosett
