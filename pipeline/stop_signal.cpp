#include "pipeline/stop_signal.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "core/error.h"

namespace rosett {
namespace {

std::atomic<int> told{-1};  // the descriptor of the one StopSignal
static_assert(std::atomic<int>::is_always_lock_free, "used in a signal handler");

void tell(int /*signal*/) {
  const int before = errno;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = ::write(told.load(), &one, sizeof(one));
  errno = before;
}

bool handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  ::sigemptyset(&action.sa_mask);
  return ::sigaction(signal, &action, nullptr) == 0;
}

}  // namespace

StopSignal::StopSignal() : stops_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  told = stops_.get();
  if (!stops_.valid() || !handle(SIGTERM, tell) || !handle(SIGINT, tell))
    throw Error(ErrorKind::internal, "Tjänsten kunde inte ta emot signaler.");
}

StopSignal::~StopSignal() {
  handle(SIGTERM, SIG_DFL);
  handle(SIGINT, SIG_DFL);
  told = -1;
}

// The count is left unread, so that it stays readable for whoever waits next.
bool StopSignal::came() const {
  pollfd watched{stops_.get(), POLLIN, 0};
  return ::poll(&watched, 1, 0) > 0;
}

}  // namespace rosett
