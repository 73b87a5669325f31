#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "store/database.h"

namespace rosett {

struct RecentFailure {
  std::string file;
  ErrorKind kind{ErrorKind::malformed};
  std::string message, advice;
};

// What `rosett status` tells. Holds no text from documents.
struct Summary {
  std::map<std::string, long long> arrivals;    // by state, every state there
  std::map<std::string, long long> documents;   // by status, copies included
  std::map<std::string, long long> deviations;  // by code
  long long copies{};
  long long rows{};
  long long to_be_checked{};                               // dirty documents
  std::optional<std::chrono::sys_seconds> oldest_waiting;  // when the oldest waiting file arrived
  std::vector<RecentFailure> failures;                     // newest first
};

// `max_failures` bounds the list of failures.
[[nodiscard]] Summary summarize(Database& database, int max_failures = 10);

}  // namespace rosett
