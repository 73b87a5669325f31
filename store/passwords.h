#pragma once

#include <string>
#include <string_view>

// Passwords and tokens, by libsodium.
namespace rosett {

inline constexpr std::size_t kShortestPassword = 12;  // code points

// Argon2id (RFC 9106) with a salt of its own and costs that take some tenths of a second and
// 64 MiB; the text holds all that is needed to compare. Throws Error{io} when memory is short.
[[nodiscard]] std::string password_hash(std::string_view password);

// Whether `hash` was made from this password. Takes as long whatever the answer.
[[nodiscard]] bool is_password(std::string_view password, const std::string& hash);

// 256 random bits as 64 hexadecimal digits.
[[nodiscard]] std::string random_token();

// Without telling by the time it takes where two texts of the same length part.
[[nodiscard]] bool same_secret(std::string_view a, std::string_view b);

}  // namespace rosett
