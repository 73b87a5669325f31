#pragma once

#include <cstddef>
#include <vector>

#include "parsers/page_copy.h"
#include "parsers/page_identity.h"

// Which pages of a file belong together, and in which order they were printed.
namespace rosett {

struct PageGroup {
  std::vector<std::size_t> pages;  // indexes of the identities, in printed order
  bool reordered{};                // they were scanned in another order
  std::vector<int> missing;        // printed page numbers that are not there
  std::vector<std::size_t> again;  // indexes of pages that another one is the same sheet as
};

struct SplitPage {
  PageIdentity identity;
  std::vector<PageFigures> figures;
};

// A new document begins where another diarienummer stands, where the page says that it is of
// another kind, where page numbers begin again, where the stated number of pages changes, or is
// reached. Pages that say nothing follow the page before them; a page that lies among those of
// another document is taken back to its own. A sheet that was scanned twice counts once.
[[nodiscard]] std::vector<PageGroup> split_file(const std::vector<SplitPage>& pages);

}  // namespace rosett
