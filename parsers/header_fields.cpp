#include "parsers/header_fields.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "core/text.h"
#include "parsers/continued_text.h"
#include "parsers/field_value.h"
#include "parsers/giro_fields.h"
#include "parsers/letterhead.h"
#include "parsers/line_roles.h"
#include "parsers/page_labels.h"
#include "parsers/phrases.h"
#include "parsers/printed_amount.h"
#include "parsers/under_label.h"
#include "parsers/value_reading.h"

namespace rosett {
namespace {

constexpr double kRightScore = 1.0;  // a value on the label's line
constexpr double kBelowScore = 0.7;
constexpr double kPatternScore = 0.8;
constexpr double kTotalScore = 1.2;  // the amount on the table's last line
constexpr double kLaterPageGain = 0.05;
constexpr double kAloneScore = 0.3;
constexpr double kColonScore = 0.4;
constexpr double kExactScore = 0.4;
constexpr double kLengthScore = 0.02;  // for each character of the label: long ones say more
constexpr double kSlipCost = 0.1;
constexpr double kLaterPageCost = 0.1;
constexpr double kBelowDistance = 2.4;  // em between the tops of label and value
constexpr double kOtherBlock = 6;       // em behind a label from which another block may begin
constexpr double kFarRight = 45;        // em between a label and a text: any number may be farther

// Nothing there is of the whole document.
bool is_of_rows(LineRole role) {
  return role == LineRole::row || role == LineRole::more || role == LineRole::group;
}

class PageSearch {
 public:
  PageSearch(std::size_t page, const PageTables& tables, const Template& rules,
             const Vocabulary& labels, const KindContext& context, FieldSearch& result)
      : page_(page),
        tables_(tables),
        view_(tables.view),
        rules_(rules),
        vocabulary_(labels),
        context_(context),
        result_(result),
        labels_(tables.view, labels) {
    free_.assign(view_.lines.size(), true);
    for (const Table& table : tables_.tables) {
      if (!table.continued) {
        for (std::size_t i = table.header.first_line; i <= table.header.last_line; ++i) {
          free_[i] = false;
        }
      }
      for (const BodyLine& line : table.lines) {
        if (is_of_rows(line.role)) free_[line.line] = false;
      }
    }
  }

  void run() {
    for (std::size_t line = 0; line < view_.lines.size(); ++line) {
      if (!free_[line]) continue;
      for (const Phrase& phrase : labels_.phrases(line)) search_at(line, phrase);
      search_patterns(line);
    }
    search_totals();
  }

  void search_letterhead(std::size_t rule) {
    Vocabulary known = vocabulary_;
    for (const WeightedWords& word : rules_.identity.any_of) known.add(word.text, 0);
    const Letterhead found = letterhead(view_, known);
    if (found.words.empty() || !add(rule, found.words, kAloneScore, Whole::yes)) return;
    // The largest print may as well be a slogan, or whom it is sent to.
    for (Field& field : result_.places.back().fields) field.reading.evidence.exact = false;
    if (found.may_go_on) contest_last();
  }

  void search_alone(std::size_t rule) {
    const std::size_t end =
        tables_.tables.empty() ? view_.lines.size() : tables_.tables.front().header.first_line;
    for (std::size_t line = 0; line < end; ++line) {
      for (std::size_t i = 0; i < view_.lines[line].words.size();) {
        const std::vector<int> run = labels_.run_from(line, i);
        i += std::max<std::size_t>(1, run.size());
        if (beside_forbidden(line, rule) || is_taken(run)) continue;
        if (add(rule, run, kAloneScore, Whole::known)) continue;
        // After a label that could not be read.
        const auto colon = std::find_if(run.begin(), run.end(), [this](int index) {
          return view_.words[static_cast<std::size_t>(index)].text.ends_with(':');
        });
        if (colon == run.end()) continue;
        add(rule, {colon + 1, run.end()}, kAloneScore, Whole::known);
      }
    }
  }

 private:
  // A label stands there. A text may begin as one of its own labels does: "Er referens  Ref 2214".
  [[nodiscard]] bool is_other_label(std::size_t line, std::size_t position,
                                    std::size_t rule) const {
    const Phrase* phrase = labels_.label_at(line, position);
    if (phrase == nullptr) return false;
    const std::size_t next = phrase->last + 1;
    const bool goes_on = next < view_.lines[line].words.size() &&
                         !stands_apart(view_, view_.lines[line], next) &&
                         !labels_.has_colon(line, *phrase);
    const bool may_begin_so = goes_on && is_free_form(rules_.fields[rule].kind);
    return !may_begin_so || static_cast<std::size_t>(phrase->target / 2) != rule;
  }

  // The words are the value of another label of the same rule.
  [[nodiscard]] bool is_value(std::size_t line, const Phrase& phrase, std::size_t rule) const {
    const int word = view_.lines[line].words[phrase.first];
    return !labels_.has_colon(line, phrase) &&
           std::ranges::any_of(result_.places, [&](const FieldPlace& place) {
             return place.rule == rule && place.page == page_ &&
                    std::ranges::find(place.words, word) != place.words.end();
           });
  }

  void search_at(std::size_t line, const Phrase& phrase) {
    if (!labels_.is_label(line, phrase)) return;
    const auto rule = static_cast<std::size_t>(phrase.target / 2);
    if (rule == rules_.fields.size() || is_value(line, phrase, rule)) return;
    const bool only_above = phrase.target % 2 == 1;
    result_.labels.push_back({rule, page_, view_.page->page, phrase.box, {}, {}});
    // The column that a label with its rate heads ends where the rate does.
    Phrase found = phrase;
    if (rules_.fields[rule].rated && phrase.last + 1 < view_.lines[line].words.size())
      found.box = united(found.box, joined_box(view_, labels_.run_from(line, phrase.first)));
    const double score = kLengthScore * static_cast<double>(phrase.length) -
                         kSlipCost * phrase.slips - kLaterPageCost * static_cast<double>(page_) +
                         (labels_.has_colon(line, phrase) ? kColonScore : 0);
    label_ = static_cast<int>(result_.labels.size()) - 1;
    const Kind kind = rules_.fields[rule].kind;
    // In a ruled form any words beside a label may be the next label, unreadable; and far beside it
    // stands what is of another block, such as the receiver's address.
    const bool other_beside = is_free_form(kind)
                                  ? is_ruled_off(line, phrase)
                                  : kind != Kind::amount && is_far_beside(line, phrase);
    const bool below_first =
        !only_above && other_beside && search_below(line, found, rule, score + kBelowScore);
    if (!below_first && (only_above || !search_right(line, phrase, rule, score + kRightScore)))
      search_below(line, found, rule, score + kBelowScore);
    label_ = -1;
  }

  // A ruled line goes down between the label and the next words.
  [[nodiscard]] bool is_ruled_off(std::size_t line, const Phrase& phrase) const {
    if (phrase.last + 1 >= view_.lines[line].words.size()) return false;
    const Box& next = labels_.word(line, phrase.last + 1).box;
    return std::ranges::any_of(view_.page->rulings, [&](const Box& ruling) {
      return ruling.height() > ruling.width() && overlap_y(ruling, phrase.box) > 0 &&
             ruling.center_x() >= phrase.box.right && ruling.center_x() <= next.left;
    });
  }

  [[nodiscard]] bool is_far_beside(std::size_t line, const Phrase& phrase) const {
    return phrase.last + 1 < view_.lines[line].words.size() &&
           gap_before(view_, view_.lines[line], phrase.last + 1) > kOtherBlock;
  }

  bool search_right(std::size_t line, const Phrase& phrase, std::size_t rule, double score) {
    const TextLine& text = view_.lines[line];
    std::size_t first = phrase.last + 1;
    while (first < text.words.size() && labels_.is_speck(line, first)) ++first;
    if (first >= text.words.size()) return false;
    if (is_free_form(rules_.fields[rule].kind) && gap_before(view_, text, first) > kFarRight)
      return false;
    if (is_other_label(line, first, rule)) return false;
    std::vector<int> run = labels_.run_from(line, first);
    if (rules_.fields[rule].rated) run = rated_amount(view_, labels_, line, first, context_);
    const Kind kind = rules_.fields[rule].kind;
    if (add(rule, run, score, Whole::no)) {
      if (is_free_form(kind) && is_doubtful_text(line, phrase, run)) contest_last();
      return true;
    }
    if (kind == Kind::count && add(rule, after_colon(run), score, Whole::no)) return true;
    if (!is_free_form(kind) && has_digits(run)) {
      result_.labels.back().words = run;
      result_.labels.back().unread =
          read_value(view_, run, kind, rules_.fields[rule].outputs, context_);
    }
    return false;
  }

  // It may go on below; or the label's own text stands below it, and this is another's.
  [[nodiscard]] bool is_doubtful_text(std::size_t line, const Phrase& phrase,
                                      const std::vector<int>& run) const {
    if (!rest_below(view_, labels_, line, phrase.box, run).empty()) return true;
    const std::vector<int> label(
        view_.lines[line].words.begin() + static_cast<std::ptrdiff_t>(phrase.first),
        view_.lines[line].words.begin() + static_cast<std::ptrdiff_t>(phrase.last) + 1);
    return is_far_beside(line, phrase) &&
           !rest_below(view_, labels_, line, phrase.box, label).empty();
  }

  // What is counted may stand between the label and its number: "Antal barn och unga: 78".
  [[nodiscard]] std::vector<int> after_colon(const std::vector<int>& run) const {
    const auto colon = std::ranges::find_if(run, [this](int index) {
      return view_.words[static_cast<std::size_t>(index)].text.ends_with(':');
    });
    return colon == run.end() ? std::vector<int>{} : std::vector<int>(colon + 1, run.end());
  }

  [[nodiscard]] bool has_digits(const std::vector<int>& run) const {
    return std::ranges::any_of(run, [this](int index) {
      return !digits_of(view_.words[static_cast<std::size_t>(index)].text).empty();
    });
  }

  bool search_below(std::size_t line, const Phrase& phrase, std::size_t rule, double score) {
    const double reach = kBelowDistance * view_.em + phrase.box.height();
    for (std::size_t next = line + 1; next < view_.lines.size(); ++next) {
      const TextLine& text = view_.lines[next];
      if (text.box.top - phrase.box.top > reach) continue;
      for (std::size_t i = 0; i < text.words.size(); ++i) {
        const int down = labels_.word(next, i).box.top - phrase.box.top;
        const bool may_be = down > 0 && down <= reach && labels_.begins_segment(next, i) &&
                            !is_other_label(next, i, rule);
        if (may_be && add_below(line, phrase, rule, next, i, score)) return true;
      }
    }
    return false;
  }

  // The words from that position on, or fewer where columns are so narrow that their values look
  // like one.
  bool add_below(std::size_t line, const Phrase& phrase, std::size_t rule, std::size_t next,
                 std::size_t position, double score) {
    const std::vector<int> run = labels_.run_from(next, position);
    const std::vector<int> segment = labels_.segment_from(next, position);
    return std::ranges::any_of(std::array{&run, &segment}, [&](const std::vector<int>* words) {
      const Box place = joined_box(view_, *words);
      return (stands_under(view_, place, phrase.box) ||
              stands_between(view_, labels_, line, phrase, place)) &&
             add_whole(next, phrase, rule, *words, score);
    });
  }

  // A text with more words below it may be longer; with a number there it is a street.
  bool add_whole(std::size_t line, const Phrase& phrase, std::size_t rule,
                 const std::vector<int>& run, double score) {
    if (!add(rule, run, score, Whole::yes)) return false;
    if (!is_free_form(rules_.fields[rule].kind)) return true;
    const std::vector<int> rest = rest_below(view_, labels_, line, phrase.box, run);
    if (!rest.empty() && !has_digits(rest)) contest_last();
    return true;
  }

  // On each run of words without a wide gap, then on the whole line.
  void search_patterns(std::size_t line) {
    const std::vector<int>& words = view_.lines[line].words;
    std::vector<std::span<const int>> runs;
    for (std::size_t from = 0; from < words.size();) {
      std::size_t to = from + 1;
      while (to < words.size() && !stands_apart(view_, view_.lines[line], to)) ++to;
      runs.emplace_back(words.data() + from, to - from);
      from = to;
    }
    if (runs.size() > 1) runs.emplace_back(words);
    for (std::size_t rule = 0; rule < rules_.fields.size(); ++rule) {
      for (const Pattern& pattern : rules_.fields[rule].patterns) {
        const auto fits = [&](std::span<const int> run) { return match(line, rule, run, pattern); };
        if (std::ranges::any_of(runs, fits)) break;
      }
    }
  }

  bool match(std::size_t line, std::size_t rule, std::span<const int> words,
             const Pattern& pattern) {
    const std::string text = joined_text(view_, words);
    re2::StringPiece value;
    if (!RE2::PartialMatch(text, *pattern, &value)) return false;
    const auto from = static_cast<std::size_t>(value.data() - text.data());
    const std::vector<int> found = words_between(view_, words, from, from + value.size());
    if (!add(rule, found, kPatternScore, Whole::yes)) return false;
    const bool whole_run = !found.empty() && found.front() == words.front();
    if (is_free_form(rules_.fields[rule].kind) && whole_run &&
        may_begin_above(view_, labels_, line, found))
      contest_last();
    return true;
  }

  // The last amount on a line of the document's sum.
  void search_totals() {
    const auto is_sum = [this](const FieldRule& rule) { return rule.name == rules_.sum_field; };
    const auto rule = std::find_if(rules_.fields.begin(), rules_.fields.end(), is_sum);
    if (rule == rules_.fields.end()) return;
    for (const Table& table : tables_.tables) {
      for (const BodyLine& body : table.lines) {
        if (body.role != LineRole::total) continue;
        const auto words = last_amount(view_, view_.lines[body.line], context_);
        if (words.empty()) continue;
        // Of several such lines the last is the one of the whole.
        add(static_cast<std::size_t>(rule - rules_.fields.begin()), words,
            kTotalScore + kLaterPageGain * static_cast<double>(page_), Whole::yes);
      }
    }
  }

  void contest_last() {
    for (Field& field : result_.places.back().fields) field.reading.evidence.contested = true;
  }

  // Some of the words are a labelled field's value.
  [[nodiscard]] bool is_taken(const std::vector<int>& run) const {
    return std::any_of(result_.places.begin(), result_.places.end(), [&](const FieldPlace& place) {
      return place.page == page_ && std::find_first_of(run.begin(), run.end(), place.words.begin(),
                                                       place.words.end()) != run.end();
    });
  }

  [[nodiscard]] bool beside_forbidden(std::size_t line, std::size_t rule) const {
    Vocabulary forbidden;
    for (const std::string& text : rules_.fields[rule].near_none_of) forbidden.add(text, 0);
    const std::size_t first = line == 0 ? 0 : line - 1;
    for (std::size_t i = first; i <= line; ++i) {
      if (!find_phrases(view_, view_.lines[i], forbidden).empty()) return true;
    }
    return false;
  }

  // False when the words are no such value.
  bool add(std::size_t rule, const std::vector<int>& run, double score, Whole whole) {
    auto found = field_value(view_, rules_.fields[rule], run, whole, context_);
    if (!found) return false;
    if (found->fields.front().reading.evidence.exact) score += kExactScore;
    result_.places.push_back(
        {rule, page_, std::move(found->words), std::move(found->fields), score, label_});
    return true;
  }

  std::size_t page_;
  const PageTables& tables_;
  const PageView& view_;
  const Template& rules_;
  const Vocabulary& vocabulary_;
  const KindContext& context_;
  FieldSearch& result_;
  int label_{-1};  // whose value is being looked for
  PageLabels labels_;
  std::vector<bool> free_;
};

}  // namespace

FieldSearch search_fields(const std::vector<PageTables>& pages, const Template& rules,
                          const KindContext& context) {
  Vocabulary labels;
  for (std::size_t i = 0; i < rules.fields.size(); ++i) {
    for (const std::string& text : rules.fields[i].labels)
      labels.add(text, static_cast<int>(2 * i));
    for (const std::string& text : rules.fields[i].labels_above) {
      labels.add(text, static_cast<int>(2 * i + 1));
    }
  }
  for (const std::string& text : rules.other_labels)
    labels.add(text, static_cast<int>(2 * rules.fields.size()));
  FieldSearch result;
  std::vector<PageSearch> searches;
  searches.reserve(pages.size());
  for (std::size_t page = 0; page < pages.size(); ++page) {
    searches.emplace_back(page, pages[page], rules, labels, context, result).run();
  }
  search_giro_lines(pages, rules, result);
  for (std::size_t rule = 0; rule < rules.fields.size(); ++rule) {
    if (rules.fields[rule].unlabelled == Unlabelled::no || searches.empty()) continue;
    const bool labelled =
        std::any_of(result.places.begin(), result.places.end(),
                    [rule](const FieldPlace& place) { return place.rule == rule; });
    if (labelled) continue;
    if (rules.fields[rule].unlabelled == Unlabelled::letterhead)
      searches.front().search_letterhead(rule);
    else
      searches.front().search_alone(rule);
  }
  return result;
}

}  // namespace rosett
