#include "parsers/example_labels.h"

#include <algorithm>
#include <iterator>

#include "core/identifiers.h"
#include "core/text.h"
#include "parsers/field_value.h"
#include "parsers/kinds.h"
#include "parsers/phrases.h"
#include "parsers/slot_values.h"

namespace rosett {
namespace {

constexpr double kAbove = 2.4;            // em from a value up to its label
constexpr std::size_t kMostWords = 4;     // of a label
constexpr std::size_t kLeastLetters = 2;  // bytes of a label

struct Run {
  std::string text;
  Box box;
  std::size_t words{};
};

// Runs that wide gaps part; "Datum: 2020-02-08" is two.
std::vector<Run> runs_of(const PageView& view, const TextLine& line) {
  std::vector<Run> runs;
  for (std::size_t from = 0; from < line.words.size();) {
    std::size_t to = from + 1;
    const auto ends = [&](std::size_t at) {
      return view.words[static_cast<std::size_t>(line.words[at - 1])].text.ends_with(':');
    };
    while (to < line.words.size() && !stands_apart(view, line, to) && !ends(to)) ++to;
    const std::span<const int> words(line.words.data() + from, to - from);
    runs.push_back({joined_text(view, words), joined_box(view, words), to - from});
    from = to;
  }
  return runs;
}

bool may_label(const Run& run) {
  return digits_of(run.text).empty() && run.words <= kMostWords && run.text.size() >= kLeastLetters;
}

// Beside the value on its line, or above it.
std::string label_of(const PageView& view, std::size_t line, const std::vector<Run>& runs,
                     std::size_t at) {
  if (at > 0 && may_label(runs[at - 1])) return runs[at - 1].text;
  if (line == 0) return {};
  for (const Run& above : runs_of(view, view.lines[line - 1]))
    if (overlap_x(above.box, runs[at].box) > 0 && may_label(above) &&
        runs[at].box.top - above.box.top < kAbove * view.em + above.box.height())
      return above.text;
  return {};
}

bool was_read(const Document& read, int page, const Box& box) {
  const auto holds = [&](const Field& field) {
    return field.reading.page == page && overlap_x(field.reading.box, box) > 0 &&
           overlap_y(field.reading.box, box) > 0;
  };
  return std::ranges::any_of(read.fields, holds) ||
         std::ranges::any_of(
             read.rows, [&](const Row& row) { return std::ranges::any_of(row.fields, holds); });
}

std::string without_colon(std::string label) {
  while (!label.empty() && (label.back() == ':' || label.back() == ' ')) label.pop_back();
  return label;
}

std::vector<std::string> labels_on(const PageView& view, std::size_t line, const FieldRule& rule,
                                   const Document& read) {
  std::vector<std::string> labels;
  const std::vector<Run> runs = runs_of(view, view.lines[line]);
  for (std::size_t at = 0; at < runs.size(); ++at) {
    if (likeness(rule.kind, runs[at].text) < kListed) continue;
    if (was_read(read, view.page->page, runs[at].box)) continue;
    std::string label = without_colon(label_of(view, line, runs, at));
    if (!label.empty()) labels.push_back(std::move(label));
  }
  return labels;
}

std::vector<std::string> candidates(const std::vector<PageView>& views, const FieldRule& rule,
                                    const Document& read) {
  std::vector<std::string> labels;
  for (const PageView& view : views) {
    for (std::size_t i = 0; i < view.lines.size(); ++i)
      std::ranges::move(labels_on(view, i, rule, read), std::back_inserter(labels));
  }
  return labels;
}

}  // namespace

std::map<std::string, std::vector<std::string>> example_labels(const std::vector<PageView>& views,
                                                               const Template& rules,
                                                               const Document& read) {
  std::map<std::string, std::vector<std::string>> labels;
  for (const FieldRule& rule : rules.fields) {
    const Reading* reading = find_field(read.fields, rule.outputs.front());
    if (!rule.required || is_free_form(rule.kind) || (reading != nullptr && reading->value))
      continue;
    std::vector<std::string> found = candidates(views, rule, read);
    if (found.size() == 1) labels[rule.name] = std::move(found);
  }
  return labels;
}

}  // namespace rosett
