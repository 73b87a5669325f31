#include "parsers/table_header.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "core/middle.h"
#include "parsers/heading_items.h"
#include "parsers/heading_stack.h"
#include "parsers/phrases.h"

namespace rosett {
namespace {

constexpr std::size_t kMostLines = 6;       // of one header block
constexpr std::size_t kLeastColumns = 3;    // named, for a header to be one
constexpr double kLeastNamed = 0.5;         // of the heading groups that must be known
constexpr double kLineDistance = 2.5;       // em between the tops of one block's lines
constexpr double kAcross = 0.8;             // of the lower line that a ruled line spans
constexpr double kUnnamedCost = 0.6;        // of a named column, when blocks are compared
constexpr double kLineGain = 0.1;           // a block takes in lines that only add to its headings
constexpr double kLineCost = 0.05;          // and no other needless line
constexpr double kTitleHeight = 1.7;        // em; a comma's or a ring's word is 1.3
constexpr std::size_t kWordsOfProse = 9;    // with nothing but blanks between them
constexpr std::size_t kDigitsOfValues = 4;  // a word with so many digits is no heading

// Of all that stands once in a document.
Vocabulary labels_of(const Template& rules) {
  Vocabulary labels;
  for (const std::string& label : rules.other_labels) labels.add(label, 0);
  for (const FieldRule& field : rules.fields)
    for (const std::string& label : field.labels) labels.add(label, 0);
  return labels;
}

// A stamp's date may stand beside headings.
bool holds_values(const PageView& view, const TextLine& line) {
  const auto values = std::ranges::count_if(line.words, [&](int word) {
    return digits_of(view.words[static_cast<std::size_t>(word)].text).size() >= kDigitsOfValues;
  });
  return values > 1 || 2 * values >= static_cast<std::ptrdiff_t>(line.words.size());
}

// Print much larger than the page's.
bool is_title(const PageView& view, const TextLine& line) {
  std::vector<int> heights;
  heights.reserve(line.words.size());
  for (const int word : line.words)
    heights.push_back(view.words[static_cast<std::size_t>(word)].box.height());
  return middle_of(std::move(heights)) > kTitleHeight * view.em;
}

// Running text: more words in a row than headings side by side have.
bool is_prose(const PageView& view, const TextLine& line) {
  std::size_t run = 1;
  for (std::size_t i = 1; i < line.words.size(); ++i) {
    run = gap_before(view, line, i) < view.blank ? run + 1 : 1;
    if (run >= kWordsOfProse) return true;
  }
  return false;
}

// All columns that a table of the template must have; some templates ask for none.
bool has_all_required(const std::set<int>& named, const Template& rules) {
  bool any = false;
  for (std::size_t i = 0; i < rules.columns.size(); ++i) {
    if (!rules.columns[i].required) continue;
    if (!named.contains(static_cast<int>(i))) return false;
    any = true;
  }
  return any;
}

std::optional<TableHeader> block_of(std::size_t first, std::size_t last,
                                    const std::vector<std::vector<HeadingItem>>& items,
                                    const Vocabulary& headings, const Template& rules) {
  std::vector<HeadingItem> all;
  for (std::size_t i = first; i <= last; ++i) {
    all.insert(all.end(), items[i].begin(), items[i].end());
  }
  TableHeader block;
  block.first_line = first;
  block.last_line = last;
  std::vector<HeadingStack> stacks;
  bool has_levels = false;
  for (auto& column : stacked_items(all)) {
    stacks.emplace_back(std::move(column), headings);
    has_levels |= stacks.back().has_levels();
  }
  std::set<int> named;
  std::set<std::size_t> unexplained;  // lines with words that name nothing
  std::size_t unnamed = 0;
  for (const HeadingStack& stack : stacks) {
    Heading heading = stack.heading(has_levels);
    if (heading.slots.empty()) ++unnamed;
    for (const std::size_t line : stack.unexplained(has_levels)) unexplained.insert(line);
    for (const Slot& slot : heading.slots) {
      named.insert(slot.rule);
      block.levels = std::max(block.levels, slot.level + 1);
    }
    block.headings.push_back(std::move(heading));
  }
  const auto count = static_cast<double>(named.size());
  const std::size_t columns = block.headings.size() - unnamed;
  const bool enough =
      columns >= kLeastColumns || (columns > 1 && unnamed == 0 && has_all_required(named, rules));
  const auto missing = static_cast<double>(unnamed);
  if (!enough || count < kLeastNamed * (count + missing)) return std::nullopt;
  std::ranges::sort(block.headings, {}, [](const Heading& heading) { return heading.box.left; });
  // Columns count beside the kinds, so that a line that joins two columns gains nothing.
  block.score = (count + static_cast<double>(columns)) / 2 - kUnnamedCost * missing;
  for (std::size_t line = first + 1; line <= last; ++line) {
    block.score += unexplained.contains(line) ? -kLineCost : kLineGain;
  }
  return block;
}

bool holds_words(const Heading& heading, const Template& rules) {
  return std::ranges::all_of(heading.slots, [&](const Slot& slot) {
    const Kind kind = rules.columns[static_cast<std::size_t>(slot.rule)].kind;
    return kind == Kind::name || kind == Kind::text;
  });
}

bool has_all(const Heading& heading, const Heading& other) {
  return !other.slots.empty() && std::ranges::all_of(other.slots, [&](const Slot& slot) {
    return std::ranges::find(heading.slots, slot) != heading.slots.end();
  });
}

// Neighbours that name the same words are one column: "Namn på  individ", or surnames and given
// names apart.
void join_names(std::vector<Heading>& headings, const Template& rules) {
  for (std::size_t i = 0; i + 1 < headings.size();) {
    Heading& left = headings[i];
    const Heading& right = headings[i + 1];
    if (!holds_words(right, rules) || !has_all(left, right)) {
      ++i;
      continue;
    }
    left.box = united(left.box, right.box);
    headings.erase(headings.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }
}

// Of most of its words: a mark beside them may be taller.
int top_of(const PageView& view, const TextLine& line) {
  std::vector<int> tops;
  tops.reserve(line.words.size());
  for (const int word : line.words)
    tops.push_back(view.words[static_cast<std::size_t>(word)].box.top);
  return middle_of(std::move(tops));
}

bool close_below(const PageView& view, std::size_t line) {
  const int apart = top_of(view, view.lines[line]) - top_of(view, view.lines[line - 1]);
  const Box& above = view.lines[line - 1].box;
  const Box& below = view.lines[line].box;
  const int width = std::max(above.width(), below.width());
  // The headings end at a ruled line across the table.
  const bool ruled = std::ranges::any_of(view.page->rulings, [&](const Box& ruling) {
    return ruling.center_y() > above.center_y() && ruling.center_y() < below.center_y() &&
           ruling.height() < view.em && ruling.width() >= width &&
           overlap_x(ruling, below) > kAcross * below.width();
  });
  return apart < kLineDistance * view.em && !ruled;
}

// Labels over the values of the whole document, side by side: "Exkl. moms  Momsbelopp  Att betala",
// or before them: "Antal ärenden: 50".
bool is_label_line(const PageView& view, const TextLine& line, const Vocabulary& labels,
                   const Vocabulary& headings) {
  const std::vector<Phrase> named = find_phrases(view, line, labels);
  const std::size_t columns = find_phrases(view, line, headings).size();
  const auto text = [&](std::size_t at) -> const std::string& {
    return view.words[static_cast<std::size_t>(line.words[at])].text;
  };
  const auto has_colon = [&](const Phrase& label) { return text(label.last).ends_with(':'); };
  const bool has_value = std::ranges::any_of(named, [&](const Phrase& label) {
    return has_colon(label) && label.last + 1 < line.words.size() &&
           !digits_of(text(label.last + 1)).empty();
  });
  return has_value || (std::ranges::any_of(named, has_colon) && named.size() >= columns) ||
         (named.size() >= kLeastColumns && named.size() > columns);
}

// "Typ BIF" right below the headings: a group's code behind its label, and nothing else.
bool is_group_line(const PageView& view, const TextLine& line, const Template& rules,
                   const Vocabulary& headings) {
  static const RE2 code(R"(\p{Lu}[\p{Lu}\d-]+)");
  static const RE2 label(R"(.*\p{Ll}.*)");
  const std::vector<Phrase> named = find_phrases(view, line, headings);
  if (named.size() != 1 || named[0].first != 0 || named[0].last + 1 >= line.words.size())
    return false;
  const auto text = [&](std::size_t at) -> const std::string& {
    return view.words[static_cast<std::size_t>(line.words[at])].text;
  };
  return rules.columns[static_cast<std::size_t>(named[0].target)].kind == Kind::kod &&
         RE2::FullMatch(text(0), label) && RE2::FullMatch(text(named[0].last + 1), code);
}

// The first line with headings of several columns, or 0.
std::size_t first_headings(const PageView& view, const Vocabulary& headings) {
  const auto found = std::ranges::find_if(view.lines, [&](const TextLine& line) {
    return find_phrases(view, line, headings).size() >= kLeastColumns;
  });
  return found == view.lines.end() ? 0 : static_cast<std::size_t>(found - view.lines.begin());
}

// Every run of lines that could be a table's headings.
std::vector<TableHeader> find_blocks(const PageView& view, const Template& rules,
                                     const Vocabulary& headings) {
  const Vocabulary labels = labels_of(rules);
  std::vector<std::vector<HeadingItem>> items(view.lines.size());
  std::vector<bool> usable(view.lines.size());
  const BodyGaps gaps(view, first_headings(view, headings));
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    const TextLine& line = view.lines[i];
    usable[i] = !holds_values(view, line) && !is_prose(view, line) && !is_title(view, line) &&
                !is_label_line(view, line, labels, headings) &&
                !is_group_line(view, line, rules, headings);
    if (usable[i]) items[i] = heading_items(view, i, headings, rules, gaps);
  }
  std::vector<TableHeader> blocks;
  for (std::size_t first = 0; first < view.lines.size(); ++first) {
    for (std::size_t last = first; last < std::min(first + kMostLines, view.lines.size()); ++last) {
      if (!usable[last] || (last > first && !close_below(view, last))) break;
      if (auto block = block_of(first, last, items, headings, rules)) blocks.push_back(*block);
    }
  }
  return blocks;
}

}  // namespace

std::vector<TableHeader> find_headers(const PageView& view, const Template& rules) {
  Vocabulary headings;
  for (std::size_t i = 0; i < rules.columns.size(); ++i)
    for (const std::string& text : rules.columns[i].headings)
      headings.add(text, static_cast<int>(i));
  std::vector<TableHeader> blocks = find_blocks(view, rules, headings);
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const TableHeader& a, const TableHeader& b) { return a.score > b.score; });
  std::vector<TableHeader> headers;
  for (const TableHeader& block : blocks) {
    const bool apart = std::all_of(headers.begin(), headers.end(), [&](const TableHeader& other) {
      return block.last_line < other.first_line || block.first_line > other.last_line;
    });
    if (!apart) continue;
    headers.push_back(block);
    join_names(headers.back().headings, rules);
  }
  std::sort(headers.begin(), headers.end(),
            [](const TableHeader& a, const TableHeader& b) { return a.first_line < b.first_line; });
  return headers;
}

}  // namespace rosett
