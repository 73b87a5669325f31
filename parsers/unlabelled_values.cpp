#include "parsers/unlabelled_values.h"

#include <algorithm>
#include <span>
#include <string>

#include <re2/re2.h>

#include "parsers/continued_text.h"
#include "parsers/letterhead.h"
#include "parsers/phrases.h"
#include "parsers/printed_amount.h"

namespace rosett {
namespace {

constexpr double kOtherBlock = 6;  // em behind words from which others may begin
constexpr double kPatternScore = 0.8;
constexpr double kTotalScore = 1.2;  // the amount on the table's last line
constexpr double kLaterPageGain = 0.05;
constexpr double kAloneScore = 0.3;

}  // namespace

void UnlabelledSearch::search_patterns(std::size_t line) {
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

bool UnlabelledSearch::match(std::size_t line, std::size_t rule, std::span<const int> words,
                             const Pattern& pattern) {
  const std::string text = joined_text(view_, words);
  re2::StringPiece value;
  if (!RE2::PartialMatch(text, *pattern, &value)) return false;
  const auto from = static_cast<std::size_t>(value.data() - text.data());
  const std::vector<int> found = words_between(view_, words, from, from + value.size());
  if (!places_.add(rule, found, kPatternScore, Whole::yes)) return false;
  const bool whole_run = !found.empty() && found.front() == words.front();
  if (is_free_form(rules_.fields[rule].kind) && whole_run &&
      may_begin_above(view_, labels_, line, found))
    places_.contest_last();
  return true;
}

void UnlabelledSearch::search_totals() {
  const auto is_sum = [this](const FieldRule& rule) { return rule.name == rules_.sum_field; };
  const auto rule = std::find_if(rules_.fields.begin(), rules_.fields.end(), is_sum);
  if (rule == rules_.fields.end()) return;
  for (const Table& table : tables_.tables) {
    for (const BodyLine& body : table.lines) {
      if (body.role != LineRole::total) continue;
      const auto words = last_amount(view_, view_.lines[body.line], context_);
      // The number of rows may be all that is read of the line.
      if (words.empty() || places_.is_taken(words)) continue;
      // Of several such lines the last is the one of the whole.
      places_.add(static_cast<std::size_t>(rule - rules_.fields.begin()), words,
                  kTotalScore + kLaterPageGain * static_cast<double>(page_), Whole::yes);
    }
  }
}

void UnlabelledSearch::search_letterhead(std::size_t rule) {
  Vocabulary known = vocabulary_;
  for (const WeightedWords& word : rules_.identity.any_of) known.add(word.text, 0);
  const Letterhead found = letterhead(view_, known);
  if (found.words.empty() || !places_.add(rule, found.words, kAloneScore, Whole::yes)) return;
  // The largest print may as well be a slogan, or whom it is sent to.
  for (Field& field : places_.last().fields) field.reading.evidence.exact = false;
  if (found.may_go_on) places_.contest_last();
}

void UnlabelledSearch::search_alone(std::size_t rule) {
  const std::size_t end =
      tables_.tables.empty() ? view_.lines.size() : tables_.tables.front().header.first_line;
  for (std::size_t line = 0; line < end; ++line) {
    for (std::size_t i = 0; i < view_.lines[line].words.size();) {
      const std::vector<int> run = labels_.run_from(line, i);
      if (!beside_forbidden(line, rule) && !places_.is_taken(run)) add_alone(line, i, run, rule);
      i += std::max<std::size_t>(1, run.size());
    }
  }
}

void UnlabelledSearch::add_alone(std::size_t line, std::size_t position,
                                 const std::vector<int>& run, std::size_t rule) {
  // What stands before it may be the label of something else, unread. Of municipalities there is
  // but one.
  const bool one_of_many = rules_.fields[rule].kind != Kind::kommun;
  if (places_.add(rule, run, kAloneScore, Whole::known)) {
    const bool behind =
        position > 0 && gap_before(view_, view_.lines[line], position) < kOtherBlock;
    if (behind && one_of_many) places_.contest_last();
    return;
  }
  // After a label that could not be read.
  const auto colon = std::find_if(run.begin(), run.end(), [this](int index) {
    return view_.words[static_cast<std::size_t>(index)].text.ends_with(':');
  });
  if (colon != run.end() && places_.add(rule, {colon + 1, run.end()}, kAloneScore, Whole::known) &&
      one_of_many)
    places_.contest_last();
}

bool UnlabelledSearch::beside_forbidden(std::size_t line, std::size_t rule) const {
  Vocabulary forbidden;
  for (const std::string& text : rules_.fields[rule].near_none_of) forbidden.add(text, 0);
  const std::size_t first = line == 0 ? 0 : line - 1;
  for (std::size_t i = first; i <= line; ++i) {
    if (!find_phrases(view_, view_.lines[i], forbidden).empty()) return true;
  }
  return false;
}

}  // namespace rosett
