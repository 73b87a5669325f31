#include "parsers/line_roles.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "core/text.h"
#include "parsers/giro_line.h"
#include "parsers/group_heading.h"
#include "parsers/inline_values.h"
#include "parsers/phrases.h"

namespace rosett {
namespace {

constexpr int kAnyLevel = -1;           // each column's words as of the level that they fit
constexpr double kClearlyBetter = 0.3;  // score by which mixed levels must fit a line
constexpr int kLeastValues = 2;         // strict values that make a line a row
constexpr int kSurelyRow = 3;           // and that no heading over rows has
constexpr double kOccupied = 0.4;       // share of columns that an unreadable row fills
constexpr std::size_t kRunAcross = 2;   // columns that one run of words may touch in a row
constexpr double kIndent = 0.4;         // em by which a line of details begins right of the table
constexpr int kLeastLabels = 3;         // side by side that are no row
constexpr double kMargin = 0.12;        // of the page's height, where heads and feet stand

// Of the sender or its account: stands in the head or foot of an invoice, never in its rows.
bool is_payment_number(Kind kind) {
  return kind == Kind::organisationsnummer || kind == Kind::bankgiro || kind == Kind::plusgiro ||
         kind == Kind::ocr_nummer;
}

// Where an office is and how to reach it: a postcode with its place, and what only stands beside
// one. Figures may be misread.
bool is_postal(const std::string& text) {
  static const RE2 place(R"((?:^|\W)[\dOISlB]{3} [\dOISlB]{2} \p{Lu}\pL{2,})");
  static const RE2 beside(
      R"((?i)(?:^|\W)(?:box|telefonr?|tel|fax|växel|org\.? ?-?nr|organisationsn\pL*|e-post|\pL*verket)(?:\W|$))");
  return RE2::PartialMatch(text, place) && RE2::PartialMatch(text, beside);
}

double least_likeness(Kind kind) { return kind == Kind::kod ? kListed : kReads; }

}  // namespace

LineJudge::LineJudge(const PageView& view, const Template& rules, KindScores& scores)
    : view_(&view), rules_(&rules), scores_(&scores) {
  const auto add = [this](const std::vector<std::string>& phrases, LineRole role) {
    for (const std::string& phrase : phrases) summary_.add(phrase, static_cast<int>(role));
  };
  add(rules.summary.subtotal, LineRole::subtotal);
  add(rules.summary.group_total, LineRole::group_sum);
  add(rules.summary.total, LineRole::total);
  add(rules.summary.carried, LineRole::carried);
  add(rules.summary.end, LineRole::text);
  for (const std::string& phrase : rules.summary.closing) closing_.add(phrase, 0);
  for (const std::string& label : rules.other_labels) labels_.add(label, 0);
  for (const FieldRule& field : rules.fields) {
    for (const std::string& label : field.labels) {
      labels_.add(label, 0);
      if (field.name == rules.count_field) counts_.add(label, 0);
    }
    if (!is_payment_number(field.kind)) continue;
    for (const std::string& label : field.labels) numbers_.add(label, 0);
  }
  amounts_tell_ = std::ranges::none_of(rules.columns, [](const ColumnRule& rule) {
    return rule.required && is_strict(rule.kind) && rule.kind != Kind::amount;
  });
}

int LineJudge::values_on(const TextLine& line) const {
  constexpr std::array kTelling{Kind::personnummer, Kind::dossiernummer, Kind::diarienummer,
                                Kind::date, Kind::period};
  static const RE2 price(R"(\d{1,3}(?:[. ]?\d{3})*,\d{2})");
  const auto text_of = [&](std::size_t i) -> const std::string& {
    return view_->words[static_cast<std::size_t>(line.words[i])].text;
  };
  static const RE2 spaced_day(R"((?:19|20)\d{2} \d{2} \d{2})");
  int values = 0;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const std::string& text = text_of(i);
    if (i + 2 < line.words.size() &&
        RE2::FullMatch(text + " " + text_of(i + 1) + " " + text_of(i + 2), spaced_day))
      ++values;
    values += std::any_of(kTelling.begin(), kTelling.end(),
                          [&](Kind kind) { return scores_->of(kind, text) >= kReads; }) ||
              (amounts_tell_ && RE2::FullMatch(text, price));
  }
  return values;
}

// Nothing but specks stands before it, or a wide gap.
bool LineJudge::begins_segment(const TextLine& line, std::size_t position) const {
  if (stands_apart(*view_, line, position)) return true;
  return std::all_of(
      line.words.begin(), line.words.begin() + static_cast<std::ptrdiff_t>(position),
      [&](int index) { return may_be_speck(view_->words[static_cast<std::size_t>(index)]); });
}

// "Summa FSKA, 2 st": where there are groups, a sum of something is not the sum of all.
bool LineJudge::names_a_part(const TextLine& line, std::size_t position) const {
  if (rules_->group_fields.empty()) return false;
  // "Summa  Antal rader: 30", "Totalt antal ärenden: 30": how many they are.
  const bool counts =
      std::ranges::any_of(find_phrases(*view_, line, counts_), [position](const Phrase& phrase) {
        return phrase.first <= position && position <= phrase.last + 1;
      });
  if (counts) return false;
  for (std::size_t i = position; i < line.words.size() && !stands_apart(*view_, line, i); ++i) {
    const std::string& text = view_->words[static_cast<std::size_t>(line.words[i])].text;
    if (std::any_of(text.begin(), text.end(),
                    [](unsigned char c) { return std::isalpha(c) != 0; })) {
      return true;
    }
  }
  return false;
}

bool LineJudge::begins_with(const TextLine& line, const Vocabulary& words) const {
  return std::ranges::any_of(find_phrases(*view_, line, words), [&](const Phrase& phrase) {
    return begins_segment(line, phrase.first);
  });
}

// A line of labelled values below a row. One alone may be the end of a wrapped text, unless it is
// indented.
bool LineJudge::is_detail(const TextLine& line, const TableColumns& columns, BodyLine& body) const {
  InlineValues found = inline_values(*view_, line.words, *rules_);
  const int left = columns.columns.front().heading.left;
  const bool indented = line.box.left > left + kIndent * view_->em;
  if (!found.whole || (found.values.size() < 2 && !indented)) return false;
  body.labelled = std::move(found.values);
  body.cells.resize(columns.columns.size());
  body.role = LineRole::more;
  return true;
}

bool LineJudge::is_page_mark(std::span<const int> words) const {
  const std::string text = folded(joined_text(*view_, words));
  return std::ranges::any_of(rules_->page_marks, [&text](const Pattern& mark) {
    return mark->Match(text, 0, text.size(), RE2::ANCHOR_BOTH, nullptr, 0);
  });
}

// A head or foot of the page: its mark or an address stands among the words.
bool LineJudge::is_foot(const TextLine& line) const {
  const double y = static_cast<double>(line.box.center_y()) / view_->page->height;
  if (y > kMargin && y < 1 - kMargin) return false;
  static const RE2 address(R"((?i)^(?:www\.\S+|\S+@\S+\.\S+|\S*\pL{3,}\.(?:se|nu|com|org|eu))$)");
  for (std::size_t from = 0; from < line.words.size();) {
    std::size_t to = from + 1;
    while (to < line.words.size() && !stands_apart(*view_, line, to)) ++to;
    const auto run = std::span(line.words).subspan(from, to - from);
    if (is_page_mark(run)) return true;
    std::string text = joined_text(*view_, run);
    std::erase(text, ' ');  // "www . migrationsverket .se"
    if (RE2::FullMatch(text, address)) return true;
    from = to;
  }
  if (is_postal(joined_text(*view_, line.words))) return true;
  return std::ranges::any_of(line.words, [this](int word) {
    return RE2::FullMatch(view_->words[static_cast<std::size_t>(word)].text, address);
  });
}

bool LineJudge::is_label_line(const TextLine& line) const {
  int labels = 0;
  std::size_t named = 0;
  for (const Phrase& phrase : find_phrases(*view_, line, labels_)) {
    if (!begins_segment(line, phrase.first)) continue;
    ++labels;
    named += phrase.last + 1 - phrase.first;
  }
  const auto specks = static_cast<std::size_t>(std::ranges::count_if(line.words, [this](int word) {
    return view_->keys[static_cast<std::size_t>(word)].front().empty();
  }));
  return labels >= kLeastLabels && named + specks >= line.words.size();
}

LineRole LineJudge::summary_role(const TextLine& line) const {
  if (names_person(*view_, line, *scores_)) return LineRole::text;
  for (const Phrase& phrase : find_phrases(*view_, line, summary_)) {
    if (!begins_segment(line, phrase.first)) continue;
    const auto role = static_cast<LineRole>(phrase.target);
    const bool may_name_a_group = role == LineRole::total || role == LineRole::subtotal;
    if (may_name_a_group && names_a_part(line, phrase.last + 1)) return LineRole::group_sum;
    return role;
  }
  return LineRole::text;
}

LineJudge::Fit LineJudge::fit(const TextLine& line, const TableColumns& table, int level) const {
  const TableColumns columns = level == kAnyLevel ? table : columns_at(table, level, *rules_);
  Fit fit;
  fit.level = std::max(level, 0);
  fit.cells = cells_of(*view_, line, columns, *rules_, *scores_);
  for (std::size_t c = 0; c < fit.cells.size(); ++c) {
    if (fit.cells[c].empty()) continue;
    ++fit.occupied;
    const auto& slots = columns.columns[c].slots;
    if (!slots.empty()) ++fit.known;
    const SlotSplit split = split_line(*view_, fit.cells[c], slots, *rules_, *scores_);
    fit.score += split.score;
    for (const SlotValue& value : split.values) {
      const Kind kind = rules_->columns[static_cast<std::size_t>(value.rule)].kind;
      const std::string text = joined_text(*view_, value.words);
      const double likeness = scores_->of(kind, text);
      if (is_strict(kind) && likeness >= least_likeness(kind)) ++fit.strict;
      if (kind == Kind::kod && likeness < kListed) fit.score -= likeness;  // any word may be one
    }
  }
  return fit;
}

bool LineJudge::runs_across(const TextLine& line, const LineCells& cells) const {
  std::size_t from = 0;
  while (from < line.words.size()) {
    std::size_t to = from + 1;
    while (to < line.words.size() && !stands_apart(*view_, line, to)) ++to;
    std::size_t touched = 0;
    for (const auto& cell : cells) {
      touched += std::any_of(cell.begin(), cell.end(), [&](int word) {
        return std::find(line.words.begin() + static_cast<std::ptrdiff_t>(from),
                         line.words.begin() + static_cast<std::ptrdiff_t>(to),
                         word) != line.words.begin() + static_cast<std::ptrdiff_t>(to);
      });
    }
    if (touched > kRunAcross) return true;
    from = to;
  }
  return false;
}

bool LineJudge::is_mark(const std::vector<int>& cell) const {
  return cell.size() == 1 && may_be_speck(view_->words[static_cast<std::size_t>(cell.front())]);
}

bool LineJudge::only_words(const LineCells& cells, const TableColumns& columns) const {
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (cells[c].empty() || is_mark(cells[c])) continue;
    const auto& slots = columns.columns[c].slots;
    const bool words = std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) {
      const Kind kind = rules_->columns[static_cast<std::size_t>(slot.rule)].kind;
      return kind == Kind::name || kind == Kind::text;
    });
    if (!words) return false;
  }
  return true;
}

LineJudge::Fit LineJudge::best_fit(const TextLine& line, const TableColumns& columns) const {
  Fit best = fit(line, columns, 0);
  const auto take_better = [&best](Fit other, double margin) {
    if (other.score > best.score + margin) best = std::move(other);
  };
  for (int level = 1; level < columns.levels; ++level) take_better(fit(line, columns, level), 0);
  if (columns.levels > 1) take_better(fit(line, columns, kAnyLevel), kClearlyBetter);
  return best;
}

LineRole LineJudge::role_by_fit(const Fit& fit, const LineCells& cells,
                                const TableColumns& columns) const {
  if (fit.level > 0 && fit.strict > 0) return LineRole::more;
  const auto columns_count = static_cast<double>(columns.columns.size());
  if (fit.known >= 2 && fit.occupied >= kOccupied * columns_count) return LineRole::row;
  return fit.known > 0 && only_words(cells, columns) ? LineRole::more : LineRole::text;
}

// "DAG 20190801 20191031 3168" below its columns is no name with a personnummer.
std::vector<SlotValue> LineJudge::person_above(const TextLine& line, const TableColumns& columns,
                                               const Fit& fit) const {
  if (fit.strict >= kSurelyRow) return {};
  return group_person(*view_, line, columns, *rules_, *scores_);
}

BodyLine LineJudge::judge(std::size_t index, const TableColumns& columns) const {
  const TextLine& line = view_->lines[index];
  BodyLine body{.line = index};
  if (!rules_->giro.amount.empty() && giro_line(*view_, line)) return body;
  if (begins_with(line, numbers_) || is_page_mark(line.words)) return body;
  body.has_labels = is_label_line(line);
  if (body.has_labels) return body;
  body.closes = begins_with(line, closing_);
  body.role = summary_role(line);
  if (body.role != LineRole::text) return body;
  Fit fit = best_fit(line, columns);
  body.group = person_above(line, columns, fit);
  if (!body.group.empty()) {
    body.role = LineRole::group;
    return body;
  }
  if (is_detail(line, columns, body)) return body;
  body.cells = std::move(fit.cells);
  body.strict = fit.strict;
  const bool persons_above = persons_stand_above(columns, *rules_);
  const bool keyed = fit.strict > 0 && !persons_above && names_person(*view_, line, *scores_);
  if (fit.strict >= kLeastValues || keyed) {
    body.role = fit.level == 0 ? LineRole::row : LineRole::more;
    return body;
  }
  if (fit.strict == 0 && is_foot(line)) return body;
  body.group = persons_above ? unread_person(*view_, line, columns, *rules_, *scores_)
                             : std::vector<SlotValue>{};
  if (body.group.empty()) body.group = group_code(*view_, line, columns, *rules_, *scores_);
  if (!body.group.empty()) {
    body.role = LineRole::group;
    return body;
  }
  body.group = lone_code(*view_, line, columns, *rules_);
  if (runs_across(line, body.cells)) return body;
  body.role = role_by_fit(fit, body.cells, columns);
  body.may_be_heading = body.role == LineRole::row && persons_above;
  return body;
}

}  // namespace rosett
