#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "parsers/kinds.h"
#include "parsers/template.h"

// From the words of a file's pages to typed documents: the whole of folder parsers seen from
// outside.
namespace rosett {

// Lists of words that templates share: "@name" in a list of words stands for the list `name`.
using SharedWords = std::map<std::string, std::vector<std::string>>;

struct Library {                    // everything under templates/, loaded and checked
  std::vector<Template> templates;  // of documents on pages
  std::vector<Template> workbooks, texts;
  std::vector<KodEntry> koder;
  std::vector<std::string> kommuner;  // as KindContext wants them
  SharedWords shared;
};

// Splits the pages of one file into documents (a new first page begins a new one), puts pages in
// their printed order, chooses a template for each, and reads fields and rows. Every page with
// print ends in exactly one document; what no template fits becomes type "okand" with deviation
// okand_dokumenttyp. Sets values, raw text, boxes, evidence, and the deviations that only the
// layout shows (falt_saknas, sida_saknas, sidordning, olasbar_sida); `file`, `sha256` and keys
// are the caller's. Deterministic. Never throws for what is on the pages.
[[nodiscard]] std::vector<Document> interpret_pages(const std::vector<PageText>& pages,
                                                    const Library& library);

}  // namespace rosett
