#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/decision.h"
#include "store/database.h"

namespace rosett {

struct Head;  // store/document_loading.h

// How many different people must approve a row (1, or 2: four eyes), from now on and of what has
// been approved before. Does nothing when it is so already; else one transaction. For every way in:
// whoever opens the data folder says what its configuration says.
void require_eyes(Database& database, int eyes);
[[nodiscard]] int required_eyes(Database& database);

// Where two must approve: the user of the page who goes by this name, or whose account on this
// machine has it (Users::known_as). Empty where nobody knows: such a name counts as no person,
// since it may be anybody's second one.
[[nodiscard]] std::optional<std::string> person_named(Database& database, const std::string& name);

// What is approved, once it may have changed who a name stands for. Part of its caller's
// transaction.
void renew_all_approvals(Database& database);

// Those approvals of a row that count: of just these values (core/row_content.h), and since the
// case system refused them, if it has.
[[nodiscard]] std::vector<DecisionRecord> approvals_of(Database& database,
                                                       const std::vector<DecisionRecord>& holding,
                                                       const std::string& key,
                                                       const std::string& content);

// Whether each row of the document is approved, and due for the case system: enough people have
// approved just the values that stand there now, nobody has rejected it, and no fel is open. To be
// called when decisions or deviations have changed; part of its caller's transaction.
void renew_approvals(Database& database, const Head& head);

}  // namespace rosett
