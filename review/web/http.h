#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a request asks and how it is answered, without the library that carries both.
namespace rosett::web {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;  // GET or POST
  std::string path;    // without the query
  std::map<std::string, std::string> query;
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  // Empty when it is not there.
  [[nodiscard]] std::string header(const std::string& name) const;
  [[nodiscard]] std::string cookie(std::string_view name) const;
};

struct Answer {
  int status{200};
  std::string type{"application/json"};
  std::string body{};
  Pairs headers{};
};

// A JSON answer, {"error": …}: one Swedish sentence that says what to do.
[[nodiscard]] Answer refusal(int status, std::string_view message);

}  // namespace rosett::web
