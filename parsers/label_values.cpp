#include "parsers/label_values.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/identifiers.h"
#include "core/text.h"
#include "parsers/continued_text.h"
#include "parsers/phrases.h"
#include "parsers/printed_amount.h"
#include "parsers/under_label.h"
#include "parsers/value_reading.h"

namespace rosett {
namespace {

constexpr double kRightScore = 1.0;  // a value on the label's line
constexpr double kBelowScore = 0.7;
constexpr double kColonScore = 0.4;
constexpr double kLengthScore = 0.02;  // for each character of the label: long ones say more
constexpr double kSlipCost = 0.1;
constexpr double kLaterPageCost = 0.1;
constexpr double kBelowDistance = 2.4;  // em between the tops of label and value
constexpr double kOtherBlock = 6;       // em behind a label from which another block may begin
constexpr double kSameEdge = 0.4;       // em between the left edges of a label and its value
constexpr double kNearBeside = 2.2;     // em behind a text where more of it may stand
constexpr double kCutReach = 1;         // em before a label that a part of it may be missing from
constexpr std::size_t kTellingLabel =
    10;                           // letters of a label that stands at no value's end by chance
constexpr double kFarRight = 45;  // em between a label and a text: any number may be farther

class LabelSearch {
 public:
  LabelSearch(std::size_t page, const PageView& view, const PageLabels& labels,
              const Template& rules, const KindContext& context, FieldPlaces& places)
      : page_(page),
        view_(view),
        labels_(labels),
        rules_(rules),
        context_(context),
        places_(places) {}

  void search_at(std::size_t line, const Phrase& phrase) {
    if (!labels_.is_label(line, phrase)) return;
    const auto rule = static_cast<std::size_t>(phrase.target / 2);
    if (rule == rules_.fields.size() || is_own_value(line, phrase, rule)) return;
    const bool only_above = phrase.target % 2 == 1;
    places_.begin_label(rule, phrase.box, is_cut(phrase));
    // The column that a label with its rate heads ends where the rate does.
    Phrase found = phrase;
    if (rules_.fields[rule].rated && phrase.last + 1 < view_.lines[line].words.size())
      found.box = united(found.box, joined_box(view_, labels_.run_from(line, phrase.first)));
    const double score = kLengthScore * static_cast<double>(phrase.length) -
                         kSlipCost * phrase.slips - kLaterPageCost * static_cast<double>(page_) +
                         (labels_.has_colon(line, phrase) ? kColonScore : 0);
    const Kind kind = rules_.fields[rule].kind;
    // In a ruled form any words beside a label may be the next label, unreadable; and far beside it
    // stands what is of another block, such as the receiver's address, unless a colon leads there.
    const bool other_beside = is_free_form(kind)
                                  ? is_ruled_off(line, phrase)
                                  : kind != Kind::amount && is_far_beside(line, phrase) &&
                                        !labels_.has_colon(line, phrase);
    const bool below_first =
        !only_above && other_beside && search_below(line, found, rule, score + kBelowScore);
    if (!below_first && (only_above || !search_right(line, phrase, rule, score + kRightScore)))
      search_below(line, found, rule, score + kBelowScore);
    places_.end_label();
  }

 private:
  // Ink that nobody read stands before a label that is nearly one of the template's: it may be the
  // end of another, "Utbetalningsda|tum".
  [[nodiscard]] bool is_cut(const Phrase& phrase) const {
    const Box before{phrase.box.left - static_cast<int>(kCutReach * view_.em), phrase.box.top,
                     phrase.box.left, phrase.box.bottom};
    return phrase.slips > 0 && unread_ink_in(*view_.page, before);
  }

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
  [[nodiscard]] bool is_own_value(std::size_t line, const Phrase& phrase, std::size_t rule) const {
    return !labels_.has_colon(line, phrase) &&
           places_.is_value_of(rule, view_.lines[line].words[phrase.first]);
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
    if (is_other_label(line, first, rule)) return add_behind_count(line, first, rule, score);
    std::vector<int> run = labels_.run_from(line, first);
    if (rules_.fields[rule].rated) run = rated_amount(view_, labels_, line, first, context_);
    const Kind kind = rules_.fields[rule].kind;
    if (places_.add(rule, run, score, Whole::no)) {
      if (is_free_form(kind) && is_doubtful_text(line, phrase, run)) places_.contest_last();
      return true;
    }
    if (kind == Kind::count && places_.add(rule, after_colon(run), score, Whole::no)) return true;
    if (!is_free_form(kind) && has_digits(run)) {
      places_.set_unread(run);
    }
    return false;
  }

  // "Totalt  Antal poster: 30  843 549": the sum of all, behind their number.
  bool add_behind_count(std::size_t line, std::size_t position, std::size_t rule, double score) {
    const Phrase& label = *labels_.label_at(line, position);
    const auto counted = static_cast<std::size_t>(label.target / 2);
    const bool is_count =
        counted < rules_.fields.size() && rules_.fields[counted].kind == Kind::count;
    if (!is_count || rules_.fields[rule].name != rules_.sum_field) return false;
    const std::vector<int> number = labels_.run_from(line, label.last + 1);
    const std::vector<int> sum = last_amount(view_, view_.lines[line], context_);
    return !number.empty() && !sum.empty() &&
           std::ranges::find_first_of(number, sum) == number.end() &&
           places_.add(rule, sum, score, Whole::yes);
  }

  // Words stand a little farther than a blank behind the text: more of it, behind what was not
  // read.
  [[nodiscard]] bool goes_on_beside(std::size_t line, const std::vector<int>& run) const {
    const TextLine& text = view_.lines[line];
    const auto last = std::ranges::find(text.words, run.back());
    if (last == text.words.end() || last + 1 == text.words.end()) return false;
    const auto next = static_cast<std::size_t>(last - text.words.begin()) + 1;
    return labels_.label_at(line, next) == nullptr && gap_before(view_, text, next) < kNearBeside;
  }

  // "ensamkommande barnMottagande kommun": the next label, without the blank that would tell it.
  [[nodiscard]] bool ends_in_label(const std::vector<int>& run) const {
    const auto bare = [](const std::string& text) {
      std::string key = folded(text);
      std::erase(key, ' ');
      return key;
    };
    const std::string key = bare(joined_text(view_, run));
    return std::ranges::any_of(rules_.fields, [&](const FieldRule& field) {
      return std::ranges::any_of(field.labels, [&](const std::string& label) {
        const std::string end = bare(label);
        return end.size() >= kTellingLabel && key.size() > end.size() && key.ends_with(end);
      });
    });
  }

  // It may go on below; or the label's own text stands below it, and this is another's.
  [[nodiscard]] bool is_doubtful_text(std::size_t line, const Phrase& phrase,
                                      const std::vector<int>& run) const {
    if (!rest_below(view_, labels_, line, phrase.box, run).empty()) return true;
    if (goes_on_beside(line, run) || ends_in_label(run)) return true;
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
    std::vector<int> unread;
    for (std::size_t next = line + 1; next < view_.lines.size(); ++next) {
      const TextLine& text = view_.lines[next];
      if (text.box.top - phrase.box.top > reach) continue;
      for (std::size_t i = 0; i < text.words.size(); ++i) {
        const int down = labels_.word(next, i).box.top - phrase.box.top;
        const bool may_be = down > 0 && down <= reach && labels_.begins_segment(next, i) &&
                            !is_other_label(next, i, rule);
        if (may_be && add_below(line, phrase, rule, next, i, score)) return true;
        if (may_be && unread.empty()) unread = digits_below(line, phrase, next, i);
      }
    }
    if (!unread.empty() && !is_free_form(rules_.fields[rule].kind)) places_.set_unread(unread);
    return false;
  }

  // The words from that position on where they stand right under the label and may be a number.
  [[nodiscard]] std::vector<int> digits_below(std::size_t line, const Phrase& phrase,
                                              std::size_t next, std::size_t position) const {
    std::vector<int> words = labels_.segment_from(next, position);
    const Box place = joined_box(view_, words);
    const bool below = stands_under(view_, place, phrase.box) ||
                       stands_between(view_, labels_, line, phrase, place);
    return below && has_digits(words) ? words : std::vector<int>{};
  }

  // Without the words that begin where another label of the line does: they are its value, however
  // close they stand.
  [[nodiscard]] std::vector<int> before_next_label(std::size_t line, const Phrase& phrase,
                                                   std::vector<int> words) const {
    const auto is_next = [&](int index) {
      const int left = view_.words[static_cast<std::size_t>(index)].box.left;
      return std::ranges::any_of(labels_.phrases(line), [&](const Phrase& other) {
        return other.first > phrase.last && labels_.is_label(line, other) &&
               std::abs(other.box.left - left) < kSameEdge * view_.em;
      });
    };
    const auto next = std::ranges::find_if(words.begin() + 1, words.end(), is_next);
    words.erase(next, words.end());
    return words;
  }

  // The words from that position on, or fewer where columns are so narrow that their values look
  // like one.
  bool add_below(std::size_t line, const Phrase& phrase, std::size_t rule, std::size_t next,
                 std::size_t position, double score) {
    const std::vector<int> run = before_next_label(line, phrase, labels_.run_from(next, position));
    const std::vector<int> segment =
        before_next_label(line, phrase, labels_.segment_from(next, position));
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
    if (!places_.add(rule, run, score, Whole::yes)) return false;
    if (!is_free_form(rules_.fields[rule].kind)) return true;
    const std::vector<int> rest = rest_below(view_, labels_, line, phrase.box, run);
    if (!rest.empty() && !has_digits(rest)) places_.contest_last();
    return true;
  }

  std::size_t page_;
  const PageView& view_;
  const PageLabels& labels_;
  const Template& rules_;
  const KindContext& context_;
  FieldPlaces& places_;
};

}  // namespace

void search_label(std::size_t page, const PageView& view, const PageLabels& labels,
                  const Template& rules, const KindContext& context, std::size_t line,
                  const Phrase& phrase, FieldPlaces& places) {
  LabelSearch(page, view, labels, rules, context, places).search_at(line, phrase);
}

}  // namespace rosett
