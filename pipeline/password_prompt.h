#pragma once

#include <string>

namespace rosett {

// A new password: on a terminal asked for twice without being shown, else the first line of
// standard input; never an argument, which every user of the machine could see. Throws
// Error{config} when the two differ or nothing comes.
[[nodiscard]] std::string ask_for_new_password();

}  // namespace rosett
