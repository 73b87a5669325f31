#include "store/users.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/error.h"
#include "core/text.h"
#include "store/approvals.h"
#include "store/passwords.h"
#include "store/sql.h"
#include "store/user_columns.h"

namespace rosett {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 4> kRoles{{
    {Role::administrator, "administrator"},
    {Role::samordnare, "samordnare"},
    {Role::lasare, "lasare"},
    {Role::systemansvarig, "systemansvarig"},
}};

void check_name(std::string_view name) {
  constexpr std::size_t kLongest = 100;
  if (!name.empty() && name.size() <= kLongest && name == single_line(name)) return;
  throw Error(ErrorKind::config, "Användarnamnet går inte att använda.",
              "Ange ett namn på en rad, högst 100 tecken, utan mellanslag först eller sist.");
}

void check_password(std::string_view password) {
  if (to_codepoints(password).size() >= kShortestPassword) return;
  throw Error(ErrorKind::config, "Lösenordet är för kort.",
              "Välj ett med minst " + std::to_string(kShortestPassword) +
                  " tecken; flera ord efter varandra går lätt att minnas.");
}

Error no_such_user() {
  return {ErrorKind::config, "Någon sådan användare finns inte.",
          "rosett user list visar vilka som finns."};
}

void require_changed(Database& database) {
  if (changes(database) == 0) throw no_such_user();
}

// One account is one person, and nobody's name is another one's account.
void check_login(Database& database, std::string_view login, long long user) {
  if (login.empty()) return;
  if (login != single_line(login))
    throw Error(ErrorKind::config, "Kontonamnet går inte att använda.",
                "Skriv det som kommandot id -un visar det.");
  if (number(database,
             "SELECT EXISTS (SELECT 1 FROM users WHERE (login = ?1 OR folded = ?2) AND id <> ?3)",
             login, folded(login), user) != 0)
    throw Error(ErrorKind::config, "Kontot hör redan till en annan användare, eller heter som en.",
                "rosett user list visar vilka konton som är kopplade.");
}

std::string joined(const std::vector<std::string>& codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : ";") + code;
  return text;
}

// Compared with where nobody has the name, so that it takes as long.
const std::string& nobodys_hash() {
  static const std::string hash = password_hash(random_token());
  return hash;
}

}  // namespace

std::string_view to_string(Role role) {
  return std::ranges::find(kRoles, role, &std::pair<Role, std::string_view>::first)->second;
}

std::optional<Role> role_from(std::string_view name) {
  const auto* found = std::ranges::find(kRoles, name, &std::pair<Role, std::string_view>::second);
  return found == kRoles.end() ? std::nullopt : std::optional(found->first);
}

bool has_right(Role role, Right right) {
  switch (right) {
    case Right::look:
      return true;
    case Right::bring:
      return role != Role::lasare;
    case Right::decide:
      return role == Role::samordnare;
    case Right::govern:
      break;
  }
  return role == Role::systemansvarig;
}

User user_from(const Query& query, int first) {
  User user;
  user.id = query.integer(first);
  user.name = query.text(first + 1);
  user.role = role_from(query.text(first + 2)).value();
  user.sees_protected = query.integer(first + 3) != 0;
  if (const std::string codes = query.text(first + 4); !codes.empty())
    user.stadsdelar = split(codes, ';');
  user.disabled = query.integer(first + 5) != 0;
  user.login = query.text(first + 6);
  return user;
}

void Users::add(const User& user, std::string_view password) {
  check_name(user.name);
  check_password(password);
  const std::string hash = password_hash(password);
  WriteTransaction transaction(database_, io::Step::change_user);
  const bool is_account =
      number(database_, "SELECT EXISTS (SELECT 1 FROM users WHERE login = ?1)", user.name) != 0;
  if (!is_account)
    run(database_,
        "INSERT INTO users (name, folded, role, sees_protected, stadsdelar, password, added)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, unixepoch()) ON CONFLICT DO NOTHING",
        user.name, folded(user.name), to_string(user.role), user.sees_protected ? 1 : 0,
        joined(user.stadsdelar), hash);
  if (is_account || changes(database_) == 0)
    throw Error(ErrorKind::config, "Namnet är upptaget, eller för likt ett som finns.",
                "Välj ett annat namn.");
  const long long id = last_id(database_);
  check_login(database_, user.login, id);
  run(database_, "UPDATE users SET login = ?2 WHERE id = ?1", id, user.login);
  renew_all_approvals(database_);
  transaction.commit();
}

void Users::set_login(std::string_view name, std::string_view login) {
  WriteTransaction transaction(database_, io::Step::change_user);
  const auto user = known_as(name);
  if (!user || folded(user->name) != folded(name)) throw no_such_user();
  check_login(database_, login, user->id);
  run(database_, "UPDATE users SET login = ?2 WHERE id = ?1", user->id, login);
  renew_all_approvals(database_);
  transaction.commit();
}

std::optional<User> Users::known_as(std::string_view name) {
  Query query(database_,
              "SELECT " + std::string(kUserColumns) +
                  " FROM users u WHERE u.folded = ?1 OR (u.login = ?2 AND u.login <> '')",
              folded(name), name);
  if (!query.next()) return std::nullopt;
  return user_from(query, 0);
}

std::vector<User> Users::list() {
  Query query(database_, "SELECT " + std::string(kUserColumns) + " FROM users u ORDER BY u.folded");
  std::vector<User> users;
  while (query.next()) users.push_back(user_from(query, 0));
  return users;
}

void Users::set_password(std::string_view name, std::string_view password) {
  check_password(password);
  const std::string hash = password_hash(password);
  WriteTransaction transaction(database_, io::Step::change_user);
  run(database_, "UPDATE users SET password = ?2, generation = generation + 1 WHERE folded = ?1",
      folded(name), hash);
  require_changed(database_);
  transaction.commit();
}

void Users::disable(std::string_view name) {
  WriteTransaction transaction(database_, io::Step::change_user);
  run(database_, "UPDATE users SET disabled = 1, generation = generation + 1 WHERE folded = ?1",
      folded(name));
  require_changed(database_);
  transaction.commit();
}

std::optional<User> Users::with_password(std::string_view name, std::string_view password) {
  Query query(
      database_,
      "SELECT " + std::string(kUserColumns) + ", u.password FROM users u WHERE u.folded = ?1",
      folded(name));
  if (!query.next()) {
    static_cast<void>(is_password(password, nobodys_hash()));
    return std::nullopt;
  }
  User user = user_from(query, 0);
  const bool right = is_password(password, query.text(kUserColumnCount));
  return right && !user.disabled ? std::optional(std::move(user)) : std::nullopt;
}

}  // namespace rosett
