#include "pipeline/author.h"

#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include "core/error.h"
#include "store/approvals.h"
#include "store/users.h"

namespace rosett {
namespace {

// Of the real user, not of one whose rights were lent. A user without a name has a number.
std::string user_name() {
  constexpr std::size_t kRoom = 16'384;  // longer than any line of the user list
  std::array<char, kRoom> room{};
  passwd entry{};
  passwd* found{};
  const uid_t user = ::getuid();
  if (::getpwuid_r(user, &entry, room.data(), room.size(), &found) == 0 && found != nullptr)
    return found->pw_name;
  return "uid " + std::to_string(user);
}

Author author_named(std::string name, const std::string& via) {
  return {std::move(name), via,
          std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())};
}

Error unknown_account(const std::string& account) {
  return {ErrorKind::config,
          fmt::format("Kontot «{}» på datorn är inte kopplat till någon användare på "
                      "granskningssidan, så besluten skulle räknas som en annan persons.",
                      account),
          fmt::format("Koppla det en gång: rosett user login NAMN {}. NAMN är ditt namn på sidan "
                      "(rosett user list); saknas det, lägg till dig med rosett user add.",
                      account)};
}

Error may_not_decide(const std::string& account, const User& user) {
  return {ErrorKind::config,
          fmt::format("Kontot «{}» är {}, som {}.", account, user.name,
                      user.disabled ? "är avstängd" : "inte har rollen samordnare"),
          "Den som avgör avvikelser ska vara samordnare: rosett user list visar vilka som är det."};
}

}  // namespace

Author author_at_the_keyboard(Database& database, const std::string& via) {
  const std::string account = user_name();
  const auto user = Users(database).known_as(account);
  return author_named(user ? user->name : account, via);
}

Author decider_at_the_keyboard(Database& database, const std::string& via) {
  const std::string account = user_name();
  Users users(database);
  const auto user = users.known_as(account);
  if (user && (user->disabled || !has_right(user->role, Right::decide)))
    throw may_not_decide(account, *user);
  if (!user && (required_eyes(database) > 1 || !users.list().empty()))
    throw unknown_account(account);
  return author_named(user ? user->name : account, via);
}

}  // namespace rosett
