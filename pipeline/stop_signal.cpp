#include "pipeline/stop_signal.h"

#include <csignal>

#include <poll.h>
#include <sys/signalfd.h>

#include "core/error.h"

namespace rosett {

StopSignal::StopSignal() {
  sigset_t stops;
  ::sigemptyset(&stops);
  ::sigaddset(&stops, SIGTERM);
  ::sigaddset(&stops, SIGINT);
  const bool blocked = ::sigprocmask(SIG_BLOCK, &stops, nullptr) == 0;
  signals_ = Fd(::signalfd(-1, &stops, SFD_CLOEXEC | SFD_NONBLOCK));
  if (!blocked || !signals_.valid())
    throw Error(ErrorKind::internal, "Tjänsten kunde inte ta emot signaler.");
}

// The signal is left unread, so that it stays readable for whoever waits next.
bool StopSignal::came() const {
  pollfd watched{signals_.get(), POLLIN, 0};
  return ::poll(&watched, 1, 0) > 0;
}

}  // namespace rosett
