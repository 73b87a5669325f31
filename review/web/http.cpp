#include "review/web/http.h"

#include <nlohmann/json.hpp>

#include "core/text.h"

namespace rosett::web {

std::string Request::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

std::string Request::cookie(std::string_view name) const {
  for (const std::string& part : split(header("cookie"), ';')) {
    const std::string pair = single_line(part);
    const auto equals = pair.find('=');
    if (equals != std::string::npos && std::string_view(pair).substr(0, equals) == name)
      return pair.substr(equals + 1);
  }
  return {};
}

Answer refusal(int status, std::string_view message) {
  return {.status = status, .body = nlohmann::json{{"error", message}}.dump()};
}

}  // namespace rosett::web
