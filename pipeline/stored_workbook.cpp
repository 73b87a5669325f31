#include "pipeline/stored_workbook.h"

namespace rosett {

void StoredWorkbook::for_each_document(const std::function<void(const Document&)>& use) const {
  documents_.for_each(filter_, [&](const Document& document) {
    alive_();
    use(document);
  });
}

std::vector<std::uint8_t> StoredWorkbook::page_image(const Document& document, int page) const {
  alive_();
  return documents_.page_image(document.sha256, page);
}

}  // namespace rosett
