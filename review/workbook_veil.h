#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "store/sight.h"

namespace rosett {

// Documents as they may stand in a workbook that others than those with the right can open. Every
// row is there under its key, with kod, period, days and amounts, so that nothing is lost and sums
// tally; who the person is is left out of it, and so are pictures of the row. Whom the rows are
// about is told apart by number: «Skyddad person 3».
class WorkbookVeil {
 public:
  // `sight` must outlive this.
  explicit WorkbookVeil(const Sight& sight) : sight_(sight) {}

  // Of the same document the same each time.
  [[nodiscard]] Document shown(Document document);

 private:
  const std::set<int>& hidden_in(const Document& document);
  void cover(std::vector<Field>& fields);

  const Sight& sight_;
  std::map<long long, std::set<int>> hidden_;   // rows, by the document's id
  std::map<std::string, std::size_t> persons_;  // whom a number has been given, by name or number
};

// Whether a cell shows that something is left out: nobody has written there.
[[nodiscard]] bool is_veil(std::string_view cell);

}  // namespace rosett
