#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace rosett {

enum class Sending {
  fresh,       // "ny": the row leaves for the first time
  correction,  // "rattelse": it has left before, with other values or refused
  withdrawal   // "makulering": it has left, and has been rejected since or is no longer there
};
[[nodiscard]] std::string_view to_string(Sending sending);

struct RowState {
  const std::string& key;
  const std::string& content;  // core/row_content.h
  bool approved{}, rejected{};
};

// As what the row is to leave for the case system now; empty: it is not. Depends on what left last
// under its key, and on whether that was refused.
[[nodiscard]] std::optional<Sending> sending_due(Database& database, const RowState& row);

// That a row has left, and what the case system said to it.
struct SentRow {
  std::string key;
  long long batch{};
  std::string kind, by;
  std::chrono::sys_seconds at;
  std::optional<bool> taken;  // empty: no receipt has come
  std::string reason;         // why it was refused
};
// Of all rows in these bytes, by batch and key.
[[nodiscard]] std::vector<SentRow> sent_rows(Database& database, std::string_view sha256);

}  // namespace rosett
