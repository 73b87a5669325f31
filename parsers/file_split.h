#pragma once

#include <cstddef>
#include <vector>

#include "parsers/page_identity.h"

// Which pages of a file belong together, and in which order they were printed.
namespace rosett {

struct PageGroup {
  std::vector<std::size_t> pages;  // indexes of the identities, in printed order
  bool reordered{};                // they were scanned in another order
  std::vector<int> missing;        // printed page numbers that are not there
};

// A new document begins where another diarienummer stands, where page numbers begin again, or
// where the stated number of pages changes. Pages that say nothing follow the page before them.
[[nodiscard]] std::vector<PageGroup> split_file(const std::vector<PageIdentity>& pages);

}  // namespace rosett
