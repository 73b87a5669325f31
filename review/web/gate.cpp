#include <algorithm>
#include <thread>

#include "core/digest.h"
#include "core/error.h"
#include "review/web/routes.h"
#include "store/passwords.h"
#include "store/sessions.h"

// Who gets in. Everything is decided here, before any handler runs.
namespace rosett::web {
namespace {

// Four requests weigh on the disk at once; the others wait for them in order.
constexpr int kConnections = 4;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return text;
}

bool is_ours(const SiteSettings& settings, const std::string& host) {
  return std::ranges::find(settings.hosts, lower(host)) != settings.hosts.end();
}

// Against DNS rebinding (Host) and other sites' pages (Origin): a browser sends the latter with
// every request that changes something.
bool comes_from_here(const SiteSettings& settings, const Request& request) {
  if (!is_ours(settings, request.header("host"))) return false;
  const std::string origin = request.header("origin");
  if (origin.empty()) return request.method == "GET";
  const auto scheme = origin.find("://");
  return scheme != std::string::npos && is_ours(settings, origin.substr(scheme + 3));
}

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

struct Admitted {
  std::optional<Answer> refused;
  Found found;
  User user;
  std::string token;
};

Admitted admit(const SiteSettings& settings, Database& database, const Request& request) {
  Admitted admitted;
  const auto refuse = [&](int status, std::string_view why) {
    admitted.refused = refusal(status, why);
    return admitted;
  };
  if (!comes_from_here(settings, request)) return refuse(403, "Sidan nås inte på det sättet.");
  admitted.found = find_route(request.method, request.path);
  if (admitted.found.route == nullptr) return refuse(404, "Sidan finns inte.");
  if (admitted.found.route->access == Access::anyone) return admitted;
  admitted.token = request.cookie(cookie_name(settings));
  auto user = Sessions(database).find(admitted.token, now());
  if (!user) return refuse(401, "Logga in.");
  admitted.user = std::move(*user);
  if (request.method != "GET" &&
      !same_secret(request.header("x-rosett-token"), csrf_token(admitted.token)))
    return refuse(403, "Sidan är för gammal. Ladda om den.");
  if (!has_right(admitted.user.role, admitted.found.route->right))
    return refuse(403, "Du har inte rätt att göra det.");
  if (admitted.found.route->access == Access::everywhere && !admitted.user.stadsdelar.empty())
    return refuse(403, "Det gäller alla stadsdelar, och du ser bara vissa.");
  return admitted;
}

// The world in the way is tried again; what was asked wrongly is said.
int status_of(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::io:
      return 503;
    case ErrorKind::internal:
      return 500;
    default:
      return 422;
  }
}

}  // namespace

std::string csrf_token(std::string_view session_token) {
  const std::string text = "csrf " + std::string(session_token);
  return sha256_hex({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

// With __Host- the browser itself holds it to TLS and this host.
std::string_view cookie_name(const SiteSettings& settings) {
  return settings.https ? "__Host-rosett" : "rosett";
}

Site::Site(SiteSettings settings)
    : settings_(std::move(settings)),
      connections_(settings_.database, kConnections),
      pace_(static_cast<int>(std::thread::hardware_concurrency())) {}

std::optional<Answer> Site::refused(const Request& request) {
  try {
    const auto lease = connections_.take();
    return admit(settings_, lease.database(), request).refused;
  } catch (const Error& error) {
    return refusal(status_of(error), error.what());
  }
}

// Whose session it claims to be: with a false one nothing comes but a refusal.
Answer Site::answer(const Request& request) {
  const std::string who = request.cookie(cookie_name(settings_));
  std::this_thread::sleep_for(pace_.begin(who, Pace::Clock::now()));
  const auto began = processor_time();
  Answer answer = answer_at_once(request);
  pace_.end(who, processor_time() - began, Pace::Clock::now());
  return answer;
}

Answer Site::answer_at_once(const Request& request) {
  try {
    const auto lease = connections_.take();
    const Admitted admitted = admit(settings_, lease.database(), request);
    if (admitted.refused) return *admitted.refused;
    Visit visit{*this,         lease.database(), request,
                admitted.user, admitted.token,   admitted.found.numbers};
    return admitted.found.route->handle(visit);
  } catch (const Error& error) {
    const std::string advice = error.advice().empty() ? "" : " " + error.advice();
    return refusal(status_of(error), error.what() + advice);
  } catch (const std::exception&) {
    return refusal(500, "Något oväntat hände. Försök igen, eller rapportera felet.");
  }
}

Author Visit::author() const { return {user.name, "granska", now()}; }

void Visit::note_look(const std::string& about) const {
  if (!about.empty()) Audit(database).note(author(), "look", {about});
}

}  // namespace rosett::web
