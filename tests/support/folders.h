#pragma once

#include <string>

namespace rosett {

// The repository's folder and that of the built programs, absolute. Not macros: their values differ
// from clone to clone, and a test file that had them on its command line could not be cached.
std::string source_folder();
std::string bin_folder();

}  // namespace rosett
