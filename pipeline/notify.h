#pragma once

#include <string>
#include <string_view>

namespace rosett {

// Tells systemd how the service fares, by the protocol of sd_notify(3): a datagram to the socket
// that $NOTIFY_SOCKET names. Without that variable, nothing is told. Never fails: a service that
// cannot tell how it fares still fares. Not thread-safe.
class Notifier {
 public:
  Notifier();

  void ready() { tell("READY=1"); }
  void stopping() { tell("STOPPING=1"); }
  // Feeds the watchdog; call it often, and only where work goes on.
  void alive() { tell("WATCHDOG=1"); }
  // One line for `systemctl status`; counts alone.
  void status(std::string_view line);

 private:
  void tell(std::string_view message) const;

  std::string socket_;  // empty: nobody listens
  std::string last_status_;
};

}  // namespace rosett
