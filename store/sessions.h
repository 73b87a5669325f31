#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"
#include "store/users.h"

namespace rosett {

// Signed-in users. A session ends at sign-out, a quarter of a day after it was last used, a day
// after it began, or when its user's password or rights change. Each function is one transaction.
// Not thread-safe.
class Sessions {
 public:
  static constexpr std::chrono::hours kIdle{6};
  static constexpr std::chrono::hours kLongest{24};

  // `database` must outlive this.
  explicit Sessions(Database& database) : database_(database) {}

  // A new session; its token, which is known to the browser alone.
  [[nodiscard]] std::string begin(const User& user, std::chrono::sys_seconds now);

  // Whose session it is. Empty when there is none or it has ended.
  [[nodiscard]] std::optional<User> find(std::string_view token, std::chrono::sys_seconds now);

  void end(std::string_view token);

 private:
  Database& database_;
};

}  // namespace rosett
