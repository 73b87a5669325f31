#include "pipeline/reader/sandbox.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include "core/error.h"
#include "pipeline/reader/call_filter.h"
#include "pipeline/reader/file_guard.h"

namespace rosett {
namespace {

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit both{value, value};
  if (::setrlimit(resource, &both) != 0) refuse_to_start("resursgränser");
}

void set_limits(const SandboxLimits& limits) {
  constexpr rlim_t kOpenFiles = 64;
  limit(RLIMIT_AS, limits.address_space_bytes);
  limit(RLIMIT_CPU, limits.cpu_seconds);
  limit(RLIMIT_CORE, 0);   // a core would hold page images
  limit(RLIMIT_FSIZE, 0);  // no file grows by its hand
  limit(RLIMIT_NOFILE, kOpenFiles);
  limit(RLIMIT_NPROC, 0);  // seccomp forbids processes and threads to root too
  limit(RLIMIT_MEMLOCK, 0);
  limit(RLIMIT_MSGQUEUE, 0);
}

}  // namespace

void refuse_to_start(const char* layer) {
  throw Error(ErrorKind::internal,
              std::string("Läsarens skydd (") + layer + ") kunde inte sättas upp.",
              "Kör rosett doctor; läsaren startar inte utan sitt skydd.");
}

SandboxLayers enter_sandbox(const SandboxLimits& limits) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) refuse_to_start("no_new_privs");
  SandboxLayers layers{.privileges = true};
  set_limits(limits);
  layers.limits = true;
  layers.landlock = guard_files(limits.readable);
  layers.seccomp = filter_calls(layers.landlock > 0);
  return layers;
}

}  // namespace rosett
