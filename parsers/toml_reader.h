#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "core/error.h"

// A TOML table read key by key, every fault told with file, line and column. For the .cpp files of
// the template loader alone: toml++ is heavy.
namespace rosett {

class TomlReader {
 public:
  TomlReader(const toml::table& table, std::string file) : table_(&table), file_(std::move(file)) {}

  // Refuses keys that are not named here.
  void allow(std::initializer_list<std::string_view> keys) const;

  [[nodiscard]] bool has(std::string_view key) const { return table_->contains(key); }
  [[nodiscard]] std::string text(std::string_view key) const;  // required, not empty
  [[nodiscard]] std::string text_or(std::string_view key, std::string_view fallback) const;
  [[nodiscard]] double number(std::string_view key, double fallback) const;
  [[nodiscard]] int whole(std::string_view key) const;  // required, from 1
  [[nodiscard]] bool flag(std::string_view key) const;  // absent: false
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;
  [[nodiscard]] TomlReader table(std::string_view key) const;  // absent: an empty one
  [[nodiscard]] std::vector<TomlReader> tables(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;

  // Throws Error{config} that points at the key's value, or at the table when it has no such key.
  [[noreturn]] void refuse(std::string_view key, const std::string& why) const;

 private:
  [[nodiscard]] const toml::node& required(std::string_view key) const;

  const toml::table* table_;
  std::string file_;
};

// Throws Error{config} with the place of the fault.
[[nodiscard]] toml::table parse_toml(std::string_view text, const std::string& file);

}  // namespace rosett
