#include "pipeline/stored_workbook.h"

#include "core/error.h"
#include "review/veiled_page.h"
#include "store/protection.h"

namespace rosett {

StoredWorkbook::StoredWorkbook(Database& database, DocumentFilter filter, bool protected_too,
                               std::function<void()> alive)
    : documents_(database),
      filter_(std::move(filter)),
      reader_{.sees_protected = protected_too || !is_anybody_protected(database)},
      sight_(database, reader_),
      veil_(sight_),
      alive_(std::move(alive)) {}

void StoredWorkbook::for_each_document(const std::function<void(const Document&)>& use) const {
  documents_.for_each(filter_, [&](const Document& document) {
    alive_();
    if (sight_.shows_all())
      use(document);
    else
      use(veil_.shown(document));
  });
}

// `document` is as it is shown: whom its rows are about stands in the store.
std::vector<std::uint8_t> StoredWorkbook::page_image(const Document& document, int page) const {
  alive_();
  std::vector<std::uint8_t> image = documents_.page_image(document.sha256, page);
  if (image.empty() || sight_.shows_all()) return image;
  const auto whole = documents_.load(document.id);
  if (!whole || !sight_.shows_head(*whole)) return {};
  const std::vector<Box> hidden = hidden_on_page(sight_, documents_, *whole, page);
  if (hidden.empty()) return image;
  try {
    GrayImage picture = decode_page_image(image);
    blacken(picture, hidden);
    return encode_png(picture);
  } catch (const Error&) {
    return {};  // a broken picture must not cost the whole workbook
  }
}

}  // namespace rosett
