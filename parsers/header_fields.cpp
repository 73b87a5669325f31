#include "parsers/header_fields.h"

#include <algorithm>
#include <deque>

#include "parsers/giro_fields.h"
#include "parsers/label_values.h"
#include "parsers/line_roles.h"
#include "parsers/unlabelled_values.h"

namespace rosett {
namespace {

// Nothing there is of the whole document.
bool is_of_rows(LineRole role) {
  return role == LineRole::row || role == LineRole::more || role == LineRole::group;
}

// Lines outside rows and headings.
std::vector<bool> free_lines(const PageTables& page) {
  std::vector<bool> free(page.view.lines.size(), true);
  for (const Table& table : page.tables) {
    for (std::size_t i = table.header.first_line; !table.continued && i <= table.header.last_line;
         ++i)
      free[i] = false;
    for (const BodyLine& line : table.lines)
      if (is_of_rows(line.role)) free[line.line] = false;
  }
  return free;
}

class PageSearch {
 public:
  PageSearch(std::size_t page, const PageTables& tables, const Template& rules,
             const Vocabulary& vocabulary, const KindContext& context, FieldSearch& result)
      : page_(page),
        tables_(tables),
        rules_(rules),
        context_(context),
        labels_(tables.view, vocabulary),
        places_(page, tables.view, rules, context, result),
        unlabelled_(page, tables, labels_, vocabulary, rules, context, places_) {}

  void run() {
    const std::vector<bool> free = free_lines(tables_);
    for (std::size_t line = 0; line < free.size(); ++line) {
      if (!free[line]) continue;
      for (const Phrase& phrase : labels_.phrases(line))
        search_label(page_, tables_.view, labels_, rules_, context_, line, phrase, places_);
      unlabelled_.search_patterns(line);
    }
    unlabelled_.search_totals();
  }

  void search_unlabelled(std::size_t rule) {
    if (rules_.fields[rule].unlabelled == Unlabelled::letterhead)
      unlabelled_.search_letterhead(rule);
    else
      unlabelled_.search_alone(rule);
  }

 private:
  std::size_t page_;
  const PageTables& tables_;
  const Template& rules_;
  const KindContext& context_;
  PageLabels labels_;
  FieldPlaces places_;
  UnlabelledSearch unlabelled_;
};

Vocabulary vocabulary_of(const Template& rules) {
  Vocabulary labels;
  for (std::size_t i = 0; i < rules.fields.size(); ++i) {
    for (const std::string& text : rules.fields[i].labels) labels.add(text, label_target(i, false));
    for (const std::string& text : rules.fields[i].labels_above)
      labels.add(text, label_target(i, true));
  }
  for (const std::string& text : rules.other_labels)
    labels.add(text, label_target(rules.fields.size(), false));
  return labels;
}

bool has_place(const FieldSearch& search, std::size_t rule) {
  return std::ranges::find(search.places, rule, &FieldPlace::rule) != search.places.end();
}

// The rule's own label was seen, and what stands beside it does not read: what stands alone may be
// another's.
bool has_unread(const FieldSearch& search, std::size_t rule) {
  return std::ranges::any_of(search.labels, [rule](const FoundLabel& label) {
    return label.rule == rule && !label.words.empty();
  });
}

}  // namespace

FieldSearch search_fields(const std::vector<PageTables>& pages, const Template& rules,
                          const KindContext& context) {
  const Vocabulary vocabulary = vocabulary_of(rules);
  FieldSearch result;
  std::deque<PageSearch> searches;  // each holds references to its own parts
  for (std::size_t page = 0; page < pages.size(); ++page)
    searches.emplace_back(page, pages[page], rules, vocabulary, context, result).run();
  search_giro_lines(pages, rules, result);
  for (std::size_t rule = 0; rule < rules.fields.size(); ++rule) {
    if (rules.fields[rule].unlabelled == Unlabelled::no || searches.empty()) continue;
    if (has_place(result, rule)) continue;
    const std::size_t known = result.places.size();
    searches.front().search_unlabelled(rule);
    if (!has_unread(result, rule)) continue;
    for (std::size_t i = known; i < result.places.size(); ++i) contest(result.places[i].fields);
  }
  return result;
}

}  // namespace rosett
