#pragma once

#include "core/page.h"
#include "core/text.h"

namespace rosett {

// Of the Latin script, with marks or without; no digit, sign or blank.
[[nodiscard]] inline bool is_latin_letter(const Symbol& symbol) {
  const std::u32string signs = to_codepoints(symbol.text);
  if (signs.empty()) return false;
  const char32_t sign = signs.front();
  if (sign < 0x80) return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
  return sign >= 0xC0 && sign < 0x250 && sign != 0xD7 && sign != 0xF7;  // no × or ÷
}

}  // namespace rosett
