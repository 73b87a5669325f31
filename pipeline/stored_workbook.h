#pragma once

#include "review/workbook_source.h"
#include "store/database.h"
#include "store/documents.h"

namespace rosett {

// The workbook's content out of the store.
class StoredWorkbook final : public WorkbookSource {
 public:
  // `database` must outlive this. `alive` is called now and then while it is asked for content.
  StoredWorkbook(
      Database& database, DocumentFilter filter, std::function<void()> alive = [] {})
      : documents_(database), filter_(std::move(filter)), alive_(std::move(alive)) {}

  void for_each_document(const std::function<void(const Document&)>& use) const override;
  [[nodiscard]] std::vector<std::uint8_t> page_image(const Document& document,
                                                     int page) const override;

 private:
  mutable Documents documents_;
  DocumentFilter filter_;
  std::function<void()> alive_;
};

}  // namespace rosett
