#pragma once

#include <string>
#include <vector>

namespace rosett {

// Takes from this process all access to files but reading below the folders `readable`, and what
// else this kernel's Landlock can take: TCP, sockets and signals to other processes. Descriptors
// that are open stay so. Needs no_new_privs. Returns the version (ABI) of Landlock that holds, 0 on
// a kernel without; throws Error{internal} when the kernel has it and refuses.
[[nodiscard]] int guard_files(const std::vector<std::string>& readable);

}  // namespace rosett
