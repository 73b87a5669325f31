#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/page_view.h"
#include "parsers/template.h"

// Which template a document gets, and why.
namespace rosett {

// One identifying phrase and whether it stands on the pages.
struct IdentityWord {
  std::string text;
  double weight{};
  bool found{};
};

struct TemplateScore {
  const Template* rules{};
  double score{};
  bool fits{};  // all of all_of, none of none_of, score at least the threshold
  std::vector<IdentityWord> words;
  std::vector<std::string> headings;  // names of the columns whose headings were found
};

// One for each template, in their order. `templates` must outlive the scores.
[[nodiscard]] std::vector<TemplateScore> score_templates(const std::vector<const PageView*>& pages,
                                                         const std::vector<Template>& templates);

// The best that fits; null when none does.
[[nodiscard]] const Template* choose_template(const std::vector<TemplateScore>& scores);

}  // namespace rosett
