#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "review/web/http.h"
#include "review/web/site.h"
#include "store/sight.h"
#include "store/users.h"

// Every way into the site, in one table: what is not in it does not exist, and who may take a way
// is written beside it.
namespace rosett::web {

// everywhere: for the signed in who are not limited to some stadsdelar, since it is about all of
// them.
enum class Access { anyone, signed_in, everywhere };

// One request on its way through, once it may take its route.
struct Visit {
  Site& site;
  Database& database;
  const Request& request;
  const User& user;                                       // nobody where the route is for anyone
  const std::string& token;                               // of the session
  std::map<std::string, long long, std::less<>> numbers;  // from the path, by name

  [[nodiscard]] Sight sight() const { return {database, user}; }
  // The user, now, for the audit trail.
  [[nodiscard]] Author author() const;
  // That the user has seen this person, row or document.
  void note_look(const std::string& about) const;
};

struct Route {
  std::string_view method;  // what is not GET carries the session's token in a header
  std::string_view path;    // {name} stands for a positive number
  Access access;
  Right right;
  Answer (*handle)(Visit&);
  std::string_view meaning;
};

[[nodiscard]] std::span<const Route> routes();

struct Found {
  const Route* route{};  // null: there is none
  std::map<std::string, long long, std::less<>> numbers;
};
[[nodiscard]] Found find_route(std::string_view method, std::string_view path);

// What a page must send back with everything that changes something; it follows from the session.
[[nodiscard]] std::string csrf_token(std::string_view session_token);

// The cookie that carries the session.
[[nodiscard]] std::string_view cookie_name(const SiteSettings& settings);

}  // namespace rosett::web
