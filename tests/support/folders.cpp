#include "tests/support/folders.h"

namespace rosett {

std::string source_folder() { return ROSETT_SOURCE_DIR; }
std::string bin_folder() { return ROSETT_BIN_DIR; }

}  // namespace rosett
