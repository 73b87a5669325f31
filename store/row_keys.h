#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document.h"

namespace rosett {

// Where a row stood when the same bytes were read before.
struct FormerRow {
  std::string key;
  int page{};
  Box box;
};

// Which of the former rows each fresh one stands in the place of (same page, half of the lower
// one's height in common): places in the two lists, former first, none of either twice. The better
// match goes first; depends on the arguments alone.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> same_places(
    const std::vector<FormerRow>& former, const std::vector<FormerRow>& fresh);

// What the keys of all rows in these bytes begin with.
[[nodiscard]] std::string_view row_key_prefix(std::string_view sha256);

// Names every row of the documents in one file. A row that stands where a former one stood
// (same_places) takes over its key; other rows get new keys that none of the former ones had.
// Depends on the arguments alone.
void assign_row_keys(std::string_view sha256, std::vector<Document>& documents,
                     const std::vector<FormerRow>& former);

}  // namespace rosett
