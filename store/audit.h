#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace rosett {

// Who does something, and by which way in.
struct Author {
  std::string name;  // of the user; never empty
  std::string via;   // "granska", "arbetsbok", "kommandorad"
  std::chrono::sys_seconds at;
};

// A line of the audit trail.
struct Noted {
  long long id{};
  Author author;
  std::string action;    // a decision's kind; "look", "export", "receipt" …
  std::string about;     // key of a row, document, person or batch
  long long decision{};  // 0: none
};

// The append-only trail of who looked at and changed what. Decisions, batches and receipts note
// themselves. Not thread-safe.
class Audit {
 public:
  // `database` must outlive this.
  explicit Audit(Database& database) : database_(database) {}

  // For what is no decision: that somebody looked at, searched for or registered something. One
  // transaction.
  void note(const Author& author, std::string_view action, const std::vector<std::string>& about);

  // Newest first, at most `limit`; about everything where `about` is empty.
  [[nodiscard]] std::vector<Noted> last(std::string_view about, int limit);

 private:
  Database& database_;
};

// Seconds since 1970 UTC, as columns hold times.
[[nodiscard]] inline long long seconds_of(std::chrono::sys_seconds at) {
  return at.time_since_epoch().count();
}

// One line, as part of the caller's transaction. `decision`: its id, or 0.
void write_audit(Database& database, const Author& author, std::string_view action,
                 std::string_view about, long long decision = 0);

}  // namespace rosett
