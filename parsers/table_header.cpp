#include "parsers/table_header.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/identifiers.h"
#include "parsers/phrases.h"

namespace rosett {
namespace {

constexpr std::size_t kMostLines = 3;       // of one header block
constexpr int kLeastColumns = 3;            // named, for a header to be one
constexpr double kLeastNamed = 0.5;         // of the heading groups that must be known
constexpr double kLineDistance = 2.2;       // em between the tops of one block's lines
constexpr double kSameColumn = 0.3;         // of the narrower box that stacked headings share
constexpr double kLeastShare = 0.5;         // of a run of words that headings must take
constexpr double kUnnamedCost = 0.6;        // of a named column, when blocks are compared
constexpr double kLineGain = 0.1;           // a block takes in lines that only add to its headings
constexpr double kLineCost = 0.05;          // and no other needless line
constexpr std::size_t kDigitsOfValues = 4;  // a word with so many digits is no heading

// A run of words on one line, without a gap wider than a blank, and the headings it holds.
struct Item {
  std::size_t line{};
  Box box;
  std::string key;
  std::vector<int> rules;
};

bool holds_values(const PageView& view, const TextLine& line) {
  return std::any_of(line.words.begin(), line.words.end(), [&](int word) {
    return digits_of(view.words[static_cast<std::size_t>(word)].text).size() >= kDigitsOfValues;
  });
}

std::string key_of(const PageView& view, std::span<const int> words) {
  std::string key;
  for (const int word : words) {
    for (const std::string& part : view.keys[static_cast<std::size_t>(word)]) key += part;
  }
  return key;
}

// A stroke between two headings of one column, however the engine read it.
bool is_stroke(const std::string& text) {
  return text == "/" || text == "|" || text == "I" || text == "l" || text == "1" || text == "\\";
}

// Whether a word goes on with the heading before it: a blank apart, as wide as the print is large,
// or with a stroke between.
bool goes_on(const PageView& view, const TextLine& line, std::size_t position) {
  const auto word = [&](std::size_t i) -> const Word& {
    return view.words[static_cast<std::size_t>(line.words[i])];
  };
  const Word& here = word(position);
  const Word& before = word(position - 1);
  const int size = std::max(view.em, std::min(here.box.height(), before.box.height()));
  const double gap = static_cast<double>(here.box.left - before.box.right) / size;
  return gap < (is_stroke(here.text) || is_stroke(before.text) ? kWideGap : view.blank);
}

// "Dnr / Fritext" is one heading with two names, "DNR PERIOD" is two.
bool stroke_between(const PageView& view, const TextLine& line, const Phrase& a, const Phrase& b) {
  const auto text = [&](std::size_t i) -> const std::string& {
    return view.words[static_cast<std::size_t>(line.words[i])].text;
  };
  if (a.last == b.first) return true;  // parts of one word
  if (text(a.last).ends_with('/') || text(b.first).starts_with('/')) return true;
  return b.first == a.last + 2 && is_stroke(text(a.last + 1));
}

// A heading within a longer text names nothing.
Item item_of(const PageView& view, std::size_t line_index, std::size_t first, std::size_t last,
             std::span<const Phrase> phrases) {
  const TextLine& line = view.lines[line_index];
  const std::span<const int> words(line.words.data() + first, last - first + 1);
  Item item{line_index, joined_box(view, words), key_of(view, words), {}};
  std::size_t named = 0;
  for (const Phrase& phrase : phrases) {
    named += phrase.length;
    if (std::find(item.rules.begin(), item.rules.end(), phrase.target) == item.rules.end()) {
      item.rules.push_back(phrase.target);
    }
  }
  if (static_cast<double>(named) < kLeastShare * static_cast<double>(item.key.size())) {
    item.rules.clear();
  }
  return item;
}

// The headings of one run of words: each takes the unknown words behind it, the first one those
// before it too.
void add_run(const PageView& view, std::size_t line_index, std::size_t first, std::size_t last,
             std::span<const Phrase> phrases, std::vector<Item>& items) {
  const TextLine& line = view.lines[line_index];
  for (std::size_t from = 0; from < phrases.size() || from == 0;) {
    std::size_t to = from + 1;
    while (to < phrases.size() && stroke_between(view, line, phrases[to - 1], phrases[to])) ++to;
    const std::size_t end = to < phrases.size() ? phrases[to].first - 1 : last;
    const auto named = phrases.empty() ? phrases : phrases.subspan(from, to - from);
    Item item = item_of(view, line_index, first, end, named);
    if (!item.key.empty()) items.push_back(std::move(item));
    first = end + 1;
    from = to;
  }
}

std::vector<Item> items_of(const PageView& view, std::size_t line_index,
                           const Vocabulary& headings) {
  const TextLine& line = view.lines[line_index];
  const std::vector<Phrase> phrases = find_phrases(view, line, headings);
  std::vector<Item> items;
  std::size_t next = 0;  // phrase
  for (std::size_t first = 0; first < line.words.size();) {
    std::size_t last = first;
    while (last + 1 < line.words.size() && goes_on(view, line, last + 1)) ++last;
    std::size_t end = next;
    while (end < phrases.size() && phrases[end].first <= last) {
      last = std::max(last, phrases[end].last);
      ++end;
    }
    add_run(view, line_index, first, last, std::span(phrases).subspan(next, end - next), items);
    next = end;
    first = last + 1;
  }
  return items;
}

bool stacked(const Item& a, const Item& b) {
  if (a.line == b.line) return false;
  return overlap_x(a.box, b.box) > kSameColumn * std::min(a.box.width(), b.box.width());
}

// Items of several lines that stand over one another, as one column's heading each.
std::vector<std::vector<Item>> columns_of(const std::vector<Item>& items) {
  std::vector<std::vector<Item>> columns;
  for (const Item& item : items) {
    std::vector<Item> joined{item};
    std::vector<std::vector<Item>> rest;
    for (auto& column : columns) {
      const bool same = std::any_of(column.begin(), column.end(),
                                    [&](const Item& other) { return stacked(other, item); });
      if (same) {
        joined.insert(joined.end(), column.begin(), column.end());
      } else {
        rest.push_back(std::move(column));
      }
    }
    rest.push_back(std::move(joined));
    columns = std::move(rest);
  }
  for (auto& column : columns) {
    std::sort(column.begin(), column.end(), [](const Item& a, const Item& b) {
      return std::make_pair(a.line, a.box.left) < std::make_pair(b.line, b.box.left);
    });
  }
  return columns;
}

// What several items over one another are.
enum class Stack {
  single,   // there is but one
  wrapped,  // one heading on several lines: "Antal" over "dygn"
  levels,   // headings of a row's lines: "Pers.nr" over "Dossier"
  either    // "Från" over "till": a period on one line, or its ends on two
};

struct StackedHeading {
  std::vector<Item> items;
  int whole{-1};  // what the items name together
  Stack stack{Stack::single};
};

StackedHeading stack_of(const std::vector<Item>& items, const Vocabulary& headings) {
  StackedHeading result{items, -1, Stack::single};
  if (items.size() < 2) return result;
  std::string key;
  std::set<int> named;
  bool all_named = true;
  for (const Item& item : items) {
    key += item.key;
    named.insert(item.rules.begin(), item.rules.end());
    all_named &= !item.rules.empty();
  }
  result.whole = headings.find(key).target;
  if (result.whole < 0) {
    result.stack = all_named && named.size() > 1 ? Stack::levels : Stack::single;
  } else {
    const bool other = all_named && !named.contains(result.whole);
    result.stack = other ? Stack::either : Stack::wrapped;
  }
  return result;
}

bool is_wrapped(const StackedHeading& stacked, bool has_levels) {
  return stacked.stack == Stack::wrapped || (stacked.stack == Stack::either && !has_levels);
}

Heading heading_of(const StackedHeading& stacked, bool has_levels) {
  Heading heading;
  for (const Item& item : stacked.items) heading.box = united(heading.box, item.box);
  if (is_wrapped(stacked, has_levels)) {
    heading.slots.push_back({stacked.whole, 0});
    return heading;
  }
  int level = 0;
  std::set<int> known;
  for (const Item& item : stacked.items) {
    bool fresh = false;
    for (const int rule : item.rules) {
      if (!known.insert(rule).second) continue;
      heading.slots.push_back({rule, level});
      fresh = true;
    }
    if (fresh) ++level;
  }
  return heading;
}

struct Block {
  TableHeader header;
  double score{};
};

std::optional<Block> block_of(std::size_t first, std::size_t last,
                              const std::vector<std::vector<Item>>& items,
                              const Vocabulary& headings) {
  std::vector<Item> all;
  for (std::size_t i = first; i <= last; ++i) {
    all.insert(all.end(), items[i].begin(), items[i].end());
  }
  Block block;
  block.header.first_line = first;
  block.header.last_line = last;
  std::vector<StackedHeading> columns_found;
  bool has_levels = false;
  for (const auto& column : columns_of(all)) {
    columns_found.push_back(stack_of(column, headings));
    has_levels |= columns_found.back().stack == Stack::levels;
  }
  std::set<int> named;
  std::set<std::size_t> unexplained;  // lines with words that name nothing
  int unnamed = 0;
  for (const StackedHeading& stacked : columns_found) {
    Heading heading = heading_of(stacked, has_levels);
    if (heading.slots.empty()) ++unnamed;
    for (const Item& item : stacked.items) {
      if (!is_wrapped(stacked, has_levels) && item.rules.empty()) unexplained.insert(item.line);
    }
    for (const Slot& slot : heading.slots) {
      named.insert(slot.rule);
      block.header.levels = std::max(block.header.levels, slot.level + 1);
    }
    block.header.headings.push_back(std::move(heading));
  }
  const auto count = static_cast<double>(named.size());
  const int columns = static_cast<int>(block.header.headings.size()) - unnamed;
  if (columns < kLeastColumns || count < kLeastNamed * (count + unnamed)) return std::nullopt;
  std::sort(block.header.headings.begin(), block.header.headings.end(),
            [](const Heading& a, const Heading& b) { return a.box.left < b.box.left; });
  // Columns count beside the kinds, so that a line that joins two columns gains nothing.
  block.score = (count + columns) / 2 - kUnnamedCost * unnamed;
  for (std::size_t line = first + 1; line <= last; ++line) {
    block.score += unexplained.contains(line) ? -kLineCost : kLineGain;
  }
  return block;
}

bool close_below(const PageView& view, std::size_t line) {
  const int apart = view.lines[line].box.top - view.lines[line - 1].box.top;
  return apart < kLineDistance * view.em;
}

}  // namespace

std::vector<TableHeader> find_headers(const PageView& view, const Template& rules) {
  Vocabulary headings;
  for (std::size_t i = 0; i < rules.columns.size(); ++i) {
    for (const std::string& text : rules.columns[i].headings) {
      headings.add(text, static_cast<int>(i));
    }
  }
  std::vector<std::vector<Item>> items(view.lines.size());
  std::vector<bool> usable(view.lines.size());
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    usable[i] = !holds_values(view, view.lines[i]);
    if (usable[i]) items[i] = items_of(view, i, headings);
  }
  std::vector<Block> blocks;
  for (std::size_t first = 0; first < view.lines.size(); ++first) {
    for (std::size_t last = first; last < std::min(first + kMostLines, view.lines.size()); ++last) {
      if (!usable[last] || (last > first && !close_below(view, last))) break;
      if (auto block = block_of(first, last, items, headings)) blocks.push_back(*block);
    }
  }
  std::stable_sort(blocks.begin(), blocks.end(),
                   [](const Block& a, const Block& b) { return a.score > b.score; });
  std::vector<TableHeader> headers;
  for (const Block& block : blocks) {
    const bool apart = std::all_of(headers.begin(), headers.end(), [&](const TableHeader& other) {
      return block.header.last_line < other.first_line || block.header.first_line > other.last_line;
    });
    if (apart) headers.push_back(block.header);
  }
  std::sort(headers.begin(), headers.end(),
            [](const TableHeader& a, const TableHeader& b) { return a.first_line < b.first_line; });
  return headers;
}

}  // namespace rosett
