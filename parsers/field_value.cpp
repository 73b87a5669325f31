#include "parsers/field_value.h"

#include <algorithm>
#include <cstddef>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "parsers/value_reading.h"

namespace rosett {
namespace {

constexpr float kGarbled = 0.5F;   // confidence of a word that is no reading of print
constexpr double kGarbledGap = 6;  // em from a text to such a word that may belong to it
constexpr double kUnitGap = 2.6;   // em at most between a number and what it counts

// Any words look like a municipality's name; only a listed one says what it is by itself.
bool is_telling(Kind kind, const Interpretation& meaning) {
  return kind != Kind::kommun || meaning.known;
}

const Word& word_at(const PageView& view, int index) {
  return view.words[static_cast<std::size_t>(index)];
}

double gap_between(const PageView& view, int left, int right) {
  return static_cast<double>(word_at(view, right).box.left - word_at(view, left).box.right) /
         view.em;
}

bool only_a_blank_before(const PageView& view, const std::vector<int>& run, std::size_t at) {
  return gap_between(view, run[at - 1], run[at]) < view.blank;
}

// The word after it on its line, in this run of words or the next.
std::optional<int> word_after(const PageView& view, int word) {
  for (const TextLine& line : view.lines) {
    const auto found = std::ranges::find(line.words, word);
    if (found == line.words.end()) continue;
    if (found + 1 == line.words.end()) return std::nullopt;
    return *(found + 1);
  }
  return std::nullopt;
}

// Words that only a blank parts and that have digits may be a number that the engine cut in
// two: they are not left out where the longer run reads too.
std::size_t least_words(const PageView& view, const std::vector<int>& run) {
  std::size_t least = 1;
  while (least < run.size() && only_a_blank_before(view, run, least) &&
         !digits_of(word_at(view, run[least]).text).empty())
    ++least;
  return least;
}

std::optional<std::vector<int>> longest(const PageView& view, const FieldRule& rule,
                                        const std::vector<int>& run, Whole whole,
                                        const KindContext& context) {
  std::optional<std::vector<int>> best;
  const std::size_t least = whole == Whole::no ? least_words(view, run) : 1;
  for (std::size_t count = run.size(); count > 0; --count) {
    const std::vector<int> words(run.begin(), run.begin() + static_cast<std::ptrdiff_t>(count));
    const auto meaning = interpret(rule.kind, joined_text(view, words), context);
    if (whole == Whole::known && !(meaning && meaning->exact && is_telling(rule.kind, *meaning)))
      return std::nullopt;
    if (meaning && (!best || meaning->exact)) best = words;
    if (meaning && count <= least) break;
    if ((meaning && meaning->exact) || whole != Whole::no || is_free_form(rule.kind)) break;
  }
  return best;
}

enum class Rest { nothing, number, unit };

// What goes on behind the value: "1| st", "2018-|07-01".
Rest rest_of(const PageView& view, const std::vector<int>& run, std::size_t count) {
  const auto after = word_after(view, run[count - 1]);
  if (!after) return Rest::nothing;
  const double gap = gap_between(view, run[count - 1], *after);
  static const RE2 number(R"(^[-–.,:/+]*\d)");
  const std::string& next = word_at(view, *after).text;
  if (gap < kUnitGap && digits_of(next).empty() && interpret(Kind::count, "1 " + next))
    return Rest::unit;
  return gap < view.blank && RE2::PartialMatch(next, number) ? Rest::number : Rest::nothing;
}

// What goes on behind a text cannot be read and may be more of it: a stamp lies there.
bool is_cut_by_garble(const PageView& view, const std::vector<int>& run) {
  const auto after = word_after(view, run.back());
  return after && word_at(view, *after).confidence < kGarbled &&
         gap_between(view, run.back(), *after) < kGarbledGap;
}

}  // namespace

bool is_free_form(Kind kind) { return kind == Kind::text || kind == Kind::name; }

std::optional<FieldValue> field_value(const PageView& view, const FieldRule& rule,
                                      const std::vector<int>& run, Whole whole,
                                      const KindContext& context) {
  auto best = longest(view, rule, run, whole, context);
  if (!best) return std::nullopt;
  const Rest rest = is_free_form(rule.kind) ? Rest::nothing : rest_of(view, run, best->size());
  if (rest == Rest::unit && rule.kind == Kind::amount) return std::nullopt;
  FieldValue found{*best, read_value(view, *best, rule.kind, rule.outputs, context)};
  if (!found.fields.front().reading.value) return std::nullopt;
  const bool cut =
      rest == Rest::number || (is_free_form(rule.kind) && is_cut_by_garble(view, *best));
  if (cut) contest(found.fields);
  return found;
}

}  // namespace rosett
