#include "pipeline/notify.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include <sys/socket.h>
#include <sys/un.h>

#include "pipeline/protocol/fd.h"

namespace rosett {

Notifier::Notifier() {
  if (const char* named = std::getenv("NOTIFY_SOCKET")) socket_ = named;
  // Readers get an environment of their own and so never speak for the service.
}

void Notifier::status(std::string_view line) {
  if (socket_.empty() || line == last_status_) return;
  last_status_ = line;
  tell("STATUS=" + last_status_);
}

void Notifier::tell(std::string_view message) const {
  sockaddr_un address{};
  if (socket_.empty() || socket_.size() >= sizeof address.sun_path) return;
  address.sun_family = AF_UNIX;
  std::copy(socket_.begin(), socket_.end(), std::begin(address.sun_path));
  if (address.sun_path[0] == '@') address.sun_path[0] = '\0';  // an abstract socket
  const Fd socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  if (!socket.valid()) return;
  const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_.size());
  static_cast<void>(::sendto(socket.get(), message.data(), message.size(), MSG_NOSIGNAL,
                             reinterpret_cast<const sockaddr*>(&address), length));
}

}  // namespace rosett
