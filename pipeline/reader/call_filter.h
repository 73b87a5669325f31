#pragma once

namespace rosett {

// Lets this process make the system calls on the short list in call_filter.cpp from now on, and no
// others: those fail with EPERM. Opening files for reading is among them only where
// `files_are_guarded` by another layer. Needs no_new_privs. False on a kernel without seccomp
// filters; throws Error{internal} when the kernel has them and refuses.
[[nodiscard]] bool filter_calls(bool files_are_guarded);

}  // namespace rosett
