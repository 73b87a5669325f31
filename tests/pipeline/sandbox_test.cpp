#include "pipeline/reader/sandbox.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>
#include <new>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.h"

namespace rosett {
namespace {

constexpr int kRefused = 42;
constexpr int kSucceeded = 43;
constexpr int kNoSandbox = 44;

// Runs `attempt` (true: it worked) in a child inside the sandbox; the child's exit code, or minus
// the signal that killed it.
int inside(const std::function<bool()>& attempt, const SandboxLimits& limits = {}) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      const SandboxLayers layers = enter_sandbox(limits);
      if (!layers.seccomp) _exit(kNoSandbox);
      _exit(attempt() ? kSucceeded : kRefused);
    } catch (const Error&) {
      _exit(kNoSandbox);
    }
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

struct Forbidden {
  const char* name;
  std::function<bool()> attempt;
};

class SandboxForbids : public testing::TestWithParam<Forbidden> {};

TEST_P(SandboxForbids, TheCall) { EXPECT_EQ(inside(GetParam().attempt), kRefused); }

bool opens(const char* path, int flags) { return open(path, flags, 0600) >= 0; }

INSTANTIATE_TEST_SUITE_P(
    Calls, SandboxForbids,
    testing::Values(
        Forbidden{"network", [] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }},
        Forbidden{"local_socket", [] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
        Forbidden{"fork", [] { return fork() >= 0; }},
        Forbidden{"exec",
                  [] {
                    execl("/bin/true", "true", nullptr);
                    return false;  // only reached when exec was refused
                  }},
        Forbidden{"read_secrets", [] { return opens("/etc/passwd", O_RDONLY); }},
        Forbidden{"read_itself", [] { return opens("/proc/self/environ", O_RDONLY); }},
        Forbidden{"create", [] { return opens("sandbox-was-here", O_WRONLY | O_CREAT); }},
        Forbidden{"write_existing", [] { return opens("/dev/null", O_WRONLY); }},
        Forbidden{"unlink", [] { return unlink("sandbox-was-here") == 0 || errno == ENOENT; }},
        Forbidden{"rename", [] { return rename("a", "b") == 0 || errno == ENOENT; }},
        Forbidden{"mkdir", [] { return mkdir("sandbox-was-here", 0700) == 0; }},
        Forbidden{"chdir", [] { return chdir("/") == 0; }},
        Forbidden{"signal_others", [] { return kill(getppid(), 0) == 0; }},
        Forbidden{"trace", [] { return ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; }}),
    [](const auto& forbidden) { return std::string(forbidden.param.name); });

TEST(Sandbox, LetsTheReaderCompute) {
  EXPECT_EQ(inside([] {
              const std::vector<char> memory(64U << 20U, 'x');
              return memory.back() == 'x';
            }),
            kSucceeded);
}

TEST(Sandbox, LimitsMemory) {
  SandboxLimits limits;
  limits.address_space_bytes = 256ULL << 20;
  EXPECT_EQ(inside(
                [] {
                  try {
                    const std::vector<char> memory(512U << 20U, 'x');
                    return memory.back() == 'x';
                  } catch (const std::bad_alloc&) {
                    return false;
                  }
                },
                limits),
            kRefused);
}

TEST(Sandbox, ShowsFontsAlone) {
  const auto folder = std::filesystem::temp_directory_path() / "rosett-sandbox-fonts";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.ttf") << "font";
  SandboxLimits limits;
  limits.readable = {folder};
  const std::string font = folder / "a.ttf";
  EXPECT_EQ(inside([&] { return opens(font.c_str(), O_RDONLY); }, limits), kSucceeded);
  EXPECT_EQ(inside([&] { return opens(font.c_str(), O_RDWR); }, limits), kRefused);
}

}  // namespace
}  // namespace rosett
