#include "parsers/toml_reader.h"

#include <algorithm>

#include <fmt/format.h>

namespace rosett {
namespace {

constexpr const char* kAdvice = "Rätta filen; alla nycklar förklaras i templates/README.md.";

[[noreturn]] void refuse_at(const std::string& file, const toml::source_region& place,
                            const std::string& why) {
  throw Error(
      ErrorKind::config,
      fmt::format("{}, rad {}, kolumn {}: {}", file, place.begin.line, place.begin.column, why),
      kAdvice);
}

const toml::table& empty_table() {
  static const toml::table table;
  return table;
}

}  // namespace

void TomlReader::allow(std::initializer_list<std::string_view> keys) const {
  for (const auto& [key, node] : *table_) {
    if (std::find(keys.begin(), keys.end(), key.str()) != keys.end()) continue;
    refuse_at(file_, key.source(), fmt::format("nyckeln \"{}\" är okänd.", key.str()));
  }
}

void TomlReader::refuse(std::string_view key, const std::string& why) const {
  const toml::node* node = table_->get(key);
  refuse_at(file_, node != nullptr ? node->source() : table_->source(), why);
}

const toml::node& TomlReader::required(std::string_view key) const {
  const toml::node* node = table_->get(key);
  if (node == nullptr) refuse(key, fmt::format("nyckeln \"{}\" saknas.", key));
  return *node;
}

std::string TomlReader::text(std::string_view key) const {
  const auto value = required(key).value_exact<std::string>();
  if (!value || value->empty()) refuse(key, fmt::format("\"{}\" ska vara en text.", key));
  return *value;
}

std::string TomlReader::text_or(std::string_view key, std::string_view fallback) const {
  return has(key) ? text(key) : std::string(fallback);
}

double TomlReader::number(std::string_view key, double fallback) const {
  if (!has(key)) return fallback;
  const auto value = required(key).value<double>();
  if (!value) refuse(key, fmt::format("\"{}\" ska vara ett tal.", key));
  return *value;
}

int TomlReader::whole(std::string_view key) const {
  const auto value = required(key).value_exact<std::int64_t>();
  if (!value || *value < 1 || *value > 1'000'000) {
    refuse(key, fmt::format("\"{}\" ska vara ett heltal från 1.", key));
  }
  return static_cast<int>(*value);
}

bool TomlReader::flag(std::string_view key) const {
  if (!has(key)) return false;
  const auto value = required(key).value_exact<bool>();
  if (!value) refuse(key, fmt::format("\"{}\" ska vara true eller false.", key));
  return *value;
}

std::vector<std::string> TomlReader::texts(std::string_view key) const {
  std::vector<std::string> texts;
  if (!has(key)) return texts;
  const toml::array* array = required(key).as_array();
  if (array == nullptr) refuse(key, fmt::format("\"{}\" ska vara en lista av texter.", key));
  for (const toml::node& node : *array) {
    const auto value = node.value_exact<std::string>();
    if (!value || value->empty()) {
      refuse_at(file_, node.source(), fmt::format("\"{}\" ska vara en lista av texter.", key));
    }
    texts.push_back(*value);
  }
  return texts;
}

TomlReader TomlReader::table(std::string_view key) const {
  if (!has(key)) return {empty_table(), file_};
  const toml::table* table = required(key).as_table();
  if (table == nullptr) refuse(key, fmt::format("\"{}\" ska vara en tabell, [{}].", key, key));
  return {*table, file_};
}

std::vector<TomlReader> TomlReader::tables(std::string_view key) const {
  std::vector<TomlReader> tables;
  if (!has(key)) return tables;
  const toml::array* array = required(key).as_array();
  if (array == nullptr) refuse(key, fmt::format("\"{}\" ska vara tabeller, [[{}]].", key, key));
  for (const toml::node& node : *array) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      refuse_at(file_, node.source(), fmt::format("\"{}\" ska vara tabeller, [[{}]].", key, key));
    }
    tables.emplace_back(*table, file_);
  }
  return tables;
}

std::vector<std::string> TomlReader::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, node] : *table_) keys.emplace_back(key.str());
  return keys;
}

toml::table parse_toml(std::string_view text, const std::string& file) {
  try {
    return toml::parse(text, std::string_view(file));
  } catch (const toml::parse_error& error) {
    refuse_at(file, error.source(), std::string(error.description()));
  }
}

}  // namespace rosett
