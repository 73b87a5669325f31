#include "pipeline/reader/confinement.h"

#include <csignal>

#include <sys/prctl.h>

#include "core/error.h"

namespace rosett {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

}  // namespace

SandboxLayers confine(std::int64_t memory_bytes) {
  // Not dumpable: neither cores nor other processes of the same user get at a document's memory.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::prctl(PR_SET_DUMPABLE, 0) != 0)
    throw Error(ErrorKind::internal, "Läsaren kunde inte begränsa sig själv.");
  if (kSanitized) return {};
  SandboxLimits limits;
  limits.address_space_bytes = static_cast<std::uint64_t>(memory_bytes);
  return enter_sandbox(limits);
}

}  // namespace rosett
