#include "parsers/row_blocks.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/identifiers.h"
#include "parsers/phrases.h"
#include "parsers/row_completion.h"
#include "parsers/value_reading.h"

namespace rosett {
namespace {

constexpr double kSameBand = 1;          // em by which the tops of blocks side by side may differ
constexpr double kIndent = 2;            // em that a label may begin left of its block's title
constexpr std::size_t kLeastValues = 2;  // readable ones, for labels without a title to be a row
constexpr std::size_t kMostDigits = 3;   // of a block's number

struct Anchor {  // where a block begins
  std::size_t page{};
  Box box;
  bool titled{};
};

struct Item {  // a label of the block, with its value where that reads
  const FoundLabel* label{};
  const FieldPlace* place{};
};

using Block = std::vector<Item>;

// "Person 1", "Person 2 av 4", or the word alone on its line.
bool heads_block(const PageView& view, const TextLine& line, const Phrase& phrase) {
  if (!stands_apart(view, line, phrase.first)) return false;
  if (phrase.last + 1 >= line.words.size()) return phrase.first == 0;
  const Word& next = view.words[static_cast<std::size_t>(line.words[phrase.last + 1])];
  const std::string digits = digits_of(next.text);
  return !stands_apart(view, line, phrase.last + 1) && !digits.empty() &&
         digits.size() <= kMostDigits;
}

std::vector<Anchor> titles_on(const std::vector<PageTables>& pages, const Template& rules) {
  Vocabulary titles;
  for (const std::string& text : rules.block_titles) titles.add(text, 0);
  std::vector<Anchor> anchors;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    const PageView& view = pages[page].view;
    for (const TextLine& line : view.lines) {
      for (const Phrase& phrase : find_phrases(view, line, titles)) {
        if (heads_block(view, line, phrase)) anchors.push_back({page, phrase.box, true});
      }
    }
  }
  return anchors;
}

class Blocks {
 public:
  Blocks(const FieldSearch& search, const std::vector<PageTables>& pages, const Template& rules)
      : pages_(pages), first_rule_(rules.fields.size()) {
    anchors_ = titles_on(pages, rules);
    const bool titled = !anchors_.empty();
    std::vector<Item> items = items_of(search);
    if (!titled && !items.empty()) {
      const std::size_t first = items.front().label->rule;
      for (const Item& item : items) {
        if (item.label->rule == first)
          anchors_.push_back({item.label->page, item.label->box, false});
      }
    }
    blocks_.resize(anchors_.size());
    for (const Item& item : items) {
      if (const auto anchor = anchor_of(*item.label)) blocks_[*anchor].push_back(item);
    }
  }

  // Blocks cut where a label comes again.
  [[nodiscard]] std::vector<Block> take() const {
    std::vector<Block> rows;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      std::vector<Block> parts = cut(blocks_[i]);
      for (Block& part : parts) {
        const auto readable =
            std::ranges::count_if(part, [](const Item& item) { return item.place != nullptr; });
        const bool sure = anchors_[i].titled && &part == &parts.front() && !part.empty();
        if (sure || readable >= static_cast<std::ptrdiff_t>(kLeastValues))
          rows.push_back(std::move(part));
      }
    }
    return rows;
  }

 private:
  // In reading order.
  [[nodiscard]] std::vector<Item> items_of(const FieldSearch& search) const {
    std::vector<Item> items;
    for (std::size_t i = 0; i < search.labels.size(); ++i) {
      const FoundLabel& label = search.labels[i];
      if (label.rule < first_rule_ || is_in_title(label)) continue;
      const auto place = std::ranges::find(search.places, static_cast<int>(i), &FieldPlace::label);
      items.push_back({&label, place == search.places.end() ? nullptr : &*place});
    }
    std::ranges::stable_sort(items, [](const Item& a, const Item& b) {
      return std::pair(a.label->page, a.label->box.top) <
             std::pair(b.label->page, b.label->box.top);
    });
    return items;
  }

  [[nodiscard]] bool is_in_title(const FoundLabel& label) const {
    return std::ranges::any_of(anchors_, [&](const Anchor& anchor) {
      return anchor.page == label.page && overlap_x(anchor.box, label.box) > 0 &&
             overlap_y(anchor.box, label.box) > 0;
    });
  }

  // The nearest above; of several side by side the one that the label stands below.
  [[nodiscard]] std::optional<std::size_t> anchor_of(const FoundLabel& label) const {
    std::optional<std::size_t> best;
    const int em = pages_[label.page].view.em;
    for (std::size_t i = 0; i < anchors_.size(); ++i) {
      const Anchor& anchor = anchors_[i];
      const bool above = anchor.page < label.page ||
                         (anchor.page == label.page && anchor.box.top < label.box.bottom);
      if (!above) continue;
      if (!best) {
        best = i;
        continue;
      }
      const Anchor& other = anchors_[*best];
      const bool beside =
          anchor.page == other.page && std::abs(anchor.box.top - other.box.top) < kSameBand * em;
      const bool nearer =
          anchor.box.left <= label.box.left + kIndent * em &&
          (anchor.box.left > other.box.left || other.box.left > label.box.left + kIndent * em);
      if (!beside || nearer) best = i;  // anchors come from top to bottom
    }
    return best;
  }

  static std::vector<Block> cut(const Block& block) {
    std::vector<Block> parts(1);
    for (const Item& item : block) {
      const auto same = [&](const Item& other) {
        return other.label->rule == item.label->rule && other.place != nullptr;
      };
      if (item.place != nullptr && std::ranges::any_of(parts.back(), same)) parts.emplace_back();
      parts.back().push_back(item);
    }
    return parts;
  }

  const std::vector<PageTables>& pages_;
  std::size_t first_rule_;
  std::vector<Anchor> anchors_;
  std::vector<Block> blocks_;  // one for each anchor
};

// What the item's label says, or what stands beside it unread, or that nothing does.
std::vector<Field> fields_of(const Item& item, const std::vector<PageTables>& pages,
                             const ColumnRule& rule, const KindContext& context) {
  const PageView& view = pages[item.label->page].view;
  if (item.place != nullptr)
    return read_value(view, item.place->words, rule.kind, rule.outputs, context);
  if (!item.label->unread.empty()) return item.label->unread;
  if (rule.empty == EmptyCell::left_out) return {};
  std::vector<Field> fields =
      unread_value(rule.kind, rule.outputs, view.page->page, item.label->box);
  for (Field& field : fields) field.reading.evidence.blank = true;
  return fields;
}

const ColumnRule& column_named(const Template& rules, const std::string& name) {
  return *std::ranges::find(rules.columns, name, &ColumnRule::name);
}

BlockRow row_of(const Block& block, const std::vector<PageTables>& pages, const Template& rules,
                const Template& labelled, const KindContext& context) {
  BlockRow result;
  Row& row = result.row;
  row.page = pages[block.front().label->page].view.page->page;
  for (const Item& item : block) {
    const ColumnRule& rule = column_named(rules, labelled.fields[item.label->rule].name);
    for (Field& field : fields_of(item, pages, rule, context)) {
      if (field.reading.page == row.page) row.box = united(row.box, field.reading.box);
      Reading* known = find_field(row.fields, field.name);
      if (known == nullptr) {
        row.fields.push_back(std::move(field));
      } else if (!known->value && field.reading.value) {
        *known = std::move(field.reading);
      }
    }
    const bool same_page = pages[item.label->page].view.page->page == row.page;
    if (same_page) row.box = united(row.box, item.label->box);
  }
  complete_row(rules, row, result.deviations);
  return result;
}

}  // namespace

std::size_t block_count(const std::vector<PageTables>& pages, const Template& rules) {
  return titles_on(pages, rules).size();
}

Template with_block_labels(const Template& rules) {
  Template labelled = rules;
  for (const ColumnRule& column : rules.columns) {
    if (column.outputs.empty()) continue;
    FieldRule field;
    field.name = column.name;
    field.kind = column.kind;
    field.outputs = column.outputs;
    field.labels = column.headings;
    labelled.fields.push_back(std::move(field));
  }
  return labelled;
}

std::vector<BlockRow> read_blocks(const FieldSearch& search, const std::vector<PageTables>& pages,
                                  const Template& rules, const KindContext& context) {
  const Template labelled = with_block_labels(rules);
  std::vector<BlockRow> rows;
  for (const Block& block : Blocks(search, pages, rules).take())
    rows.push_back(row_of(block, pages, rules, labelled, context));
  return rows;
}

}  // namespace rosett
