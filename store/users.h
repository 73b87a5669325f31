#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace rosett {

enum class Role { administrator, samordnare, lasare, systemansvarig };
[[nodiscard]] std::string_view to_string(Role role);
[[nodiscard]] std::optional<Role> role_from(std::string_view name);

enum class Right {
  look,    // at everything that is read
  bring,   // drop documents, import and complete registers
  decide,  // correct, approve, export
  govern   // read again, see how the service fares
};
[[nodiscard]] bool has_right(Role role, Right right);

struct User {
  long long id{};
  std::string name;
  Role role{Role::lasare};
  bool sees_protected{};                // persons marked `skyddad`
  std::vector<std::string> stadsdelar;  // codes; empty: all
  bool disabled{};
  std::string login{};  // the user's account on this machine; empty: none that is known
};

// Who may sign in. Each function is one transaction. Not thread-safe.
class Users {
 public:
  // `database` must outlive this.
  explicit Users(Database& database) : database_(database) {}

  // `user` without id. Throws Error{config} when the name is empty, has characters that are not
  // shown, or looks like one that is taken, when the password is too short, and as set_login.
  void add(const User& user, std::string_view password);
  // By name.
  [[nodiscard]] std::vector<User> list();
  // Both end the user's sessions. Throw Error{config} when there is no such user.
  void set_password(std::string_view name, std::string_view password);
  void disable(std::string_view name);
  // Whoever runs commands under this account is this user; empty: nobody is. What has been approved
  // under the account's name counts as the user's from now on. Throws Error{config} when there is
  // no such user, and when the account is another user's or named as one.
  void set_login(std::string_view name, std::string_view login);

  // Empty when the name, the password or both are wrong, or the user is disabled: which of them
  // neither the answer nor the time it takes tells.
  [[nodiscard]] std::optional<User> with_password(std::string_view name, std::string_view password);

  // Whom a name in a decision stands for: a user of that name, or with an account of that name.
  // Empty: nobody knows.
  [[nodiscard]] std::optional<User> known_as(std::string_view name);

 private:
  Database& database_;
};

}  // namespace rosett
