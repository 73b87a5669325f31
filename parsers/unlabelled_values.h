#pragma once

#include <cstddef>
#include <span>

#include "parsers/field_places.h"
#include "parsers/label_key.h"
#include "parsers/page_labels.h"
#include "parsers/row_assembly.h"

namespace rosett {

// Values of a page that no label leads to: by the template's patterns, on the line of a sum, in the
// largest print, alone on their segment. Holds references.
class UnlabelledSearch {
 public:
  UnlabelledSearch(std::size_t page, const PageTables& tables, const PageLabels& labels,
                   const Vocabulary& vocabulary, const Template& rules, const KindContext& context,
                   FieldPlaces& places)
      : page_(page),
        tables_(tables),
        view_(tables.view),
        labels_(labels),
        vocabulary_(vocabulary),
        rules_(rules),
        context_(context),
        places_(places) {}

  // On each run of words without a wide gap, then on the whole line.
  void search_patterns(std::size_t line);
  // The last amount on a line of the document's sum.
  void search_totals();
  void search_letterhead(std::size_t rule);
  void search_alone(std::size_t rule);

 private:
  bool match(std::size_t line, std::size_t rule, std::span<const int> words,
             const Pattern& pattern);
  void add_alone(std::size_t line, std::size_t position, const std::vector<int>& run,
                 std::size_t rule);
  [[nodiscard]] bool beside_forbidden(std::size_t line, std::size_t rule) const;

  std::size_t page_;
  const PageTables& tables_;
  const PageView& view_;
  const PageLabels& labels_;
  const Vocabulary& vocabulary_;
  const Template& rules_;
  const KindContext& context_;
  FieldPlaces& places_;
};

}  // namespace rosett
