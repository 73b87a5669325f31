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
};

// Who may sign in. Each function is one transaction. Not thread-safe.
class Users {
 public:
  // `database` must outlive this.
  explicit Users(Database& database) : database_(database) {}

  // `user` without id. Throws Error{config} when the name is empty, has characters that are not
  // shown, or looks like one that is taken, and when the password is too short.
  void add(const User& user, std::string_view password);
  // By name.
  [[nodiscard]] std::vector<User> list();
  // Both end the user's sessions. Throw Error{config} when there is no such user.
  void set_password(std::string_view name, std::string_view password);
  void disable(std::string_view name);

  // Empty when the name, the password or both are wrong, or the user is disabled: which of them
  // neither the answer nor the time it takes tells.
  [[nodiscard]] std::optional<User> with_password(std::string_view name, std::string_view password);

 private:
  Database& database_;
};

}  // namespace rosett
