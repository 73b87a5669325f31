#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "parsers/text_layout.h"
#include "parsers/toml_reader.h"

// Parts of a text layout's template; for text_layout_loading.cpp alone.
namespace rosett {

// One of a few words that a key may have, the first where it is absent.
template <class Choice, std::size_t count>
Choice choice_of(const TomlReader& reader, std::string_view key,
                 const std::array<std::pair<std::string_view, Choice>, count>& choices) {
  const std::string text = reader.text_or(key, choices.front().first);
  std::string known;
  for (const auto& [word, choice] : choices) {
    if (word == text) return choice;
    known += fmt::format("{}\"{}\"", known.empty() ? "" : ", ", word);
  }
  reader.refuse(key, fmt::format("\"{}\" ska vara {}.", key, known));
}

enum class Cut { at_separators, by_width };

// The spot that the keys field, or start and length, tell, within a line of `width`.
[[nodiscard]] TextSpot spot_of(const TomlReader& reader, Cut cut, int width);

// One entry of `values`.
[[nodiscard]] TextValue text_value_of(const TomlReader& reader, Cut cut, int width);

}  // namespace rosett
