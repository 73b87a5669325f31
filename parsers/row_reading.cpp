#include "parsers/row_reading.h"

#include <algorithm>

#include "parsers/inline_values.h"
#include "parsers/row_completion.h"
#include "parsers/value_reading.h"

namespace rosett {
namespace {

constexpr double kTailDistance = 1.2;   // em between a row and words that may belong to it
constexpr double kAcrossBorder = 0.6;   // em of a word on the other side of a column's border
constexpr double kBlankInNumber = 0.7;  // em between thousands, at most; columns are further apart
constexpr double kBlankForComma = 0.9;  // em before decimals where a comma was lost
constexpr int kRounding = 1;            // pixel

class RowReader {
 public:
  RowReader(const std::vector<PageTables>& pages, const Template& rules, KindScores& scores,
            std::vector<Deviation>& deviations)
      : pages_(pages), rules_(rules), scores_(scores), deviations_(deviations) {}

  Row read(const AssembledRow& assembled) {
    for (const RowPart& part : assembled.parts) read_part(part);
    for (const RowPart& part : assembled.parts) read_details(part);
    for (const GroupValues& group : assembled.groups) read_group(group);
    complete_row(rules_, row_, deviations_);
    return std::move(row_);
  }

 private:
  [[nodiscard]] const ColumnRule& rule(int index) const {
    return rules_.columns[static_cast<std::size_t>(index)];
  }

  void read_part(const RowPart& part) {
    const PageView& view = pages_[part.page].view;
    const Table& table = pages_[part.page].tables[part.table];
    Box box;
    for (const std::size_t line : part.lines) {
      box = united(box, view.lines[table.lines[line].line].box);
    }
    if (row_.page == 0) {
      row_.page = view.page->page;
      row_.box = box;
    }
    for (std::size_t c = 0; c < table.columns.columns.size(); ++c) {
      const Column& column = table.columns.columns[c];
      std::vector<int> words;
      for (const std::size_t line : part.lines) {
        const auto& cell = table.lines[line].cells[c];
        words.insert(words.end(), cell.begin(), cell.end());
      }
      const Box place{column.left, box.top, column.right, box.bottom};
      const std::size_t before = row_.fields.size();
      read_cell(view, column, words, place);
      if (column.guessed || is_cut(view, table, part, c) || has_tail(view, table, part, c))
        contest_from(before);
    }
  }

  // What stands on lines of its own or among the words of a text, and in no column.
  void read_details(const RowPart& part) {
    const PageView& view = pages_[part.page].view;
    const Table& table = pages_[part.page].tables[part.table];
    for (const std::size_t line : part.lines) read_values(view, table.lines[line].labelled);
    for (std::size_t c = 0; c < table.columns.columns.size(); ++c) {
      if (!holds_text(table.columns.columns[c])) continue;
      std::vector<int> words;
      for (const std::size_t line : part.lines) {
        const auto& cell = table.lines[line].cells[c];
        words.insert(words.end(), cell.begin(), cell.end());
      }
      read_values(view, inline_values(view, words, rules_).values);
    }
  }

  [[nodiscard]] bool holds_text(const Column& column) const {
    return std::ranges::any_of(
        column.slots, [this](const Slot& slot) { return rule(slot.rule).kind == Kind::text; });
  }

  [[nodiscard]] bool holds_words(const Column& column) const {
    return std::ranges::any_of(column.slots, [this](const Slot& slot) {
      return rule(slot.rule).kind == Kind::text || rule(slot.rule).kind == Kind::name;
    });
  }

  void read_values(const PageView& view, const std::vector<SlotValue>& values) {
    for (const SlotValue& value : values) {
      const ColumnRule& rule = this->rule(value.rule);
      put(read_value(view, value.words, rule.kind, rule.outputs, scores_.context()));
    }
  }

  // Whether a border of the column goes through a word, or between words or numbers that only
  // a blank parts: the value may be cut.
  [[nodiscard]] bool is_cut(const PageView& view, const Table& table, const RowPart& part,
                            std::size_t c) const {
    const auto& columns = table.columns.columns;
    return std::ranges::any_of(part.lines, [&](std::size_t line) {
      const LineCells& cells = table.lines[line].cells;
      const auto cut = [&](std::size_t left) {
        return close_together(view, cells[left], cells[left + 1]) ||
               runs_across(view, cells[left], cells[left + 1], columns[left].right) ||
               (holds_numbers(columns[left], rules_) && holds_numbers(columns[left + 1], rules_) &&
                has_word_across(view, cells[left + 1], columns[left].right));
      };
      return (c > 0 && cut(c - 1)) || (c + 1 < cells.size() && cut(c));
    });
  }

  // Whether words within or below the row, which were taken for none of it, may belong to a text
  // of it.
  [[nodiscard]] bool has_tail(const PageView& view, const Table& table, const RowPart& part,
                              std::size_t c) const {
    const Column& column = table.columns.columns[c];
    if (!holds_words(column)) return false;
    int bottom = view.lines[table.lines[part.lines.front()].line].box.bottom;
    for (std::size_t i = part.lines.front() + 1; i < table.lines.size(); ++i) {
      const TextLine& line = view.lines[table.lines[i].line];
      const bool inside = std::ranges::find(part.lines, i) != part.lines.end();
      if (!inside && table.lines[i].role != LineRole::text && !is_bare(table, i)) break;
      if (line.box.top - bottom > kTailDistance * view.em) break;
      if (!inside && has_words_in(view, line, column)) return true;
      bottom = line.box.bottom;
    }
    return false;
  }

  // A row of words alone, with no number on any line: perhaps the rest of the row above, parted
  // from it by a fold or a stroke that looks like a ruled line.
  static bool is_bare(const Table& table, std::size_t at) {
    if (table.lines[at].role != LineRole::row) return false;
    for (std::size_t i = at; i < table.lines.size(); ++i) {
      if (i > at && table.lines[i].role != LineRole::more) return true;
      if (table.lines[i].strict > 0) return false;
    }
    return true;
  }

  static bool has_words_in(const PageView& view, const TextLine& line, const Column& column) {
    return std::ranges::any_of(line.words, [&](int index) {
      const Word& word = view.words[static_cast<std::size_t>(index)];
      return !may_be_speck(word) && word.box.center_x() >= column.left &&
             word.box.center_x() < column.right;
    });
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  static bool is_decimals(const std::string& text) {
    return text.size() == 2 && is_digit(text[0]) && is_digit(text[1]);
  }

  static bool crosses(const PageView& view, int word, int border) {
    const Box& box = view.words[static_cast<std::size_t>(word)].box;
    return std::min(border - box.left, box.right - border) > kAcrossBorder * view.em;
  }

  // Of two numbers that came as one the other cell is empty: "21.1350,00".
  static bool has_word_across(const PageView& view, const std::vector<int>& right, int border) {
    return !right.empty() && crosses(view, right.front(), border);
  }

  // Print of both cells that came as one word: "Roza50-794927".
  static bool runs_across(const PageView& view, const std::vector<int>& left,
                          const std::vector<int>& right, int border) {
    if (left.empty() || right.empty()) return false;
    return crosses(view, left.back(), border) || crosses(view, right.front(), border);
  }

  static bool close_together(const PageView& view, const std::vector<int>& left,
                             const std::vector<int>& right) {
    if (left.empty() || right.empty()) return false;
    const Word& last = view.words[static_cast<std::size_t>(left.back())];
    const Word& first = view.words[static_cast<std::size_t>(right.front())];
    if (is_digit(last.text.back()) != is_digit(first.text.front())) return false;
    const double blank = is_decimals(first.text) ? kBlankForComma : kBlankInNumber;
    const Box& before = last.box;
    const Box& after = first.box;
    const Box between{before.right, after.top, after.left, after.bottom};
    const bool ruled = std::ranges::any_of(view.page->rulings, [&](const Box& ruling) {
      return ruling.height() > ruling.width() && ruling.center_x() >= between.left &&
             ruling.center_x() <= between.right && overlap_y(ruling, between) > 0;
    });
    return !ruled && after.left - before.right <= blank * view.em + kRounding;
  }

  // However well the words read, they may be too few or another's.
  void contest_from(std::size_t first) { contest(std::span(row_.fields).subspan(first)); }

  void read_cell(const PageView& view, const Column& column, const std::vector<int>& words,
                 const Box& place) {
    const SlotSplit split = split_by_kind(view, words, column.slots, rules_, scores_);
    const std::size_t before = row_.fields.size();
    for (const SlotValue& value : split.values) {
      const ColumnRule& rule = this->rule(value.rule);
      if (!value.words.empty()) {
        put(read_value(view, value.words, rule.kind, rule.outputs, scores_.context()));
      } else if (words.empty() && unread_ink_in(*view.page, place)) {
        put(unread_value(rule.kind, rule.outputs, view.page->page, place));
      } else if (rule.empty != EmptyCell::left_out) {
        std::vector<Field> nothing = unread_value(rule.kind, rule.outputs, view.page->page, place);
        for (Field& field : nothing) field.reading.evidence.blank = words.empty();
        put(std::move(nothing));
      }
    }
    if (split.values.size() > 1 && (is_misfit(before) || lacks_one(split))) contest_from(before);
  }

  // A number of days may be an amount as well.
  static bool may_be_confused(Kind a, Kind b) {
    const auto is_number = [](Kind kind) { return kind == Kind::amount || kind == Kind::count; };
    return (a == b && is_strict(a)) || (is_number(a) && is_number(b));
  }

  // One value where the column has two of its kind: which of them is not told by what it says.
  [[nodiscard]] bool lacks_one(const SlotSplit& split) const {
    for (std::size_t i = 1; i < split.values.size(); ++i) {
      const SlotValue &one = split.values[i - 1], &other = split.values[i];
      if (may_be_confused(rule(one.rule).kind, rule(other.rule).kind) &&
          one.words.empty() != other.words.empty())
        return true;
    }
    return false;
  }

  // Words in a number's place that are none: they may be those of its neighbour in the cell.
  [[nodiscard]] bool is_misfit(std::size_t from) const {
    return std::any_of(row_.fields.begin() + static_cast<std::ptrdiff_t>(from), row_.fields.end(),
                       [](const Field& field) {
                         const Reading& reading = field.reading;
                         const bool numeric =
                             is_strict(reading.kind) || reading.kind == Kind::count;
                         return numeric && !reading.value && !reading.text.empty();
                       });
  }

  void read_group(const GroupValues& group) {
    std::vector<SlotValue> values = group.values;
    std::erase_if(values, [](const SlotValue& value) { return value.words.empty(); });
    read_values(pages_[group.page].view, values);
  }

  // A value that reads wins over one that does not; of two that differ the first is contested.
  void put(std::vector<Field> fields) {
    for (Field& field : fields) {
      Reading* known = find_field(row_.fields, field.name);
      if (known == nullptr) {
        row_.fields.push_back(std::move(field));
      } else if (!known->value && field.reading.value) {
        *known = std::move(field.reading);
      } else if (field.reading.value && field.reading.value != known->value) {
        known->evidence.contested = true;
        known->alternatives.push_back(
            {*field.reading.value, field.reading.text, field.reading.evidence.engine});
      }
    }
  }

  const std::vector<PageTables>& pages_;
  const Template& rules_;
  KindScores& scores_;
  std::vector<Deviation>& deviations_;
  Row row_;
};

}  // namespace

Row read_row(const AssembledRow& row, const std::vector<PageTables>& pages, const Template& rules,
             KindScores& scores, std::vector<Deviation>& deviations) {
  return RowReader(pages, rules, scores, deviations).read(row);
}

}  // namespace rosett
