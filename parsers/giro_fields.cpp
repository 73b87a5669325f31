#include "parsers/giro_fields.h"

#include <algorithm>
#include <optional>

#include "core/identifiers.h"
#include "parsers/giro_line.h"
#include "parsers/kind_text.h"
#include "parsers/two_readings.h"

namespace rosett {
namespace {

constexpr double kProvedScore = 1.0;
constexpr double kUnprovedScore = 0.2;  // confirms what a label leads to, and rivals nothing

double weakest(const std::vector<Word>& words) {
  double weakest = 1;
  for (const Word& word : words) weakest = std::min(weakest, static_cast<double>(word.confidence));
  return weakest;
}

std::string figures_in(const std::vector<Word>& words) {
  std::string figures;
  for (const Word& word : words) figures += digits_of(with_digits(word.text));
  return figures;
}

// Nothing but its figures tells on such a line.
void compare_readers(const std::vector<Word>& words, Evidence& evidence) {
  evidence.engine = weakest(words);
  const auto again = seen_again(words);
  if (!again) return;
  evidence.second = again->empty() ? 0 : weakest(*again);
  evidence.agrees = figures_in(words) == figures_in(*again);
}

void add(const std::optional<GiroPart>& part, const std::string& name, std::size_t page,
         const PageView& view, const Template& rules, FieldSearch& search) {
  const auto rule = std::ranges::find(rules.fields, name, &FieldRule::name);
  if (!part || rule == rules.fields.end()) return;
  Reading reading;
  reading.kind = rule->kind;
  reading.value = part->value;
  reading.text = joined_text(view, part->words);
  reading.page = view.page->page;
  reading.box = joined_box(view, part->words);
  compare_readers(words_of(view, part->words), reading.evidence);
  reading.confidence = reading.evidence.engine;
  reading.evidence.exact = part->proved;
  reading.evidence.check_digit = part->proved;
  search.places.push_back({static_cast<std::size_t>(rule - rules.fields.begin()),
                           page,
                           part->words,
                           {{rule->outputs.front(), std::move(reading)}},
                           part->proved ? kProvedScore : kUnprovedScore});
}

}  // namespace

void search_giro_lines(const std::vector<PageTables>& pages, const Template& rules,
                       FieldSearch& search) {
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const PageView& view = pages[page].view;
    for (const TextLine& line : view.lines) {
      const auto found = giro_line(view, line);
      if (!found) continue;
      add(found->reference, rules.giro.reference, page, view, rules, search);
      add(found->amount, rules.giro.amount, page, view, rules, search);
      add(found->bankgiro, rules.giro.bankgiro, page, view, rules, search);
      add(found->plusgiro, rules.giro.plusgiro, page, view, rules, search);
    }
  }
}

}  // namespace rosett
