#include "store/sessions.h"

#include <cstdint>
#include <span>

#include "core/digest.h"
#include "store/passwords.h"
#include "store/sql.h"
#include "store/user_columns.h"

namespace rosett {
namespace {

// How far the time of last use may lag, so that not every request writes.
constexpr std::chrono::minutes kSeenLag{5};

std::string stored_form(std::string_view token) {
  return sha256_hex({reinterpret_cast<const std::uint8_t*>(token.data()), token.size()});
}

long long seconds(std::chrono::seconds span) { return span.count(); }

}  // namespace

// Single statements, each whole by itself: a session that a crash undoes is signed in anew.
std::string Sessions::begin(const User& user, std::chrono::sys_seconds now) {
  const long long at = now.time_since_epoch().count();
  run(database_, "DELETE FROM sessions WHERE seen < ?1 OR began < ?2", at - seconds(kIdle),
      at - seconds(kLongest));
  std::string token = random_token();
  run(database_,
      "INSERT INTO sessions (token, user_id, generation, began, seen)"
      " SELECT ?1, id, generation, ?3, ?3 FROM users WHERE id = ?2 AND disabled = 0",
      stored_form(token), user.id, at);
  return token;
}

std::optional<User> Sessions::find(std::string_view token, std::chrono::sys_seconds now) {
  const long long at = now.time_since_epoch().count();
  const std::string stored = stored_form(token);
  std::optional<User> user;
  {
    Query query(database_,
                "SELECT " + std::string(kUserColumns) +
                    ", s.seen FROM sessions s JOIN users u ON u.id = s.user_id"
                    " WHERE s.token = ?1 AND u.disabled = 0 AND u.generation = s.generation"
                    " AND s.seen >= ?2 AND s.began >= ?3",
                stored, at - seconds(kIdle), at - seconds(kLongest));
    if (!query.next()) return std::nullopt;
    user = user_from(query, 0);
    if (query.integer(kUserColumnCount) >= at - seconds(kSeenLag)) return user;
  }
  run(database_, "UPDATE sessions SET seen = ?2 WHERE token = ?1", stored, at);
  return user;
}

void Sessions::end(std::string_view token) {
  run(database_, "DELETE FROM sessions WHERE token = ?1", stored_form(token));
}

}  // namespace rosett
