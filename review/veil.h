#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "store/sight.h"

// A document as one user may see it.
namespace rosett {

// Rows of persons whom the user may not see are not shown at all; what else speaks of such a person
// is shown without what it says. Everything that is shown of a document goes through this.
class Veil {
 public:
  // Both must outlive this.
  Veil(const Sight& sight, const Document& document);
  // The rows that are hidden are known already.
  Veil(const Sight& sight, const Document& document, std::set<int> hidden)
      : sight_(sight), document_(document), hidden_(std::move(hidden)) {}

  [[nodiscard]] bool hides(const Row& row) const { return hidden_.contains(row.number); }
  [[nodiscard]] std::size_t hidden_rows() const { return hidden_.size(); }
  [[nodiscard]] const std::set<int>& hidden() const { return hidden_; }  // their numbers
  // Whether it is of a row that is hidden.
  [[nodiscard]] bool hides(const Deviation& deviation) const {
    return hidden_.contains(deviation.row);
  }

  // The name of the file, a text, a reading, a deviation: each as it may be shown.
  [[nodiscard]] std::string file() const;
  [[nodiscard]] std::string shown(const std::string& text) const;
  [[nodiscard]] Reading shown(Reading reading) const;
  [[nodiscard]] std::vector<Field> shown(std::vector<Field> fields) const;
  [[nodiscard]] Deviation shown(Deviation deviation) const;

 private:
  const Sight& sight_;
  const Document& document_;
  std::set<int> hidden_;  // numbers of rows
};

// Lines of print that name somebody whom the user may not see. What is printed in no row may do so
// all the same: letterheads, notes, tables that nobody knows.
[[nodiscard]] std::vector<Box> lines_about_others(const Sight& sight, const PageText& page);

}  // namespace rosett
