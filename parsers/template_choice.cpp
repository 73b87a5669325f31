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

// The words before a page's first table tell what the document is; those in it may tell anything.
bool stands_before_table(const HeadedPage& page, const std::string& text, bool title) {
  Vocabulary vocabulary;  // of its own: a longer phrase must not hide a shorter one
  vocabulary.add(text, 0);
  const auto& lines = page.view->lines;
  const std::size_t end = page.headers.empty() ? lines.size() : page.headers.front().first_line;
  return std::any_of(
      lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(end), [&](const TextLine& line) {
        return std::ranges::any_of(
            find_phrases(*page.view, line, vocabulary),
            [&](const Phrase& phrase) { return !title || is_title(*page.view, line, phrase); });
      });
}

IdentityWord look_for(const std::vector<HeadedPage>& pages, const std::string& text, double weight,
                      bool title = false) {
  const bool found = std::any_of(pages.begin(), pages.end(), [&](const HeadedPage& page) {
    return stands_before_table(page, text, title);
  });
  return {text, weight, found};
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
  pages.reserve(views.size());
  for (const PageView* view : views) pages.push_back({view, find_headers(*view, rules)});
  TemplateScore result{&rules, 0, true, {}, {}};
  for (const std::string& text : rules.identity.all_of) {
    result.words.push_back(look_for(pages, text, 0));
    result.fits &= result.words.back().found;
  }
  for (const std::string& text : rules.identity.none_of) {
    result.words.push_back(look_for(pages, text, 0));
    result.fits &= !result.words.back().found;
  }
  for (const std::string& text : rules.identity.title_none_of) {
    result.words.push_back(look_for(pages, text, 0, true));
    result.fits &= !result.words.back().found;
  }
  for (const WeightedWords& word : rules.identity.any_of) {
    result.words.push_back(look_for(pages, word.text, word.weight, word.title));
    if (result.words.back().found) result.score += word.weight;
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
  scores.reserve(templates.size());
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
