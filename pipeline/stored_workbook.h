#pragma once

#include "review/workbook_source.h"
#include "review/workbook_veil.h"
#include "store/database.h"
#include "store/documents.h"
#include "store/sight.h"

namespace rosett {

// The workbook's content out of the store.
class StoredWorkbook final : public WorkbookSource {
 public:
  // `database` must outlive this. `protected_too`: persons with skyddade uppgifter are shown as all
  // others. `alive` is called now and then while it is asked for content.
  StoredWorkbook(
      Database& database, DocumentFilter filter, bool protected_too,
      std::function<void()> alive = [] {});

  void for_each_document(const std::function<void(const Document&)>& use) const override;
  [[nodiscard]] std::vector<std::uint8_t> page_image(const Document& document,
                                                     int page) const override;

 private:
  mutable Documents documents_;
  DocumentFilter filter_;
  User reader_;  // of the workbook
  Sight sight_;
  mutable WorkbookVeil veil_;
  std::function<void()> alive_;
};

}  // namespace rosett
