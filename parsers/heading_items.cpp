#include "parsers/heading_items.h"

#include <algorithm>
#include <span>

#include "parsers/phrases.h"

namespace rosett {
namespace {

constexpr double kLeastShare = 0.5;  // of a run of words that headings must take
constexpr double kColumnGap = 2.5;   // em between headings of two columns
constexpr int kUneven = 3;           // times the room before a stroke, behind one that ends a line

std::string key_of(const PageView& view, std::span<const int> words) {
  std::string key;
  for (const int word : words) {
    for (const std::string& part : view.keys[static_cast<std::size_t>(word)]) append_key(key, part);
  }
  return key;
}

// A stroke between two headings of one column, however the engine read it; an upright one is
// rather left of a ruled line between two columns.
bool is_stroke(const std::string& text) {
  return text == "/" || text == "I" || text == "l" || text == "1" || text == "\\";
}

// A stroke at the end of a heading that goes on below: far more room follows than stands before.
bool ends_line(const PageView& view, const TextLine& line, std::size_t stroke) {
  const auto box = [&](std::size_t i) -> const Box& {
    return view.words[static_cast<std::size_t>(line.words[i])].box;
  };
  if (stroke == 0 || stroke + 1 >= line.words.size()) return false;
  const int before = box(stroke).left - box(stroke - 1).right;
  const int after = box(stroke + 1).left - box(stroke).right;
  return after > kColumnGap * view.em && after > kUneven * std::max(before, 1);
}

// Whether a word goes on with the heading before it: a blank apart, as wide as the print is large,
// or with a stroke between.
bool goes_on(const PageView& view, const TextLine& line, std::size_t position) {
  const auto word = [&](std::size_t i) -> const Word& {
    return view.words[static_cast<std::size_t>(line.words[i])];
  };
  if (is_stroke(word(position - 1).text) && ends_line(view, line, position - 1)) return false;
  const Word& here = word(position);
  const Word& before = word(position - 1);
  const int size = std::max(view.em, std::min(here.box.height(), before.box.height()));
  const double gap = static_cast<double>(here.box.left - before.box.right) / size;
  return gap < (is_stroke(here.text) || is_stroke(before.text) ? kWideGap : view.blank);
}

bool is_dash(const std::string& text) {
  return text == "-" || text == "–" || text == "—" || text == "--";
}

// "Dnr / Fritext" and "från – till" are one heading with two names, "DNR PERIOD" is two; "Namn på
// individ" names the same twice.
bool is_one_heading(const PageView& view, const TextLine& line, const Phrase& a, const Phrase& b) {
  const auto text = [&](std::size_t i) -> const std::string& {
    return view.words[static_cast<std::size_t>(line.words[i])].text;
  };
  if (a.last == b.first || a.target == b.target) return true;  // parts of one word, or of one name
  if (text(a.last).ends_with('/') || text(b.first).starts_with('/')) return true;
  return b.first == a.last + 2 && (is_stroke(text(a.last + 1)) || is_dash(text(a.last + 1)));
}

// Finds the headings on a piece of a line.
class ItemFinder {
 public:
  ItemFinder(const PageView& view, const TextLine& line, std::size_t number, const Template& rules,
             std::vector<HeadingItem>& items)
      : view_(view), line_(line), number_(number), rules_(rules), items_(items) {}

  void run(const Vocabulary& headings) {
    headings_ = &headings;
    const std::vector<Phrase> phrases = find_phrases(view_, line_, headings);
    std::size_t next = 0;  // phrase
    for (std::size_t first = 0; first < line_.words.size();) {
      std::size_t last = first;
      while (last + 1 < line_.words.size() && goes_on(view_, line_, last + 1)) ++last;
      std::size_t end = next;
      while (end < phrases.size() && phrases[end].first <= last) {
        last = std::max(last, phrases[end].last);
        ++end;
      }
      add_run(first, last, std::span(phrases).subspan(next, end - next));
      next = end;
      first = last + 1;
    }
  }

 private:
  // The headings of one run of words: each takes the unknown words behind it, the first one those
  // before it too.
  void add_run(std::size_t first, std::size_t last, std::span<const Phrase> phrases) {
    for (std::size_t from = 0; from < phrases.size() || from == 0;) {
      std::size_t to = from + 1;
      while (to < phrases.size() && is_one_heading(view_, line_, phrases[to - 1], phrases[to]))
        ++to;
      const std::size_t end = to < phrases.size() ? phrases[to].first - 1 : last;
      add_item(first, end, phrases.empty() ? phrases : phrases.subspan(from, to - from));
      first = end + 1;
      from = to;
    }
  }

  // A heading within a longer text names nothing.
  void add_item(std::size_t first, std::size_t last, std::span<const Phrase> phrases) {
    const std::span<const int> words(line_.words.data() + first, last - first + 1);
    HeadingItem item{number_, joined_box(view_, words), key_of(view_, words), {}};
    std::size_t named = 0;
    for (const Phrase& phrase : phrases) {
      named += phrase.length;
      if (std::ranges::find(item.rules, phrase.target) == item.rules.end())
        item.rules.push_back(phrase.target);
    }
    if (static_cast<double>(named) < kLeastShare * static_cast<double>(item.key.size()))
      item.rules.clear();
    if (const int joint = joint_column(rules_, item.rules); joint >= 0) item.rules = {joint};
    if (const int whole = cut_word(words); whole >= 0) item.rules = {whole};
    if (!item.key.empty()) items_.push_back(std::move(item));
  }

  // "Person-" is not the person's name but half of "Personnummer": what a hyphen at the end leaves
  // to the next line is a number more often than anything. -1: no heading, or no hyphen.
  [[nodiscard]] int cut_word(std::span<const int> words) const {
    const std::string text = joined_text(view_, words);
    if (text.size() < 2 || !text.ends_with('-')) return -1;
    const Vocabulary::Match match = headings_->find(label_key(text + "nummer"));
    return match.slips == 0 ? match.target : -1;
  }

  const PageView& view_;
  const TextLine& line_;
  std::size_t number_;
  const Template& rules_;
  std::vector<HeadingItem>& items_;
  const Vocabulary* headings_{};
};

}  // namespace

std::vector<HeadingItem> heading_items(const PageView& view, std::size_t line,
                                       const Vocabulary& headings, const Template& rules,
                                       const BodyGaps& gaps) {
  std::vector<HeadingItem> items;
  for (const TextLine& piece : pieces_of(view, view.lines[line], gaps))
    ItemFinder(view, piece, line, rules, items).run(headings);
  return items;
}

}  // namespace rosett
