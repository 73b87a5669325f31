#include "pipeline/reader/sandbox.h"

#include <array>
#include <cerrno>
#include <memory>

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/error.h"

namespace rosett {
namespace {

// What the C++ runtime, the allocator and the decoders need, and no more. Everything else fails
// with EPERM: a library that asks for a socket is told no, it need not die of it.
constexpr std::array kAllowed{SCMP_SYS(read),
                              SCMP_SYS(readv),
                              SCMP_SYS(pread64),
                              SCMP_SYS(write),
                              SCMP_SYS(writev),
                              SCMP_SYS(recvmsg),
                              SCMP_SYS(recvfrom),
                              SCMP_SYS(sendmsg),
                              SCMP_SYS(sendto),
                              SCMP_SYS(close),
                              SCMP_SYS(lseek),
                              SCMP_SYS(fstat),
                              SCMP_SYS(newfstatat),
                              SCMP_SYS(stat),
                              SCMP_SYS(lstat),
                              SCMP_SYS(statx),
                              SCMP_SYS(access),
                              SCMP_SYS(faccessat),
                              SCMP_SYS(faccessat2),
                              SCMP_SYS(readlink),
                              SCMP_SYS(getdents64),
                              SCMP_SYS(poll),
                              SCMP_SYS(ppoll),
                              SCMP_SYS(mmap),
                              SCMP_SYS(munmap),
                              SCMP_SYS(mremap),
                              SCMP_SYS(mprotect),
                              SCMP_SYS(madvise),
                              SCMP_SYS(brk),
                              SCMP_SYS(futex),
                              SCMP_SYS(rt_sigreturn),
                              SCMP_SYS(rt_sigaction),
                              SCMP_SYS(rt_sigprocmask),
                              SCMP_SYS(sigaltstack),
                              SCMP_SYS(clock_gettime),
                              SCMP_SYS(clock_getres),
                              SCMP_SYS(clock_nanosleep),
                              SCMP_SYS(nanosleep),
                              SCMP_SYS(gettimeofday),
                              SCMP_SYS(getrandom),
                              SCMP_SYS(getpid),
                              SCMP_SYS(gettid),
                              SCMP_SYS(tgkill),
                              SCMP_SYS(sched_yield),
                              SCMP_SYS(sched_getaffinity),
                              SCMP_SYS(getrusage),
                              SCMP_SYS(uname),
                              SCMP_SYS(sysinfo),
                              SCMP_SYS(set_robust_list),
                              SCMP_SYS(rseq),
                              SCMP_SYS(membarrier),
                              SCMP_SYS(getcwd),
                              SCMP_SYS(exit),
                              SCMP_SYS(exit_group)};

[[noreturn]] void fail(const char* layer) {
  throw Error(ErrorKind::internal,
              std::string("Läsarens skydd (") + layer + ") kunde inte sättas upp.",
              "Kör rosett doctor; läsaren startar inte utan sitt skydd.");
}

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  if (setrlimit(resource, &both) != 0) fail("resursgränser");
}

void set_limits(const SandboxLimits& limits) {
  limit(RLIMIT_AS, limits.address_space_bytes);
  limit(RLIMIT_CORE, 0);   // a core would hold page images
  limit(RLIMIT_FSIZE, 0);  // no file grows by its hand
  constexpr rlim_t kOpenFiles = 64;
  limit(RLIMIT_NOFILE, kOpenFiles);
}

int landlock_abi() {
  return static_cast<int>(
      syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
}

void allow_reading_below(int ruleset, const std::string& folder) {
  const int at = open(folder.c_str(), O_PATH | O_CLOEXEC);
  if (at < 0) return;  // not on this machine: then nothing below it needs reading
  const landlock_path_beneath_attr rule{
      .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
      .parent_fd = at};
  const bool added =
      syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
  close(at);
  if (!added) fail("Landlock");
}

bool set_landlock(const SandboxLimits& limits) {
  if (landlock_abi() < 1) return false;
  // Every right of ABI 1: from execute to making device nodes.
  constexpr std::uint64_t kAllOfAbi1 = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  const landlock_ruleset_attr attributes{.handled_access_fs = kAllOfAbi1};
  const int ruleset =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (ruleset < 0) fail("Landlock");
  for (const std::string& folder : limits.readable) allow_reading_below(ruleset, folder);
  const bool restricted = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(ruleset);
  if (!restricted) fail("Landlock");
  return true;
}

// Opening for reading alone is let through to Landlock, which knows which folders.
void allow_opening(scmp_filter_ctx filter) {
  constexpr scmp_datum_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  const int ok = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                                  SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, 0));
  if (ok != 0) fail("seccomp");
}

// Reading flags and the table of descriptors is harmless; changing who gets signals is not.
void allow_looking(scmp_filter_ctx filter) {
  for (const int command : {F_GETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC})
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1,
                         SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(command))) != 0)
      fail("seccomp");
  // prlimit64 to read a limit (no new value); the allocator asks for the stack's.
  if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0)) !=
      0)
    fail("seccomp");
}

bool set_seccomp(bool files_are_guarded) {
  const std::unique_ptr<void, decltype(&seccomp_release)> filter(
      seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release);
  if (!filter) return false;
  for (const int call : kAllowed)
    if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0) fail("seccomp");
  allow_looking(filter.get());
  if (files_are_guarded) allow_opening(filter.get());
  const int loaded = seccomp_load(filter.get());
  if (loaded == -EINVAL || loaded == -ENOSYS) return false;  // a kernel without filters
  if (loaded != 0) fail("seccomp");
  return true;
}

}  // namespace

SandboxLayers enter_sandbox(const SandboxLimits& limits) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail("no_new_privs");
  SandboxLayers layers;
  set_limits(limits);
  layers.limits = true;
  layers.landlock = set_landlock(limits);
  layers.seccomp = set_seccomp(layers.landlock);
  return layers;
}

}  // namespace rosett
