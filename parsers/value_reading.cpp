#include "parsers/value_reading.h"

#include <algorithm>
#include <cstdlib>

#include <re2/re2.h>

#include "core/identifiers.h"
#include "parsers/number_blanks.h"
#include "parsers/two_readings.h"

namespace rosett {
namespace {

bool touches(const Box& a, const Box& b) { return overlap_x(a, b) > 0 && overlap_y(a, b) > 0; }

constexpr double kLeftMargin = 0.7;   // em; print so near to the paper's edge may be cut
constexpr double kRightMargin = 2.2;  // em; where a line runs on too long
// Heights of ink that no character accounts for. Networks tell an H only when they are through it.
constexpr double kMissing = 0.6;
constexpr double kMissingLetter = 0.8;
constexpr double kTouching = 0.2;  // em between what is one word to the eye
constexpr double kOffLine = 0.35;  // em by which the digits of a number do not differ in height
constexpr int kMinusReach = 3;     // heights before or behind an amount where its minus may stand

// Ink beside an amount may be the minus that turns it.
Box with_signs(const Box& box) {
  const int reach = kMinusReach * box.height();
  return {box.left - reach, box.top, box.right + reach, box.bottom};
}

// The word's ink goes on where its characters have ended, or begins before them: one is missing.
bool has_more_ink(const Word& word, int em) {
  if (word.symbols.empty()) return false;
  static const RE2 digits(R"(\d)");
  const double missing = RE2::PartialMatch(word.text, digits) ? kMissing : kMissingLetter;
  const double least = missing * std::max(em, word.box.height());
  return word.box.right - word.symbols.back().box.right > least ||
         word.symbols.front().box.left - word.box.left > least;
}

bool is_crowded(const PageText& page, const Box& box, Kind kind) {
  if (kind == Kind::amount && unread_ink_in(page, with_signs(box))) return true;
  const auto hit = [&box](const Box& other) { return touches(other, box); };
  return std::any_of(page.rulings.begin(), page.rulings.end(), hit) || unread_ink_in(page, box);
}

// Print that reaches the paper's edge may go on beyond it.
bool is_at_edge(const PageView& view, const Box& box) {
  return box.left < kLeftMargin * view.em || view.page->width - box.right < kRightMargin * view.em;
}

// Numbers like these are never set on two lines: those would be two.
bool is_wrapped(std::span<const Word> words, Kind kind) {
  if (kind != Kind::amount && kind != Kind::count && kind != Kind::date && kind != Kind::kod)
    return false;
  return std::ranges::adjacent_find(words, [](const Word& a, const Word& b) {
           return overlap_y(a.box, b.box) <= 0;
         }) != words.end();
}

bool is_number(Kind kind) {
  return kind == Kind::amount || kind == Kind::count || kind == Kind::date ||
         kind == Kind::personnummer || kind == Kind::dossiernummer;
}

// Two words of one ink, or a digit half a line off: specks and torn strokes that stand in a number
// as if they were of it.
bool is_uneven(const PageView& view, std::span<const Word> words, Kind kind) {
  if (!is_number(kind)) return false;
  return std::ranges::adjacent_find(words, [&](const Word& a, const Word& b) {
           if (overlap_y(a.box, b.box) <= 0) return false;  // a line of its own
           const int narrower = std::min(a.box.width(), b.box.width());
           const bool same_ink = 2 * overlap_x(a.box, b.box) > narrower;
           const bool digits = !digits_of(a.text).empty() && !digits_of(b.text).empty();
           const int off = std::abs(a.box.center_y() - b.box.center_y());
           return same_ink || (digits && off > kOffLine * view.em);
         }) != words.end();
}

// Closer than any two words or cells: "135" of "1350:-", the rest of which is the next cell's.
bool touches_beside(const Box& other, const Box& box, int em) {
  const int gap = std::max(other.left - box.right, box.left - other.right);
  return gap >= 0 && gap < kTouching * em;
}

// "41| 920,00", "41 |920,00": digits beside the amount go on with it as thousands do.
bool goes_on_beside(const PageView& view, std::span<const Word> words, const Box& box) {
  if (words.empty()) return false;
  return std::ranges::any_of(view.words, [&](const Word& other) {
    if (2 * overlap_y(other.box, box) < std::min(other.box.height(), box.height())) return false;
    if (touches_beside(other.box, box, view.em)) return true;
    const std::span<const Word> beside(&other, 1);
    if (other.box.left >= box.right) return may_be_one_number(view, words, beside);
    return other.box.right <= box.left && may_be_one_number(view, beside, words);
  });
}

// Read as nobody writes: a text that ends as if it went on, that begins with the "kr" or the öre of
// the amount before it ("00 Boende") or has digits among its letters ("S0C"), a name like "EMMa" or
// with a tick for a word ("v Elsa"), a person of another age, a municipality that does not exist.
bool is_odd(const Interpretation& found, const std::string& value, Kind kind) {
  static const RE2 odd_text(R"([-,]$|\p{Lu}0\p{Lu}|\dO\d|(?i)^(?:kr|sek|kronor|0\d)\b)");
  static const RE2 odd_name(R"(\p{Lu}{2}\p{Ll}|(?:^|\s)[\p{Ll}VXJI](?:\s|$))");
  static const RE2 century("^(?:18|19|20)");
  if (kind == Kind::text) return RE2::PartialMatch(value, odd_text);
  if (kind == Kind::kommun) return !found.known;
  if (kind == Kind::personnummer) return !RE2::PartialMatch(value, century);
  return kind == Kind::name && RE2::PartialMatch(value, odd_name);
}

// A quote or dash before a text is a speck. True when there was one.
bool trim_front(std::vector<Word>& words) {
  if (words.empty()) return false;
  static const RE2 front(R"(^['"‘’“”´`|:_–—-]+)");
  const bool trimmed = RE2::Replace(&words.front().text, front, "");
  std::erase_if(words, [](const Word& word) { return word.text.empty(); });
  return trimmed;
}

// Names begin and end with letters: quotes and points there are specks. True when some were.
bool trim_specks(std::vector<Word>& words) {
  if (words.empty()) return false;
  static const RE2 front(R"(^[^\pL\d]+)");
  static const RE2 back(R"((\pL{3})[^\pL\d)]+$)");
  bool trimmed = RE2::Replace(&words.front().text, front, "");
  trimmed |= RE2::Replace(&words.back().text, back, "\\1");
  std::erase_if(words, [](const Word& word) { return word.text.empty(); });
  return trimmed;
}

// Without the ticks beside a number, which come out as a letter or as signs, not as a word. What
// could be a minus is none.
std::vector<Word> without_marks(std::span<const Word> words) {
  static const RE2 mark(R"(\pL|\pL?[^\pL\d\p{Pd}()−+]{1,3}\pL?)");
  const auto is_mark = [](const Word& word) { return RE2::FullMatch(word.text, mark); };
  while (!words.empty() && is_mark(words.back())) words = words.first(words.size() - 1);
  while (!words.empty() && is_mark(words.front())) words = words.subspan(1);
  return {words.begin(), words.end()};
}

// decode() writes a period's other readings as "first/last".
std::vector<Candidate> side_of(std::vector<Candidate> candidates, std::size_t side,
                               const std::string& value) {
  std::vector<Candidate> own;
  for (Candidate& candidate : candidates) {
    const std::size_t slash = candidate.value.find('/');
    if (slash != std::string::npos) {
      candidate.value =
          side == 0 ? candidate.value.substr(0, slash) : candidate.value.substr(slash + 1);
    }
    if (candidate.value != value) own.push_back(std::move(candidate));
  }
  return own;
}

// Without specks; true when there were some.
bool trim(Kind kind, std::vector<Word>& words) {
  if (kind == Kind::name || kind == Kind::kommun) return trim_specks(words);
  return kind == Kind::text && trim_front(words);
}

Decoded decoded(Kind kind, std::vector<Word> words, const KindContext& context) {
  const bool trimmed = trim(kind, words);
  Decoded decoded = words.empty() ? Decoded{} : decode(kind, words, context);
  if (decoded.best && trimmed) decoded.best->exact = false;
  return decoded;
}

// Takes the ticks away from a number that does not read with them.
Decoded first_reading(Kind kind, std::vector<Word>& words, const KindContext& context) {
  Decoded found = decoded(kind, words, context);
  if (found.best || !is_number(kind)) return found;
  std::vector<Word> bare = without_marks(words);
  if (bare.empty() || bare.size() == words.size()) return found;
  Decoded again = decoded(kind, bare, context);
  again.text = std::move(found.text);  // what stands there is shown as it was read
  words = std::move(bare);
  return again;
}

// "Delvis bevil jad": letters that stand nearly as close as within a word.
bool is_torn(const PageView& view, const std::vector<Word>& printed, Kind kind) {
  if (kind != Kind::name && kind != Kind::text) return false;
  static const RE2 ends(R"(\pL$)");
  static const RE2 begins(R"(^\pL)");
  const auto narrow = [&view](const Word& a, const Word& b) {
    if (!RE2::PartialMatch(a.text, ends) || !RE2::PartialMatch(b.text, begins)) return false;
    const double gap = static_cast<double>(b.box.left - a.box.right) / view.em;
    return overlap_y(a.box, b.box) > 0 && gap >= 0 && gap < view.narrowest;
  };
  return std::ranges::adjacent_find(printed, narrow) != printed.end();
}

// "9208," with its öre elsewhere.
bool lacks_ore(const std::vector<Word>& printed) {
  static const RE2 open(R"(\d[.,]$)");
  return !printed.empty() && RE2::PartialMatch(printed.back().text, open);
}

std::string side_of(const Interpretation& found, std::size_t side) {
  return side == 0 ? found.value : found.second;
}

}  // namespace

bool unread_ink_in(const PageText& page, const Box& box) {
  return std::any_of(page.unread_ink.begin(), page.unread_ink.end(),
                     [&box](const Box& ink) { return touches(ink, box); });
}

std::vector<Field> read_value(const PageView& view, std::span<const int> words, Kind kind,
                              const std::vector<std::string>& outputs, const KindContext& context) {
  std::vector<Word> printed = words_of(view, words);
  const Decoded first = first_reading(kind, printed, context);
  const Box box = joined_box(view, words);
  // What was left out may be some of the value, and what stands there may not be one value alone.
  const bool contested =
      printed.size() < words.size() || is_at_edge(view, box) || is_wrapped(printed, kind) ||
      is_torn(view, printed, kind) || is_uneven(view, printed, kind) ||
      (kind == Kind::amount &&
       (goes_on_beside(view, printed, box) || has_hole(view, printed) || lacks_ore(printed)));
  const auto again = seen_again(printed);
  const TwoReadings read = again ? compared(kind, first, decoded(kind, *again, context))
                                 : TwoReadings{first, first, {}, first.engine, false};
  // Of a period both ends: one that is wrong tells that the words are not what they seem.
  const auto same_side = [&](std::size_t side) {
    return same_print(kind, side_of(*read.first.best, side), side_of(*read.second.best, side));
  };
  const bool agrees = read.first.best && read.second.best && same_side(0) && same_side(1);
  const bool crowded =
      is_crowded(*view.page, box, kind) ||
      std::ranges::any_of(printed, [&](const Word& word) { return has_more_ink(word, view.em); });
  std::vector<Field> fields;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    Reading reading;
    reading.kind = kind == Kind::period ? Kind::date : kind;
    reading.text = read.decoded.text;
    reading.page = view.page->page;
    reading.box = box;
    reading.confidence = reading.evidence.engine = read.engine;
    if (again) reading.evidence.second = read.second.engine;
    reading.evidence.contested = contested;
    reading.evidence.crowded = crowded;
    if (const auto& best = read.decoded.best) {
      reading.value = side_of(*best, i);
      reading.evidence.contested |= is_odd(*best, *reading.value, kind);
      reading.evidence.exact = best->exact;
      reading.evidence.check_digit = best->check_digit;
      reading.evidence.known = best->known;
      reading.evidence.agrees = agrees;
      reading.evidence.settled = read.settled;
      reading.alternatives = kind == Kind::period
                                 ? side_of(read.decoded.alternatives, i, *reading.value)
                                 : read.decoded.alternatives;
    }
    if (!reading.value) reading.confidence = 0;
    fields.push_back({outputs[i], std::move(reading)});
  }
  return fields;
}

std::vector<Field> unread_value(Kind kind, const std::vector<std::string>& outputs, int page,
                                const Box& box) {
  std::vector<Field> fields;
  for (const std::string& name : outputs) {
    Reading reading;
    reading.kind = kind == Kind::period ? Kind::date : kind;
    reading.page = page;
    reading.box = box;
    fields.push_back({name, std::move(reading)});
  }
  return fields;
}

}  // namespace rosett
