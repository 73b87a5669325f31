#include "pipeline/author.h"

#include <array>
#include <string>

#include <pwd.h>
#include <unistd.h>

namespace rosett {
namespace {

// Of the real user, not of one whose rights were lent. A user without a name has a number.
std::string user_name() {
  constexpr std::size_t kRoom = 16 * 1024;  // longer than any line of the user list
  std::array<char, kRoom> room{};
  passwd entry{};
  passwd* found{};
  const uid_t user = ::getuid();
  if (::getpwuid_r(user, &entry, room.data(), room.size(), &found) == 0 && found != nullptr)
    return found->pw_name;
  return "uid " + std::to_string(user);
}

}  // namespace

Author author_at_the_keyboard(const std::string& via) {
  return {user_name(), via,
          std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())};
}

}  // namespace rosett
