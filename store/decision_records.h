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

// A condition: `column` is one of the keys in some bytes. Those of a file's rows and the file's own
// all begin alike, from `first` (row_key_prefix) to before `end` (with kAfterEveryDigit behind it);
// but for rows that have taken over the keys of a shorter version (store/supersession.h). The
// arguments are names of columns and parameters.
[[nodiscard]] std::string keys_in(std::string_view column, std::string_view first,
                                  std::string_view end, std::string_view sha256);
inline constexpr const char* kAfterEveryDigit = "~";

// Every record about one key, oldest first.
[[nodiscard]] std::vector<DecisionRecord> records_about(Database& database, std::string_view key);

// A further record, and its line in the audit trail; returns its id.
long long write_decision(Database& database, const Author& author, const DecisionRecord& record);

// What a person must have seen to decide on this: its content and the last decision on it.
[[nodiscard]] std::string revision_of(const std::string& content, const std::string& key,
                                      const Decided& decided);

}  // namespace rosett
