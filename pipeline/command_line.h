#pragma once

#include "pipeline/exit_code.h"

namespace rosett {

// The program `rosett`: reads the arguments, runs the command they name, and tells on stderr what
// went wrong. Throws nothing.
[[nodiscard]] ExitCode run_command_line(int argc, const char* const* argv);

}  // namespace rosett
