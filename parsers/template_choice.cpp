#include "parsers/template_choice.h"

#include <algorithm>
#include <set>

#include "parsers/phrases.h"
#include "parsers/table_header.h"

namespace rosett {
namespace {

struct HeadedPage {
  const PageView* view{};
  std::vector<TableHeader> headers;
};

// Identifying words before the pages' first tables: those in a table may tell anything.
std::set<int> words_on(const std::vector<HeadedPage>& pages, const Template& rules) {
  std::set<int> words;
  for (const HeadedPage& page : pages) {
    const auto& lines = page.view->lines;
    const std::size_t end = page.headers.empty() ? lines.size() : page.headers.front().first_line;
    for (std::size_t i = 0; i < end; ++i) {
      words.merge(targets_on(*page.view, lines[i], rules.words.identity));
    }
  }
  return words;
}

std::set<int> columns_on(const std::vector<HeadedPage>& pages) {
  std::set<int> columns;
  for (const HeadedPage& page : pages) {
    for (const TableHeader& header : page.headers) {
      for (const Heading& heading : header.headings) {
        for (const Slot& slot : heading.slots) columns.insert(slot.rule);
      }
    }
  }
  return columns;
}

TemplateScore score_template(const std::vector<const PageView*>& views, const Template& rules) {
  std::vector<HeadedPage> pages;
  for (const PageView* view : views) pages.push_back({view, find_headers(*view, rules)});
  TemplateScore result{&rules, 0, true, {}, {}};
  const std::set<int> found = words_on(pages, rules);
  const auto add = [&](const std::string& text, double weight) {
    const bool is_found = found.contains(static_cast<int>(result.words.size()));
    result.words.push_back({text, weight, is_found});
    return is_found;
  };
  for (const std::string& text : rules.identity.all_of) result.fits &= add(text, 0);
  for (const std::string& text : rules.identity.none_of) result.fits &= !add(text, 0);
  for (const WeightedWords& word : rules.identity.any_of) {
    if (add(word.text, word.weight)) result.score += word.weight;
  }
  for (const int column : columns_on(pages)) {
    result.headings.push_back(rules.columns[static_cast<std::size_t>(column)].name);
    result.score += rules.identity.heading_weight;
  }
  result.fits &= result.score >= rules.identity.threshold;
  return result;
}

}  // namespace

std::vector<TemplateScore> score_templates(const std::vector<const PageView*>& pages,
                                           const std::vector<Template>& templates) {
  std::vector<TemplateScore> scores;
  for (const Template& rules : templates) scores.push_back(score_template(pages, rules));
  return scores;
}

const Template* choose_template(const std::vector<TemplateScore>& scores) {
  const TemplateScore* best = nullptr;
  for (const TemplateScore& score : scores) {
    if (score.fits && (best == nullptr || score.score > best->score)) best = &score;
  }
  return best == nullptr ? nullptr : best->rules;
}

}  // namespace rosett
