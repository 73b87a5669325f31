#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "core/document.h"

namespace rosett {

// Where a workbook's content comes from: the store, or memory in tests.
class WorkbookSource {
 public:
  WorkbookSource() = default;
  WorkbookSource(const WorkbookSource&) = delete;
  WorkbookSource& operator=(const WorkbookSource&) = delete;
  virtual ~WorkbookSource() = default;

  // Hands over every document in the order of the export. Called several times, and must give
  // the same documents each time; one document at a time is held in memory.
  virtual void for_each_document(const std::function<void(const Document&)>& use) const = 0;

  // The archived image (JPEG or PNG) of the page with this number in document.pages; empty when
  // there is none.
  [[nodiscard]] virtual std::vector<std::uint8_t> page_image(const Document& document,
                                                             int page) const = 0;
};

}  // namespace rosett
