#include "parsers/group_heading.h"

#include <algorithm>
#include <optional>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "parsers/label_key.h"
#include "parsers/phrases.h"

namespace rosett {
namespace {

constexpr std::size_t kKeyDigits = 8;      // of a number that names a person
constexpr std::size_t kMostGroupLead = 3;  // words before the code in a group heading
constexpr std::size_t kMostOpen = 4;       // values of one heading; their orders are all tried

const ColumnRule& rule_at(const Template& rules, int index) {
  return rules.columns[static_cast<std::size_t>(index)];
}

bool has_column(const TableColumns& columns, int rule) {
  return std::ranges::any_of(columns.columns, [rule](const Column& column) {
    return std::ranges::find(column.slots, rule, &Slot::rule) != column.slots.end();
  });
}

// Rules that a heading may give since no column does.
std::vector<int> open_rules(const TableColumns& columns, const Template& rules) {
  std::vector<int> open;
  for (std::size_t i = 0; i < rules.columns.size(); ++i) {
    const auto& fields = rules.group_fields;
    const int rule = static_cast<int>(i);
    if (std::ranges::find(fields, rules.columns[i].name) == fields.end()) continue;
    if (!has_column(columns, rule)) open.push_back(rule);
  }
  return open;
}

int open_code(const TableColumns& columns, const Template& rules) {
  for (const int rule : open_rules(columns, rules))
    if (rule_at(rules, rule).kind == Kind::kod) return rule;
  return -1;
}

bool has_code_form(const PageView& view, int word) {
  static const RE2 form(R"(^\p{Lu}{1,2}-?[\p{Lu}\d]{2,5}$)");
  return RE2::FullMatch(view.words[static_cast<std::size_t>(word)].text, form);
}

// "Å-sFiI" of a code: two capitals, where a column's name has one.
bool may_be_code(const PageView& view, int word) {
  static const RE2 capitals(R"(\p{Lu}.*\p{Lu})");
  return RE2::PartialMatch(view.words[static_cast<std::size_t>(word)].text, capitals);
}

// "TypFSKA": no blank was seen between the column's name and the code.
bool is_listed_behind_label(const std::string& text, const ColumnRule& rule, KindScores& scores) {
  return std::ranges::any_of(rule.headings, [&](const std::string& heading) {
    if (!text.starts_with(heading)) return false;
    const auto code = interpret(Kind::kod, text.substr(heading.size()), scores.context());
    return code && code->known;
  });
}

// Position after the column's name, when the line begins with it: "Typ FSQA".
std::size_t after_label(const PageView& view, const TextLine& line, const ColumnRule& rule) {
  Vocabulary names;
  for (const std::string& heading : rule.headings) names.add(heading, 0);
  for (const Phrase& phrase : find_phrases(view, line, names))
    if (phrase.first == 0) return phrase.last + 1;
  return 0;
}

// The line's words without labels and without marks that carry no letter or digit.
std::vector<int> values_on(const PageView& view, const TextLine& line, const Template& rules) {
  Vocabulary labels;
  for (const ColumnRule& rule : rules.columns)
    for (const std::string& heading : rule.headings) labels.add(heading, 0);
  std::vector<bool> is_label(line.words.size());
  for (const Phrase& phrase : find_phrases(view, line, labels)) {
    if (phrase.slips > 0) continue;
    for (std::size_t i = phrase.first; i <= phrase.last; ++i) is_label[i] = true;
  }
  std::vector<int> values;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    const auto& keys = view.keys[static_cast<std::size_t>(line.words[i])];
    const bool empty = std::ranges::all_of(keys, &std::string::empty);
    if (!is_label[i] && !empty) values.push_back(line.words[i]);
  }
  return values;
}

// Every number reads and the name is one; -1 when not.
double worth(const PageView& view, const SlotSplit& split, const Template& rules,
             KindScores& scores) {
  for (const SlotValue& value : split.values) {
    if (value.words.empty()) return -1;
    if (scores.of(rule_at(rules, value.rule).kind, joined_text(view, value.words)) < kReads)
      return -1;
  }
  return split.score;
}

bool is_person_number(const PageView& view, int word, KindScores& scores) {
  const std::string& text = view.words[static_cast<std::size_t>(word)].text;
  if (digits_of(text).size() < kKeyDigits) return false;
  return scores.of(Kind::personnummer, text) >= kReads ||
         scores.of(Kind::dossiernummer, text) >= kReads;
}

// A day of birth alone names nobody; a day below another is a period's end.
bool is_day(const PageView& view, const std::vector<int>& words, KindScores& scores) {
  return words.size() == 1 &&
         scores.of(Kind::date, view.words[static_cast<std::size_t>(words.front())].text) >= kReads;
}

// The best order of some of the rules in which all words are values of theirs.
SlotSplit best_order(const PageView& view, const std::vector<int>& words, std::vector<int> open,
                     const Template& rules, KindScores& scores) {
  SlotSplit best;
  for (unsigned chosen = 1; chosen < 1U << open.size(); ++chosen) {
    std::vector<int> order;
    for (std::size_t i = 0; i < open.size(); ++i)
      if ((chosen >> i & 1U) != 0) order.push_back(open[i]);
    std::ranges::sort(order);
    do {
      std::vector<Slot> slots;
      slots.reserve(order.size());
      for (const int rule : order) slots.push_back({rule, 0});
      SlotSplit split = split_by_kind(view, words, slots, rules, scores);
      if (worth(view, split, rules, scores) > best.score) best = std::move(split);
    } while (std::ranges::next_permutation(order).found);
  }
  return best;
}

}  // namespace

bool names_person(const PageView& view, const TextLine& line, KindScores& scores) {
  return std::ranges::any_of(line.words,
                             [&](int word) { return is_person_number(view, word, scores); });
}

bool has_person_number(const PageView& view, const TextLine& line, KindScores& scores) {
  return std::ranges::any_of(line.words, [&](int word) {
    return is_person_number(view, word, scores) &&
           scores.of(Kind::date, view.words[static_cast<std::size_t>(word)].text) < kReads;
  });
}

std::vector<SlotValue> lone_code(const PageView& view, const TextLine& line,
                                 const TableColumns& columns, const Template& rules) {
  const int rule = open_code(columns, rules);
  if (rule < 0 || line.words.size() != 1 || !has_code_form(view, line.words.front())) return {};
  return {{rule, line.words}};
}

std::vector<SlotValue> group_code(const PageView& view, const TextLine& line,
                                  const TableColumns& columns, const Template& rules,
                                  KindScores& scores) {
  const int rule = open_code(columns, rules);
  if (rule < 0 || names_person(view, line, scores)) return {};
  const std::size_t first = after_label(view, line, rule_at(rules, rule));
  std::optional<int> unread;
  for (std::size_t i = first; i < line.words.size() && i <= first + kMostGroupLead; ++i) {
    const std::vector<int> words{line.words[i]};
    const std::string text = joined_text(view, words);
    if (is_listed_behind_label(text, rule_at(rules, rule), scores)) return {{rule, words}};
    const auto code = interpret(Kind::kod, text, scores.context());
    // A code that is in no list still heads the rows below.
    const bool unlisted = i == first && line.words.size() > 1 && has_code_form(view, words.front());
    // Descriptions have other codes in them: "ÅTERKRAV SFI".
    if (code && code->exact && (code->known || unlisted))
      return {{rule, unread ? std::vector{*unread} : words}};
    if (!unread && may_be_code(view, line.words[i])) unread = line.words[i];
  }
  return {};
}

bool persons_stand_above(const TableColumns& columns, const Template& rules) {
  const std::vector<int> open = open_rules(columns, rules);
  const auto is_open = [&](Kind kind) {
    return std::ranges::any_of(open, [&](int rule) { return rule_at(rules, rule).kind == kind; });
  };
  return is_open(Kind::personnummer) && is_open(Kind::dossiernummer) && is_open(Kind::name);
}

std::vector<SlotValue> unread_person(const PageView& view, const TextLine& line,
                                     const TableColumns& columns, const Template& rules,
                                     KindScores& scores) {
  if (!has_person_number(view, line, scores)) return {};
  for (const int rule : open_rules(columns, rules))
    if (rule_at(rules, rule).kind == Kind::personnummer) return {{rule, line.words}};
  return {};
}

std::vector<SlotValue> group_person(const PageView& view, const TextLine& line,
                                    const TableColumns& columns, const Template& rules,
                                    KindScores& scores) {
  if (!persons_stand_above(columns, rules) || !names_person(view, line, scores)) return {};
  std::vector<int> open = open_rules(columns, rules);
  std::erase_if(open, [&](int rule) { return rule_at(rules, rule).kind == Kind::kod; });
  const std::vector<int> values = values_on(view, line, rules);
  if (open.size() > kMostOpen || is_day(view, values, scores)) return {};
  return best_order(view, values, std::move(open), rules, scores).values;
}

}  // namespace rosett
