#include "core/text.h"
#include "review/web/handlers.h"
#include "review/web/json.h"
#include "store/sessions.h"

namespace rosett::web {
namespace {

Json session_json(const User& user, const std::string& token) {
  Json rights = Json::array();
  for (const auto& [right, name] :
       {std::pair{Right::bring, "bring"}, std::pair{Right::decide, "decide"},
        std::pair{Right::govern, "govern"}})
    if (has_right(user.role, right)) rights.push_back(name);
  return {{"name", user.name},
          {"role", to_string(user.role)},
          {"rights", rights},
          {"stadsdelar", user.stadsdelar},
          {"sees_protected", user.sees_protected},
          {"token", csrf_token(token)}};
}

std::string cookie(const SiteSettings& settings, const std::string& token, long long seconds) {
  return std::string(cookie_name(settings)) + "=" + token + "; Path=/; HttpOnly; SameSite=Strict" +
         (settings.https ? "; Secure" : "") + "; Max-Age=" + std::to_string(seconds);
}

std::optional<User> weighed(Visit& visit, const std::string& name, const std::string& password) {
  const std::lock_guard one(visit.site.sign_in_limit().one_at_a_time());
  return Users(visit.database).with_password(name, password);
}

}  // namespace

Answer sign_in(Visit& visit) {
  const Json body = object_in(visit.request);
  const std::string name = text_in(body, "name");
  const std::string key = folded(name);
  SignInLimit& limit = visit.site.sign_in_limit();
  if (!limit.may_try(key, SignInLimit::Clock::now()))
    return refusal(429, "För många försök. Vänta en minut och försök igen.");
  const auto user = weighed(visit, name, text_in(body, "password"));
  if (!user) {
    limit.failed(key, SignInLimit::Clock::now());
    return refusal(401, "Namnet eller lösenordet stämmer inte.");
  }
  limit.succeeded(key);
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const std::string token = Sessions(visit.database).begin(*user, now);
  Answer answer = json_answer(session_json(*user, token));
  const long long seconds = std::chrono::seconds(Sessions::kLongest).count();
  answer.headers.emplace_back("Set-Cookie", cookie(visit.site.settings(), token, seconds));
  return answer;
}

Answer sign_out(Visit& visit) {
  Sessions(visit.database).end(visit.token);
  Answer answer = json_answer(Json::object());
  answer.headers.emplace_back("Set-Cookie", cookie(visit.site.settings(), "", 0));
  return answer;
}

Answer show_session(Visit& visit) { return json_answer(session_json(visit.user, visit.token)); }

}  // namespace rosett::web
