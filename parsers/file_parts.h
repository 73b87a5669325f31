#pragma once

#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "parsers/file_split.h"
#include "parsers/interpretation.h"
#include "parsers/page_view.h"
#include "parsers/template_choice.h"

// The documents of one file, between the split of its pages and their reading.
namespace rosett {

struct FilePart {
  PageGroup group;
  std::vector<PageView> views;         // in printed order; they point at the file's pages
  std::vector<const PageText*> again;  // sheets that were scanned twice, the later ones
  std::vector<int> blank;              // numbers of the pages without print behind its pages
  std::vector<TemplateScore> scores;   // of all templates
};

// Blank pages are left out. `pages` and `library` must outlive the parts.
[[nodiscard]] std::vector<FilePart> parts_of(const std::vector<PageText>& pages,
                                             const Library& library);

// Reads the part with the template that fits best; without one it becomes type okand.
[[nodiscard]] Document read_part(const FilePart& part, const Library& library);

[[nodiscard]] PageInfo info_of(const PageText& page);

}  // namespace rosett
