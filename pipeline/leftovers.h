#pragma once

#include <filesystem>

namespace rosett {

// Removes the temporary files (.rosett-PID…, of core/durable_file.h and placing.h) that processes
// which were cut off have left in the folder and its subfolders. Those of running processes stay.
// What cannot be removed does no harm and is left.
void remove_leftovers(const std::filesystem::path& folder);

}  // namespace rosett
