#include "parsers/page_view.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>
#include <utility>

#include "core/identifiers.h"
#include "core/middle.h"
#include "core/text.h"
#include "parsers/label_key.h"
#include "parsers/page_blanks.h"
#include "parsers/two_readings.h"

namespace rosett {
namespace {

constexpr std::size_t kSpeckBytes = 2;
constexpr double kDust = 0.1;          // em that no printed sign is as small as
constexpr double kTolerance = 0.5;     // of the word height, off the line's course
constexpr double kLeastHeight = 0.8;   // em; dashes and commas count as this high
constexpr double kSlopeSpan = 12;      // em of line from which its own slope is trusted
constexpr double kHintSpan = 20;       // em an engine line must span to hint at the slope
constexpr std::size_t kHints = 5;      // nearest engine lines whose median slope is taken
constexpr double kSteepest = 0.12;     // about 7 degrees: more is no straightened page
constexpr double kTall = 1.5;          // em from which a box holds more than its word
constexpr double kTallWeight = 0.02;   // such boxes hardly tell a line's course
constexpr double kMayOverlap = 0.6;    // em by which neighbours' boxes may overlap
constexpr std::size_t kDrawnLine = 4;  // characters from which dashes are a drawn line
constexpr std::size_t kTail = 6;       // last words of a line that foretell its course

struct Hint {
  double y{};
  double slope{};
};

double center_y(const Word& word) { return (word.box.top + word.box.bottom) / 2.0; }
double center_x(const Word& word) { return (word.box.left + word.box.right) / 2.0; }

// Joined with a speck or with a neighbouring line: its centre says little.
bool is_tall(const Word& word, int em) { return word.box.height() > kTall * em; }

int typical_height(const std::vector<Word>& words) {
  std::vector<int> heights;
  heights.reserve(words.size());
  for (const Word& word : words) heights.push_back(word.box.height());
  return std::max(1, middle_of(std::move(heights)));
}

std::vector<Hint> slope_hints(const std::vector<Word>& words, int em) {
  std::map<int, std::pair<const Word*, const Word*>> ends;
  for (const Word& word : words) {
    auto& [first, last] = ends[word.line];
    if (first == nullptr || word.box.left < first->box.left) first = &word;
    if (last == nullptr || word.box.left > last->box.left) last = &word;
  }
  std::vector<Hint> hints;
  for (const auto& [line, end] : ends) {
    const double run = center_x(*end.second) - center_x(*end.first);
    if (run < kHintSpan * em) continue;
    const double slope = (center_y(*end.second) - center_y(*end.first)) / run;
    if (std::abs(slope) < kSteepest) hints.push_back({center_y(*end.first), slope});
  }
  return hints;
}

double hinted_slope(std::vector<Hint> hints, double y) {
  if (hints.empty()) return 0;
  const std::size_t count = std::min(kHints, hints.size());
  std::partial_sort(hints.begin(), hints.begin() + static_cast<std::ptrdiff_t>(count), hints.end(),
                    [y](const Hint& a, const Hint& b) {
                      return std::make_pair(std::abs(a.y - y), a.slope) <
                             std::make_pair(std::abs(b.y - y), b.slope);
                    });
  std::vector<double> slopes;
  for (std::size_t i = 0; i < count; ++i) slopes.push_back(hints[i].slope);
  std::sort(slopes.begin(), slopes.end());
  return slopes[count / 2];
}

// Least squares through the centres of a line's last words, evaluated at `x`.
double course_at(const std::vector<Word>& words, const TextLine& line, double x, double hint,
                 int em) {
  const std::size_t first = line.words.size() > kTail ? line.words.size() - kTail : 0;
  double n = 0, sum_x = 0, sum_y = 0, sum_xx = 0, sum_xy = 0;
  for (std::size_t i = first; i < line.words.size(); ++i) {
    const Word& word = words[static_cast<std::size_t>(line.words[i])];
    const double weight = word.box.width() * (is_tall(word, em) ? kTallWeight : 1.0);
    n += weight;
    sum_x += weight * center_x(word);
    sum_y += weight * center_y(word);
    sum_xx += weight * center_x(word) * center_x(word);
    sum_xy += weight * center_x(word) * center_y(word);
  }
  const double mean_x = sum_x / n;
  const double spread = sum_xx / n - mean_x * mean_x;
  const Word& front = words[static_cast<std::size_t>(line.words[first])];
  const Word& back = words[static_cast<std::size_t>(line.words.back())];
  const double run = center_x(back) - center_x(front);
  double slope = hint;
  if (run > kSlopeSpan * em && spread > 0) {
    // A short run tells little of what comes far away.
    const double trust = std::min(1.0, run / (2 * std::max(1.0, x - center_x(back))));
    slope += trust * ((sum_xy / n - mean_x * sum_y / n) / spread - hint);
  }
  return sum_y / n + slope * (x - mean_x);
}

// The engine locates characters roughly: neighbours' boxes may overlap a little.
bool stands_right_of(const Box& box, const Box& before) {
  return box.center_x() > before.center_x() &&
         overlap_x(box, before) <= kMayOverlap * std::min(box.width(), before.width());
}

// From the line's course to the middle of the word, which in a tall box may be anywhere.
double distance(const Word& word, double course, int em) {
  if (!is_tall(word, em)) return std::abs(center_y(word) - course);
  const double top = word.box.top + em / 2.0;
  const double bottom = word.box.bottom - em / 2.0;
  return std::max({0.0, top - course, course - bottom});
}

// Words that the engine read as one run of ink, in its order, from left to right.
struct Unit {
  std::vector<int> words;
  Box box;
};

std::vector<Unit> units_of(const std::vector<Word>& words) {
  std::vector<Unit> units;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool goes_on =
        i > 0 && words[i].segment == words[i - 1].segment && words[i].line == words[i - 1].line &&
        words[i].box.left >= words[i - 1].box.left && overlap_y(words[i].box, words[i - 1].box) > 0;
    if (!goes_on) units.emplace_back();
    units.back().words.push_back(static_cast<int>(i));
    units.back().box = united(units.back().box, words[i].box);
  }
  std::stable_sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) {
    return std::make_pair(a.box.left, a.box.top) < std::make_pair(b.box.left, b.box.top);
  });
  return units;
}

std::vector<TextLine> lines_of(const std::vector<Word>& words, int em) {
  const std::vector<Hint> hints = slope_hints(words, em);
  std::vector<TextLine> lines;
  for (const Unit& unit : units_of(words)) {
    const Word& word = words[static_cast<std::size_t>(unit.words.front())];
    const double hint = hinted_slope(hints, center_y(word));
    TextLine* best = nullptr;
    double best_offset = kTolerance;
    for (TextLine& line : lines) {
      const Word& last = words[static_cast<std::size_t>(line.words.back())];
      if (!stands_right_of(unit.box, last.box)) continue;
      const int lower = std::min(word.box.height(), last.box.height());
      const double height = std::max(kLeastHeight * em, static_cast<double>(lower));
      const double course = course_at(words, line, center_x(word), hint, em);
      const double offset = distance(word, course, em) / height;
      if (offset >= best_offset) continue;
      best_offset = offset;
      best = &line;
    }
    if (best == nullptr) best = &lines.emplace_back();
    best->words.insert(best->words.end(), unit.words.begin(), unit.words.end());
    best->box = united(best->box, unit.box);
  }
  return lines;
}

// Top to bottom as a reader sees it: where the line is, or would be, at the page's middle.
void sort_lines(std::vector<TextLine>& lines, const std::vector<Word>& words, int em, int width) {
  const std::vector<Hint> hints = slope_hints(words, em);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const double y = center_y(words[static_cast<std::size_t>(lines[i].words.front())]);
    order.emplace_back(course_at(words, lines[i], width / 2.0, hinted_slope(hints, y), em), i);
  }
  std::sort(order.begin(), order.end());
  std::vector<TextLine> sorted;
  sorted.reserve(order.size());
  for (const auto& [y, i] : order) sorted.push_back(std::move(lines[i]));
  lines = std::move(sorted);
}

// The share of a word's box that its first `count` of `total` characters take.
Box part_of(const Box& box, std::size_t from, std::size_t to, std::size_t total) {
  const auto at = [&](std::size_t i) {
    return box.left + static_cast<int>(static_cast<std::size_t>(box.width()) * i / total);
  };
  return {at(from), box.top, at(to), box.bottom};
}

// What it saw between two columns of pixels; at the word's ends, all there is.
SecondReading part_of(const SecondReading& second, int left, int right, const Box& word) {
  SecondReading part;
  for (const Symbol& symbol : second.symbols) {
    const int x = std::clamp(symbol.box.center_x(), word.left, word.right - 1);
    if (symbol.text != " " && x >= left && x < right) part.symbols.push_back(symbol);
  }
  return part;
}

Word part_of(const Word& word, std::size_t from, std::size_t to, const std::u32string& text) {
  Word part = word;
  part.text = to_utf8(std::u32string_view(text).substr(from, to - from));
  part.symbols.clear();
  if (word.symbols.size() == text.size()) {
    part.symbols.assign(word.symbols.begin() + static_cast<std::ptrdiff_t>(from),
                        word.symbols.begin() + static_cast<std::ptrdiff_t>(to));
    part.box = {};
    for (const Symbol& symbol : part.symbols) part.box = united(part.box, symbol.box);
  }
  if (part.symbols.empty() || part.box.empty()) part.box = part_of(word.box, from, to, text.size());
  if (part.second) {
    const int left = from == 0 ? word.box.left : part.box.left;
    const int right = to == text.size() ? word.box.right : part.box.right;
    part.second = part_of(*word.second, left, right, word.box);
    part.second->goes_on = to < text.size() || word.second->goes_on;
  }
  return part;
}

// A line drawn with characters: "--------", "........".
bool is_drawn_line(const Word& word) {
  return word.text.size() >= kDrawnLine &&
         word.text.find_first_not_of("-_=.*~+|") == std::string::npos;
}

bool beside_ruling(const PageText& page, const Box& box, int reach) {
  const Box wide{box.left - reach, box.top, box.right + reach, box.bottom};
  return std::any_of(page.rulings.begin(), page.rulings.end(), [&](const Box& ruling) {
    return ruling.height() > ruling.width() && overlap_x(ruling, wide) > 0 &&
           overlap_y(ruling, wide) > 0;
  });
}

// What is left of an upright ruling reads as "|" or "I" by itself, or as a quote before a word.
// Short numbers keep everything: there a mark may be a digit that was misread.
Word without_ruling_remnants(const Word& word, const PageText& page, int em) {
  constexpr std::u32string_view kAlone = U"|'‘’`´\"[]!_IlJ";
  constexpr std::u32string_view kBefore = U"|'‘’`´\":";
  constexpr std::size_t kLeastRest = 4;  // characters that must follow the mark
  const std::u32string text = to_codepoints(word.text);
  const bool thin = word.box.width() < em / 3 && word.box.height() > em * 5 / 4;
  if (text.size() == 1 && thin && kAlone.find(text[0]) != std::u32string_view::npos) return {};
  const Box start{word.box.left, word.box.top, word.box.left + 1, word.box.bottom};
  if (!beside_ruling(page, start, em * 4 / 5)) return word;
  std::size_t from = 0;
  while (from < text.size() && kBefore.find(text[from]) != std::u32string_view::npos) ++from;
  if (from == 0 || text.size() < from + kLeastRest) return word;
  return part_of(word, from, text.size(), text);
}

// The engine locates characters roughly; where a word's box runs into the next one's, the next
// one's beginning is right.
void trim_overlaps(std::vector<Word>& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    Word& before = words[i - 1];
    const Word& word = words[i];
    if (word.segment != before.segment || word.line != before.line) continue;
    if (word.box.center_x() <= before.box.left || word.box.left >= before.box.right) continue;
    before.box.left = std::min(before.box.left, word.box.left - 1);
    before.box.right = std::max(before.box.left + 1, word.box.left);
  }
}

// Smaller than any point that the page prints.
bool is_dust(const Word& word, int em) {
  return std::max(word.box.width(), word.box.height()) < kDust * em;
}

// "Kommun:Lund" is a label and a value; "12:30" is not.
std::vector<Word> useful_words(const PageText& page, int em) {
  std::vector<Word> split;
  for (const Word& printed : page.words) {
    const Word word = without_ruling_remnants(printed, page, em);
    if (word.text.empty() || is_drawn_line(word) || is_dust(word, em)) continue;
    const std::size_t colon = word.text.find(':');
    const bool inside = colon != std::string::npos && colon > 1 && colon + 1 < word.text.size();
    if (!inside || !digits_of(word.text.substr(0, colon)).empty()) {
      split.push_back(word);
      continue;
    }
    const std::u32string text = to_codepoints(word.text);
    const std::size_t at = text.find(U':') + 1;
    split.push_back(part_of(word, 0, at, text));
    split.push_back(part_of(word, at, text.size(), text));
  }
  return split;
}

// What a label may say. A short one may be read right by the second reader alone, "Par" for "Pnr",
// and values are judged by their own print.
std::string label_text(const Word& word) {
  const auto again = seen_again({&word, 1});
  const bool surer = again && again->size() == 1 && !word.second->goes_on &&
                     again->front().confidence > word.confidence &&
                     again->front().text.find(' ') == std::string::npos;
  return surer ? again->front().text : word.text;
}

}  // namespace

PageView view_page(const PageText& page) {
  PageView view;
  view.page = &page;
  view.em = typical_height(page.words);
  view.words = useful_words(page, view.em);
  trim_overlaps(view.words);
  view.blank = blank_of(view.words, view.em);
  view.narrowest = narrowest_of(view.words, view.em);
  view.thousands = thousands_of(view.words, view.em, view.blank);
  for (const Word& word : view.words) {
    std::vector<std::string>& keys = view.keys.emplace_back();
    for (const std::string& part : split(label_text(word), '/')) keys.push_back(label_key(part));
  }
  view.lines = lines_of(view.words, view.em);
  sort_lines(view.lines, view.words, view.em, page.width);
  return view;
}

std::vector<Word> words_of(const PageView& view, std::span<const int> words) {
  std::vector<Word> chosen;
  chosen.reserve(words.size());
  for (const int word : words) chosen.push_back(view.words[static_cast<std::size_t>(word)]);
  return chosen;
}

std::string joined_text(const PageView& view, std::span<const int> words) {
  std::string text;
  for (const int word : words) {
    if (!text.empty()) text += ' ';
    text += view.words[static_cast<std::size_t>(word)].text;
  }
  return text;
}

std::vector<int> words_between(const PageView& view, std::span<const int> words, std::size_t from,
                               std::size_t to) {
  std::vector<int> found;
  std::size_t at = 0;
  for (const int index : words) {
    const std::size_t end = at + view.words[static_cast<std::size_t>(index)].text.size();
    if (end > from && at < to) found.push_back(index);
    at = end + 1;
  }
  return found;
}

bool may_be_speck(const Word& word) { return word.text.size() <= kSpeckBytes; }

Box joined_box(const PageView& view, std::span<const int> words) {
  Box box;
  for (const int word : words) box = united(box, view.words[static_cast<std::size_t>(word)].box);
  return box;
}

}  // namespace rosett
