#pragma once

namespace rosett {

// What every command returns to the shell; scripts rely on it.
enum class ExitCode { done = 0, failed = 1, usage = 2 };

}  // namespace rosett
