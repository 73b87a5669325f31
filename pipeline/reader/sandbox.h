#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rosett {

// What the reader may still do once it has loaded its models: compute, read the descriptors it is
// handed, answer on its socket, and look at font files (Poppler needs them for PDFs that embed
// none). No network, no new process, no writing or opening of anything else.
struct SandboxLimits {
  std::uint64_t address_space_bytes{2ULL << 30};
  std::uint64_t cpu_seconds{3600};  // of the process, however many documents it reads
  std::vector<std::string> readable{
      "/usr/share/fonts",      "/usr/share/fontconfig",  "/usr/share/poppler",    "/etc/fonts",
      "/var/cache/fontconfig", "/usr/local/share/fonts", "/usr/share/ghostscript"};
};

// Which layers hold on this kernel; `rosett doctor` shows it.
struct SandboxLayers {
  bool privileges{};  // no_new_privs: no program it starts could gain rights
  bool limits{};      // resource limits: memory, CPU, no core, no file growth
  int landlock{};     // files: only `readable`, and those read-only; its version, 0: not there
  bool seccomp{};     // system calls: the short list in call_filter.cpp
};

// Enters the sandbox for good; nothing leads out of it. Call before the first foreign byte and
// before any thread is started. A layer that the kernel lacks is left out and told; without
// Landlock opening files is forbidden altogether. Throws Error{internal} when a layer that the
// kernel has refuses to be set up.
[[nodiscard]] SandboxLayers enter_sandbox(const SandboxLimits& limits);

// For the layers: Error{internal} that names the one that could not be set up.
[[noreturn]] void refuse_to_start(const char* layer);

}  // namespace rosett
