#include "pipeline/notify.h"

#include <array>
#include <cstdlib>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "pipeline/backoff.h"
#include "pipeline/protocol/fd.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

// What systemd would hear.
class Listener {
 public:
  explicit Listener(const std::string& path)
      : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    EXPECT_EQ(::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address),
              0);
  }
  std::string next() {
    std::array<char, 256> text{};
    const ssize_t count = ::recv(socket_.get(), text.data(), text.size(), 0);
    return {text.data(), static_cast<std::size_t>(count > 0 ? count : 0)};
  }

 private:
  Fd socket_;
};

TEST(Notifier, TellsSystemd) {
  const testing::TemporaryFolder folder;
  const std::string path = folder.path() / "notify";
  Listener systemd(path);
  ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
  Notifier notifier;
  ::unsetenv("NOTIFY_SOCKET");
  notifier.ready();
  notifier.alive();
  notifier.status("1 väntar");
  notifier.status("1 väntar");
  notifier.stopping();
  EXPECT_EQ(systemd.next(), "READY=1");
  EXPECT_EQ(systemd.next(), "WATCHDOG=1");
  EXPECT_EQ(systemd.next(), "STATUS=1 väntar");
  EXPECT_EQ(systemd.next(), "STOPPING=1");
  EXPECT_EQ(systemd.next(), "");
}

TEST(Notifier, IsQuietWhereNobodyListens) {
  ::unsetenv("NOTIFY_SOCKET");
  Notifier notifier;
  notifier.ready();
}

TEST(Backoff, WaitsLongerAndLongerButNotForEver) {
  using namespace std::chrono_literals;
  EXPECT_EQ(wait_after(1), 250ms);
  EXPECT_EQ(wait_after(2), 500ms);
  EXPECT_EQ(wait_after(12), 5min);
  EXPECT_EQ(wait_after(1'000'000), 5min);
  Backoff backoff;
  const Backoff::Clock::time_point now{};
  EXPECT_TRUE(backoff.due(now));
  backoff.failed(now);
  EXPECT_FALSE(backoff.due(now + 249ms));
  EXPECT_TRUE(backoff.due(now + 250ms));
  backoff.succeeded();
  EXPECT_TRUE(backoff.due(now));
}

}  // namespace
}  // namespace rosett
