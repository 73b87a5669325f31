#include "pipeline/reader/sandbox.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <new>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/error.h"
#include "pipeline/reader/call_filter.h"
#include "pipeline/reader/file_guard.h"
#include "tests/support/sanitized.h"

namespace rosett {
namespace {

using testing::kSanitized;

constexpr int kRefused = 42;
constexpr int kSucceeded = 43;
constexpr int kNoSandbox = 44;

SandboxLimits usual_limits() {
  SandboxLimits limits;
  if (kSanitized) limits.address_space_bytes = RLIM_INFINITY;
  return limits;
}

// Runs `attempt` (true: it worked) in a child after `confine` (false: not on this kernel); the
// child's exit code, or minus the signal that killed it.
int confined(const std::function<bool()>& confine, const std::function<bool()>& attempt) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      if (!confine()) _exit(kNoSandbox);
      _exit(attempt() ? kSucceeded : kRefused);
    } catch (const Error&) {
      _exit(kNoSandbox);
    }
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int inside(const std::function<bool()>& attempt, const SandboxLimits& limits = usual_limits()) {
  return confined([&] { return enter_sandbox(limits).seccomp; }, attempt);
}

struct Forbidden {
  const char* name;
  std::function<bool()> attempt;
};

class SandboxForbids : public ::testing::TestWithParam<Forbidden> {};

TEST_P(SandboxForbids, TheCall) { EXPECT_EQ(inside(GetParam().attempt), kRefused); }

bool opens(const char* path, int flags) { return open(path, flags, 0600) >= 0; }

// Whether the kernel so much as looked at the call's arguments.
template <class... Arguments>
bool reaches(long call, Arguments... arguments) {
  return syscall(call, arguments...) >= 0 || errno != EPERM;
}

bool starts_a_thread() {
  pthread_t thread{};
  return pthread_create(
             &thread, nullptr, [](void*) -> void* { return nullptr; }, nullptr) == 0;
}

INSTANTIATE_TEST_SUITE_P(
    OfTheNetwork, SandboxForbids,
    ::testing::Values(Forbidden{"tcp", [] { return socket(AF_INET, SOCK_STREAM, 0) >= 0; }},
                      Forbidden{"udp6", [] { return socket(AF_INET6, SOCK_DGRAM, 0) >= 0; }},
                      Forbidden{"raw", [] { return socket(AF_PACKET, SOCK_RAW, 0) >= 0; }},
                      Forbidden{"netlink", [] { return socket(AF_NETLINK, SOCK_RAW, 0) >= 0; }},
                      Forbidden{"local", [] { return socket(AF_UNIX, SOCK_STREAM, 0) >= 0; }},
                      Forbidden{"connect", [] { return reaches(SYS_connect, 3, nullptr, 0); }},
                      Forbidden{"bind", [] { return reaches(SYS_bind, 3, nullptr, 0); }},
                      Forbidden{"listen", [] { return reaches(SYS_listen, 3, 1); }}),
    [](const auto& forbidden) { return std::string(forbidden.param.name); });

INSTANTIATE_TEST_SUITE_P(
    OfFiles, SandboxForbids,
    ::testing::Values(
        Forbidden{"read_secrets", [] { return opens("/etc/passwd", O_RDONLY); }},
        Forbidden{"read_itself", [] { return opens("/proc/self/environ", O_RDONLY); }},
        Forbidden{"list_root", [] { return opens("/", O_RDONLY | O_DIRECTORY); }},
        Forbidden{"create", [] { return opens("sandbox-was-here", O_WRONLY | O_CREAT); }},
        Forbidden{"nameless", [] { return opens("/tmp", O_RDWR | O_TMPFILE); }},
        Forbidden{"write_existing", [] { return opens("/dev/null", O_WRONLY); }},
        Forbidden{"openat2", [] { return reaches(SYS_openat2, AT_FDCWD, "/", nullptr, 0); }},
        Forbidden{"memfd", [] { return memfd_create("x", 0) >= 0; }},
        Forbidden{"truncate", [] { return reaches(SYS_truncate, "nowhere", 0L); }},
        Forbidden{"unlink", [] { return reaches(SYS_unlink, "nowhere"); }},
        Forbidden{"rename", [] { return reaches(SYS_rename, "nowhere", "b"); }},
        Forbidden{"link", [] { return reaches(SYS_link, "nowhere", "b"); }},
        Forbidden{"symlink", [] { return symlink("a", "sandbox-was-here") == 0; }},
        Forbidden{"mkdir", [] { return mkdir("sandbox-was-here", 0700) == 0; }},
        Forbidden{"mkfifo", [] { return mkfifo("sandbox-was-here", 0600) == 0; }},
        Forbidden{"chmod", [] { return reaches(SYS_chmod, "nowhere", 0777); }},
        Forbidden{"chown", [] { return reaches(SYS_chown, "nowhere", 0, 0); }},
        Forbidden{"chdir", [] { return chdir("/") == 0; }},
        Forbidden{"chroot", [] { return chroot("/") == 0; }},
        Forbidden{"mount", [] { return reaches(SYS_mount, "a", "b", "c", 0UL, nullptr); }},
        Forbidden{"ioctl", [] { return reaches(SYS_ioctl, 0, 0x5401, nullptr); }}),
    [](const auto& forbidden) { return std::string(forbidden.param.name); });

INSTANTIATE_TEST_SUITE_P(
    OfProcesses, SandboxForbids,
    ::testing::Values(
        Forbidden{"fork", [] { return fork() >= 0; }},
        Forbidden{"clone3", [] { return reaches(SYS_clone3, nullptr, 0); }},
        Forbidden{"thread", starts_a_thread},
        Forbidden{"exec",
                  [] {
                    execl("/bin/true", "true", nullptr);
                    return false;  // only reached when exec was refused
                  }},
        Forbidden{"execveat",
                  [] { return reaches(SYS_execveat, 3, "", nullptr, nullptr, AT_EMPTY_PATH); }},
        Forbidden{"signal_parent", [] { return kill(getppid(), SIGKILL) == 0; }},
        Forbidden{"signal_group", [] { return kill(0, SIGKILL) == 0; }},
        Forbidden{"signal_all", [] { return kill(-1, 0) == 0; }},
        Forbidden{"signal_thread_of_parent",
                  [] { return syscall(SYS_tgkill, getppid(), getppid(), SIGKILL) == 0; }},
        Forbidden{"queue_signal",
                  [] { return reaches(SYS_rt_sigqueueinfo, getppid(), SIGKILL, nullptr); }},
        Forbidden{"pidfd", [] { return syscall(SYS_pidfd_open, getppid(), 0) >= 0; }},
        Forbidden{"traced", [] { return reaches(SYS_ptrace, 0, 0, nullptr, nullptr); }},
        Forbidden{"trace_parent", [] { return reaches(SYS_ptrace, 16, getppid(), 0, 0); }},
        Forbidden{"read_parent",
                  [] { return reaches(SYS_process_vm_readv, getppid(), 0, 0, 0, 0, 0); }},
        Forbidden{"write_parent",
                  [] { return reaches(SYS_process_vm_writev, getppid(), 0, 0, 0, 0, 0); }},
        Forbidden{"leave_group", [] { return setsid() >= 0 || setpgid(0, 0) == 0; }}),
    [](const auto& forbidden) { return std::string(forbidden.param.name); });

bool maps_code() {
  return mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
         MAP_FAILED;
}

bool turns_memory_into_code() {
  void* memory = mmap(nullptr, 4096, PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return memory != MAP_FAILED && mprotect(memory, 4096, PROT_READ | PROT_EXEC) == 0;
}

bool raises_a_limit() {
  const rlimit more{RLIM_INFINITY, RLIM_INFINITY};
  return setrlimit(RLIMIT_FSIZE, &more) == 0;
}

INSTANTIATE_TEST_SUITE_P(
    OfTheKernel, SandboxForbids,
    ::testing::Values(Forbidden{"map_code", maps_code},
                      Forbidden{"make_code", turns_memory_into_code},
                      Forbidden{"raise_limits", raises_a_limit},
                      Forbidden{"dumpable", [] { return prctl(PR_SET_DUMPABLE, 1) == 0; }},
                      Forbidden{"change_user", [] { return reaches(SYS_setresuid, 0, 0, 0); }},
                      Forbidden{"namespaces", [] { return unshare(CLONE_NEWUSER) == 0; }},
                      Forbidden{"keys", [] { return reaches(SYS_keyctl, 0, 0, 0, 0, 0); }},
                      Forbidden{"bpf", [] { return reaches(SYS_bpf, 0, nullptr, 0); }},
                      Forbidden{"uring", [] { return reaches(SYS_io_uring_setup, 1, nullptr); }},
                      Forbidden{"userfaultfd", [] { return reaches(SYS_userfaultfd, 0); }},
                      Forbidden{"perf", [] { return reaches(SYS_perf_event_open, 0, 0, 0, 0, 0); }},
                      Forbidden{"another_filter", [] { return reaches(SYS_seccomp, 1, 0, 0); }}),
    [](const auto& forbidden) { return std::string(forbidden.param.name); });

TEST(Sandbox, LetsTheReaderCompute) {
  EXPECT_EQ(inside([] {
              const std::vector<char> memory(64U << 20U, 'x');
              return memory.back() == 'x';
            }),
            kSucceeded);
}

TEST(Sandbox, LetsTheReaderAbort) {
  EXPECT_EQ(inside([]() -> bool {
              signal(SIGABRT, SIG_DFL);
              raise(SIGABRT);
              return true;
            }),
            -SIGABRT);
}

TEST(Sandbox, LimitsTime) {
  SandboxLimits limits = usual_limits();
  limits.cpu_seconds = 1;
  EXPECT_EQ(inside(
                [] {
                  while (std::getenv("NEVER") == nullptr) {
                  }
                  return true;
                },
                limits),
            -SIGKILL);
}

// Each layer alone, for kernels that have but one of them.
TEST(Sandbox, TheFilterAloneForbidsOpening) {
  const auto filter = [] {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && filter_calls(false);
  };
  EXPECT_EQ(confined(filter, [] { return opens("/etc/passwd", O_RDONLY); }), kRefused);
  EXPECT_EQ(confined(filter, [] { return opens("/usr/share/fonts", O_RDONLY); }), kRefused);
}

TEST(Sandbox, LandlockAloneForbidsWhatItCan) {
  if (confined([] { return true; }, [] { return guard_files({}) > 0; }) != kSucceeded)
    return;  // a kernel without; SandboxForbids has shown that the filter does without it
  const auto guard = [] {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && guard_files({"/usr/share"}) > 0;
  };
  EXPECT_EQ(confined(guard, [] { return opens("/etc/passwd", O_RDONLY); }), kRefused);
  EXPECT_EQ(confined(guard, [] { return opens("/dev/null", O_WRONLY); }), kRefused);
  EXPECT_EQ(confined(guard, [] { return mkdir("sandbox-was-here", 0700) == 0; }), kRefused);
  EXPECT_EQ(confined(guard, [] { return opens("/usr/share", O_RDONLY); }), kSucceeded);
}

TEST(Sandbox, LimitsMemory) {
  SandboxLimits limits = usual_limits();
  if (!kSanitized) limits.address_space_bytes = 256ULL << 20;
  EXPECT_EQ(inside(
                [] {
                  if (kSanitized) return false;
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
  SandboxLimits limits = usual_limits();
  limits.readable = {folder};
  const std::string font = folder / "a.ttf";
  EXPECT_EQ(inside([&] { return opens(font.c_str(), O_RDONLY); }, limits), kSucceeded);
  EXPECT_EQ(inside([&] { return opens(font.c_str(), O_RDWR); }, limits), kRefused);
}

}  // namespace
}  // namespace rosett
