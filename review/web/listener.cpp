#include "review/web/listener.h"

#include <thread>

#include <httplib.h>
#include <sys/socket.h>

#include "core/error.h"
#include "review/web/connection_queue.h"

// The one file that knows cpp-httplib.
namespace rosett::web {
namespace {

constexpr const char* kAddress = "127.0.0.1";
constexpr int kMostThreads = 512;
constexpr int kBacklog = 256;  // the library's own is 5: a burst of tabs would wait a second
constexpr std::size_t kJsonBytes = 32 << 20;  // a register pasted for import
constexpr time_t kKeepAliveSeconds = 5;
constexpr std::size_t kKeepAliveRequests = 1'000;
constexpr time_t kReadSeconds = 10;

// What no page of ours needs is forbidden: nothing from elsewhere, nothing inline, no frame.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
    " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

class Queue final : public httplib::TaskQueue {
 public:
  void enqueue(std::function<void()> connection) override { queue_.add(std::move(connection)); }
  void shutdown() override { queue_.finish(); }

 private:
  ConnectionQueue queue_{kMostThreads};
};

class Server final : public httplib::Server {
 public:
  void lengthen_backlog() { ::listen(svr_sock_, kBacklog); }
};

std::string lower(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

Request request_from(const httplib::Request& given) {
  Request request{given.method == "HEAD" ? "GET" : given.method, given.path, {}, {}, {}};
  for (const auto& [name, value] : given.params) request.query[name] = value;
  // Of two headers with one name the first counts for nobody: both are refused as one odd value.
  for (const auto& [name, value] : given.headers) {
    std::string& kept = request.headers[lower(name)];
    kept += (kept.empty() ? "" : ", ") + value;
  }
  return request;
}

void send(const Answer& answer, httplib::Response& response) {
  response.status = answer.status;
  for (const auto& [name, value] : answer.headers) response.set_header(name, value);
  response.set_content(answer.body, answer.type);
}

// The body is taken in only once its head has been let through; what is refused is read past, so
// that the connection's next request begins where it should.
void receive(Site& site, const httplib::Request& given, httplib::Response& response,
             const httplib::ContentReader& read) {
  Request request = request_from(given);
  const auto refused = site.refused(request);
  const std::size_t most = request.path == "/api/files" ? site.settings().file_bytes : kJsonBytes;
  bool too_large = false;
  read([&](const char* bytes, std::size_t count) {
    too_large = too_large || request.body.size() + count > most;
    if (!refused && !too_large) request.body.append(bytes, count);
    return true;
  });
  if (refused) return send(*refused, response);
  if (too_large)
    return send(refusal(413, "Filen är för stor. Lägg den i inkorgens mapp."), response);
  send(site.answer(request), response);
}

void configure(Server& server, Site& site) {
  server.new_task_queue = [] { return new Queue; };
  server.set_keep_alive_timeout(kKeepAliveSeconds);
  server.set_keep_alive_max_count(kKeepAliveRequests);
  server.set_read_timeout(kReadSeconds);
  server.set_tcp_nodelay(true);
  server.set_payload_max_length(std::max(kJsonBytes, site.settings().file_bytes));
  server.set_default_headers({{"Content-Security-Policy", kPolicy},
                              {"X-Content-Type-Options", "nosniff"},
                              {"Referrer-Policy", "no-referrer"},
                              {"Cross-Origin-Opener-Policy", "same-origin"},
                              {"Cross-Origin-Resource-Policy", "same-origin"},
                              {"Cache-Control", "no-store"}});
  server.Get(".*", [&site](const httplib::Request& given, httplib::Response& response) {
    send(site.answer(request_from(given)), response);
  });
  server.Post(
      ".*", [&site](const httplib::Request& given, httplib::Response& response,
                    const httplib::ContentReader& read) { receive(site, given, response, read); });
}

}  // namespace

struct Listener::State {
  Server server;
  int port{};
  std::thread thread;
};

Listener::Listener(Site& site, int port) : state_(std::make_unique<State>()) {
  configure(state_->server, site);
  if (port == 0) {
    state_->port = state_->server.bind_to_any_port(kAddress);
  } else {
    state_->port = state_->server.bind_to_port(kAddress, port) ? port : -1;
  }
  if (state_->port < 0)
    throw Error(ErrorKind::config, "Porten " + std::to_string(port) + " är upptagen.",
                "Välj en annan under [serve] i rosett.toml, eller stoppa den som har den.");
  state_->server.lengthen_backlog();
  state_->thread = std::thread([this] { state_->server.listen_after_bind(); });
  while (!state_->server.is_running()) std::this_thread::yield();
}

Listener::~Listener() {
  state_->server.stop();
  state_->thread.join();
}

int Listener::port() const { return state_->port; }

}  // namespace rosett::web
