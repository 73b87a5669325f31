#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/decision.h"
#include "store/audit.h"
#include "store/database.h"

// The decisions as they are stored. Each function is part of its caller's transaction.
namespace rosett {

// What has been decided about the documents in some bytes.
struct Decided {
  std::vector<DecisionRecord> holding;    // without those undone, oldest first
  std::map<std::string, long long> last;  // id of the last record of all, by key
};

[[nodiscard]] Decided decisions_on(Database& database, std::string_view sha256);

// Every record about one key, oldest first.
[[nodiscard]] std::vector<DecisionRecord> records_about(Database& database, std::string_view key);

// A further record, and its line in the audit trail; returns its id.
long long write_decision(Database& database, const Author& author, const DecisionRecord& record);

// What a person must have seen to decide on this: its content and the last decision on it.
[[nodiscard]] std::string revision_of(const std::string& content, const std::string& key,
                                      const Decided& decided);

}  // namespace rosett
