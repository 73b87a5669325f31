#pragma once

#include <functional>
#include <optional>

#include "checks/check.h"
#include "core/document.h"
#include "store/database.h"
#include "store/documents.h"

namespace rosett {

// What the checks and registers say of a document, for Documents::check and Decisions::decide.
// `database` and what `settings` refers to must outlive it.
[[nodiscard]] std::function<CheckResult(const Document&)> judge_by(Database& database,
                                                                   CheckSettings settings);

// Runs the checks again for every document whose deviations may be out of date: new ones, those
// about persons of whom more has been read, and all after a register import. So a document's
// deviations follow from what is stored, never from the order in which it came. Returns how many
// documents were checked, at most `at_once` where it is given.
int recheck(Database& database, const CheckSettings& settings, std::optional<int> at_once = {});

}  // namespace rosett
