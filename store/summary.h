#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "store/database.h"

namespace rosett {

// What `rosett status` tells. Holds no text from documents; the last failures are
// Jobs::last_failures.
struct Summary {
  std::map<std::string, long long> arrivals;    // by state, every state there
  std::map<std::string, long long> documents;   // by status, copies included
  std::map<std::string, long long> deviations;  // by code
  long long copies{};
  long long rows{};
  long long approved_rows{};
  long long due_rows{};       // to leave for the case system with the next batch
  long long to_be_checked{};  // dirty documents
  long long finished_last_hour{}, finished_last_day{};     // files that got their outcome
  std::optional<std::chrono::sys_seconds> oldest_waiting;  // when the oldest waiting file arrived
};

[[nodiscard]] Summary summarize(Database& database);

}  // namespace rosett
