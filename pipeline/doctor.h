#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rosett {

enum class Verdict { ok, varning, fel };

// One thing that was looked at.
struct Finding {
  Verdict verdict{Verdict::ok};
  std::string what;    // Swedish: what was looked at, and what was found
  std::string advice;  // what to do; empty when there is nothing to do
};

// Looks at everything the service needs on this machine. Changes nothing but what any command
// does (folders are made where they are missing). A fault in one thing does not hide the others.
[[nodiscard]] std::vector<Finding> examine(const std::filesystem::path& data);

}  // namespace rosett
