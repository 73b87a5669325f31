#include "parsers/interpretation.h"

#include "parsers/file_parts.h"

namespace rosett {
namespace {

// A file without print is a document too: somebody put it in the scanner.
Document empty_document(const std::vector<PageText>& pages) {
  Document document;
  document.deviations.push_back({"okand_dokumenttyp", Severity::fel, 0, "",
                                 "Det finns inget tryck på sidorna. Skanna om med rätt sida upp.",
                                 ""});
  for (const PageText& page : pages) document.pages.push_back(info_of(page));
  return document;
}

}  // namespace

std::vector<Document> interpret_pages(const std::vector<PageText>& pages, const Library& library) {
  std::vector<Document> documents;
  for (const FilePart& part : parts_of(pages, library)) {
    documents.push_back(read_part(part, library));
  }
  if (documents.empty()) documents.push_back(empty_document(pages));
  if (documents.size() > 1) {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      documents[i].part = static_cast<int>(i) + 1;
    }
  }
  return documents;
}

}  // namespace rosett
