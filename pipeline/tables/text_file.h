#pragma once

#include <string_view>

// What a file that is no document on pages may be, by its first bytes.
namespace rosett {

// Lines of characters in some encoding that has ASCII in it. Never pages: PDF, PostScript, RTF and
// markup have lines too.
[[nodiscard]] bool is_text(std::string_view bytes);

// Throws Error{unsupported} for a file that only somebody with a key can read: PGP, in characters
// or in packets, and Office documents with a password.
void refuse_encrypted(std::string_view bytes);

}  // namespace rosett
