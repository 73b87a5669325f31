#include "pipeline/reader/confinement.h"

#include <array>
#include <csignal>
#include <cstdint>

#include <iconv.h>
#include <sys/prctl.h>

#include "core/error.h"

namespace rosett {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

// Poppler turns the text of a PDF into UTF-8 by iconv, whose tables are files: loaded while files
// may be opened, and held for good. Without them a text layer would have no words.
void load_encodings() {
  static const std::array held{::iconv_open("UTF-8", "UTF-16"), ::iconv_open("UTF-16", "UTF-8")};
  for (auto* each : held)
    // iconv_open's documented failure is minus one made a pointer.
    if (reinterpret_cast<std::intptr_t>(each) == -1)
      throw Error(ErrorKind::internal, "Teckentabellerna (iconv) kunde inte läsas.",
                  "Installera paketet libc-bin på nytt.");
}

}  // namespace

SandboxLayers confine(const SandboxLimits& limits) {
  // Not dumpable: neither cores nor other processes of the same user get at a document's memory.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || ::prctl(PR_SET_DUMPABLE, 0) != 0)
    throw Error(ErrorKind::internal, "Läsaren kunde inte begränsa sig själv.");
  load_encodings();
  if (kSanitized) return {};
  return enter_sandbox(limits);
}

}  // namespace rosett
