#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace rosett {

// Where a row stood when the same bytes were read before.
struct FormerRow {
  std::string key;
  int page{};
  Box box;
};

// What the keys of all rows in these bytes begin with.
[[nodiscard]] std::string_view row_key_prefix(std::string_view sha256);

// Names every row of the documents in one file. A row that stands where a former one stood (same
// page, half of the lower one's height in common) takes over its key; other rows get new keys that
// none of the former ones had. Depends on the arguments alone.
void assign_row_keys(std::string_view sha256, std::vector<Document>& documents,
                     const std::vector<FormerRow>& former);

}  // namespace rosett
