#include "pipeline/reader/call_filter.h"

#include <array>
#include <cerrno>
#include <initializer_list>
#include <memory>

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/reader/sandbox.h"

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
                              SCMP_SYS(munmap),
                              SCMP_SYS(mremap),
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

class Filter {
 public:
  // Whatever no rule allows is refused.
  Filter() : filter_(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release) {}

  void allow(int call, std::initializer_list<scmp_arg_cmp> when = {}) {
    const auto count = static_cast<unsigned>(when.size());
    if (seccomp_rule_add_array(filter_.get(), SCMP_ACT_ALLOW, call, count, when.begin()) != 0)
      refuse_to_start("seccomp");
  }

  // False on a kernel without filters.
  [[nodiscard]] bool load() const {
    const int loaded = seccomp_load(filter_.get());
    if (loaded == -EINVAL || loaded == -ENOSYS) return false;
    if (loaded != 0) refuse_to_start("seccomp");
    return true;
  }

 private:
  std::unique_ptr<void, decltype(&seccomp_release)> filter_;
};

// Memory, but none from which foreign bytes could run as a program: all code is loaded by now.
void allow_memory(Filter& filter) {
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    filter.allow(call, {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
}

// Reading flags and the table of descriptors is harmless; changing who gets signals is not.
void allow_looking(Filter& filter) {
  for (const int command : {F_GETFL, F_GETFD, F_SETFD, F_DUPFD_CLOEXEC})
    filter.allow(SCMP_SYS(fcntl), {SCMP_A1(SCMP_CMP_EQ, static_cast<scmp_datum_t>(command))});
  // prlimit64 to read a limit (no new value); the allocator asks for the stack's.
  filter.allow(SCMP_SYS(prlimit64), {SCMP_A2(SCMP_CMP_EQ, 0)});
}

// abort() signals the process itself; nobody else is to get a signal.
void allow_aborting(Filter& filter) {
  filter.allow(SCMP_SYS(tgkill), {SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()))});
}

// Opening for reading alone is let through to Landlock, which knows which folders.
void allow_opening(Filter& filter) {
  constexpr scmp_datum_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  filter.allow(SCMP_SYS(openat), {SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, 0)});
}

}  // namespace

bool filter_calls(bool files_are_guarded) {
  Filter filter;
  for (const int call : kAllowed) filter.allow(call);
  allow_memory(filter);
  allow_looking(filter);
  allow_aborting(filter);
  if (files_are_guarded) allow_opening(filter);
  return filter.load();
}

}  // namespace rosett
