#include "pipeline/reader/file_guard.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "pipeline/protocol/fd.h"
#include "pipeline/reader/sandbox.h"

namespace rosett {
namespace {

// What later kernels take from us, by the version of the interface (ABI) that brought it. Debian
// 12's headers know the first two; the numbers are the kernel's for good (linux/landlock.h).
constexpr std::uint64_t kRefer = 1ULL << 13U;          // 2: to move files between folders
constexpr std::uint64_t kTruncate = 1ULL << 14U;       // 3
constexpr std::uint64_t kDeviceControl = 1ULL << 15U;  // 5
constexpr std::uint64_t kBindAndConnect = 0b11;        // 4: TCP
constexpr std::uint64_t kSocketsAndSignals = 0b11;     // 6: to processes outside the sandbox

// landlock_ruleset_attr as the kernel knows it from version 6; older ones take its beginning.
struct Ruleset {
  std::uint64_t files{};
  std::uint64_t network{};
  std::uint64_t others{};
};

struct Version {
  int abi;
  Ruleset adds;
};

constexpr std::array<Version, 6> kVersions{{
    {1, {.files = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1U) - 1}},  // from execute to making links
    {2, {.files = kRefer}},
    {3, {.files = kTruncate}},
    {4, {.network = kBindAndConnect}},
    {5, {.files = kDeviceControl}},
    {6, {.others = kSocketsAndSignals}},
}};

int kernel_abi() {
  return static_cast<int>(
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
}

Fd everything_forbidden(int abi) {
  Ruleset ruleset;
  for (const Version& version : kVersions) {
    if (version.abi > abi) break;
    ruleset.files |= version.adds.files;
    ruleset.network |= version.adds.network;
    ruleset.others |= version.adds.others;
  }
  // The kernel takes a longer structure than it knows when the rest is zero.
  Fd made(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &ruleset, sizeof ruleset, 0)));
  if (!made.valid()) refuse_to_start("Landlock");
  return made;
}

void allow_reading_below(const Fd& ruleset, const std::string& folder) {
  const Fd at(::open(folder.c_str(), O_PATH | O_CLOEXEC));
  if (!at.valid()) return;  // not on this machine: then nothing below it needs reading
  const landlock_path_beneath_attr rule{
      .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
      .parent_fd = at.get()};
  if (::syscall(SYS_landlock_add_rule, ruleset.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
    refuse_to_start("Landlock");
}

}  // namespace

int guard_files(const std::vector<std::string>& readable) {
  const int abi = kernel_abi();
  if (abi < 1) return 0;
  const Fd ruleset = everything_forbidden(abi);
  for (const std::string& folder : readable) allow_reading_below(ruleset, folder);
  if (::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) != 0) refuse_to_start("Landlock");
  return std::min(abi, kVersions.back().abi);
}

}  // namespace rosett
