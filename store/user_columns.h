#pragma once

#include <string_view>

#include "store/sql.h"
#include "store/users.h"

// Shared by users.cpp and sessions.cpp alone.
namespace rosett {

inline constexpr std::string_view kUserColumns =
    "u.id, u.name, u.role, u.sees_protected, u.stadsdelar, u.disabled, u.login";
inline constexpr int kUserColumnCount = 7;

// Those columns of the current row, from `first` on.
[[nodiscard]] User user_from(const Query& query, int first);

}  // namespace rosett
