#include "ocr/blanks.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

#include "core/middle.h"
#include "ocr/latin_letter.h"

namespace rosett {
namespace {

constexpr std::size_t kLeastBlanks = 8;  // between words, to tell how wide they are on the page
// Of the usual blank. On 265 scans, 110 of them the development corpus, 2.5 % of 14,900 blanks
// between words are below kNarrow; of 39,000 words 1.4 % have wider white than kSurely within, most
// beside dashes and specks.
constexpr double kNarrow = 0.75;
constexpr double kClosed = 0.5;  // less is none
constexpr double kSurely = 0.8;
// Times the widest white between letters beside it.
constexpr double kStandsOut = 1.4;
constexpr double kSurelyStandsOut = 1.5;
// The value stays what both readers saw; the blank is what it may be.
constexpr float kSureOfLost = 0.5F;

struct Gap {
  int left{}, right{};
  [[nodiscard]] int width() const { return right - left; }
  [[nodiscard]] int middle() const { return (left + right) / 2; }
};

bool is_blank(const Symbol& symbol) { return symbol.text == " "; }

bool are_letters(const std::vector<Symbol>& symbols) {
  return symbols.size() > 1 && std::ranges::all_of(symbols, is_latin_letter);
}

// "Ali", "Ali," or "J.".
bool ends_a_word(std::span<const Symbol> symbols) {
  const std::string& last = symbols.back().text;
  if (last == "," || last == ".") symbols = symbols.first(symbols.size() - 1);
  return !symbols.empty() && std::ranges::all_of(symbols, is_latin_letter);
}

std::string letters_of(const std::vector<Symbol>& symbols) {
  std::string text;
  for (const Symbol& symbol : symbols)
    if (!is_blank(symbol)) text += symbol.text;
  return text;
}

// The white between the segment's components, from left to right.
std::vector<Gap> gaps_of(const Segment& segment, const Components& components) {
  std::vector<Gap> gaps;
  std::optional<int> right;
  for (const int member : segment.members) {
    const Box& box = components.items[static_cast<std::size_t>(member)].box;
    if (right && box.left > *right) gaps.push_back({*right, box.left});
    right = right ? std::max(*right, box.right) : box.right;
  }
  return gaps;
}

// The widest of those within a box, but for one that is left out.
int widest_within(std::span<const Gap> gaps, const Box& box, const Gap* but = nullptr) {
  int widest = 0;
  for (const Gap& gap : gaps)
    if (&gap != but && gap.left >= box.left && gap.right <= box.right)
      widest = std::max(widest, gap.width());
  return widest;
}

// The second reader's blanks of a word: how many of its symbols, blanks left out, stand before
// each.
std::vector<std::size_t> blanks_in(const std::vector<Symbol>& symbols) {
  std::vector<std::size_t> places;
  std::size_t letters = 0;
  for (const Symbol& symbol : symbols) {
    if (is_blank(symbol))
      places.push_back(letters);
    else
      ++letters;
  }
  return places;
}

// Both as words of their own.
std::pair<Word, Word> parted(const Word& word, std::size_t letters, const Gap& gap) {
  std::pair<Word, Word> parts{word, word};
  auto& [before, after] = parts;
  const auto at = static_cast<std::ptrdiff_t>(letters);
  before.symbols.erase(before.symbols.begin() + at, before.symbols.end());
  after.symbols.erase(after.symbols.begin(), after.symbols.begin() + at);
  auto& seen_before = before.second->symbols;
  auto& seen_after = after.second->symbols;
  const auto blank = seen_before.begin() + at;
  seen_after.erase(seen_after.begin(), seen_after.begin() + at + 1);
  seen_before.erase(blank, seen_before.end());
  before.second->goes_on = false;
  before.box.right = gap.left;
  after.box.left = gap.right;
  for (Word* part : {&before, &after}) {
    part->text = joined(part->symbols);
    part->confidence = 1;
    for (const Symbol& symbol : part->symbols)
      part->confidence = std::min(part->confidence, symbol.confidence);
  }
  return parts;
}

class SegmentBlanks {
 public:
  SegmentBlanks(std::vector<Word>& words, std::vector<Gap> gaps, double usual, int text_height)
      : words_{words}, gaps_{std::move(gaps)}, usual_{usual * text_height}, height_{text_height} {}

  void settle() {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) settle_after(i);
    for (std::size_t i = 0; i < words_.size(); ++i) settle_within(i);
    tell_lost();
  }

 private:
  // Whether it is as wide as a blank and wider than what parts the letters beside it.
  [[nodiscard]] bool shows(int width, int beside) const {
    return width >= kNarrow * usual_ && width >= kStandsOut * beside;
  }

  // The first reader alone saw a blank.
  void settle_after(std::size_t i) {
    Word& word = words_[i];
    const Word& next = words_[i + 1];
    if (!word.second || !word.second->goes_on || !is_latin_letter(next.symbols.front())) return;
    if (!ends_a_word(word.symbols)) return;
    const int beside = std::max(widest_within(gaps_, word.box), widest_within(gaps_, next.box));
    if (shows(next.box.left - word.box.right, beside)) word.second->goes_on = false;
  }

  // The white nearest to where the second reader saw a blank after so many letters.
  [[nodiscard]] const Gap* white_at(const Word& word, std::size_t letters) const {
    const std::vector<Symbol>& seen = word.second->symbols;
    const int middle = (seen[letters - 1].box.center_x() + seen[letters + 1].box.center_x()) / 2;
    const Gap* widest = nullptr;
    for (const Gap& gap : gaps_) {
      const bool inside = gap.left > word.box.left && gap.right < word.box.right;
      if (!inside || std::abs(gap.middle() - middle) > height_) continue;
      if (widest == nullptr || gap.width() > widest->width()) widest = &gap;
    }
    return widest;
  }

  // The second reader alone saw a blank.
  void settle_within(std::size_t i) {
    Word& word = words_[i];
    if (!word.second || !are_letters(word.symbols)) return;
    std::vector<Symbol>& seen = word.second->symbols;
    const std::vector<std::size_t> places = blanks_in(seen);
    if (places.size() != 1 || letters_of(seen) != joined(word.symbols)) return;
    const std::size_t letters = places.front();
    if (letters == 0 || letters + 1 >= seen.size() || word.symbols.size() + 1 != seen.size())
      return;
    const Gap* white = white_at(word, letters);
    const int width = white == nullptr ? 0 : white->width();
    if (white != nullptr && shows(width, widest_within(gaps_, word.box, white))) {
      auto [before, after] = parted(word, letters, *white);
      word = std::move(before);
      words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(after));
    } else if (width < kClosed * usual_) {
      seen.erase(seen.begin() + static_cast<std::ptrdiff_t>(letters));
    }
  }

  [[nodiscard]] bool is_wide(int width) const { return width >= kSurely * usual_; }

  [[nodiscard]] int white_after(std::size_t i) const {
    return words_[i + 1].box.left - words_[i].box.right;
  }

  // More blanks than between the words: nobody saw one of them.
  void tell_lost() {
    auto lost =
        std::ranges::count_if(gaps_, [this](const Gap& gap) { return is_wide(gap.width()); });
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) lost -= is_wide(white_after(i)) ? 1 : 0;
    if (lost <= 0) return;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      Word& word = words_[i];
      if (!word.second || !are_letters(word.symbols)) continue;
      if (i > 0 && words_[i - 1].second && ends_a_word(words_[i - 1].symbols) &&
          is_wide(white_after(i - 1)))
        words_[i - 1].second->goes_on = false;
      tell_lost_within(word);
    }
  }

  void tell_lost_within(Word& word) const {
    for (const Gap& gap : gaps_) {
      if (!is_wide(gap.width()) || gap.left <= word.box.left || gap.right >= word.box.right)
        continue;
      if (gap.width() >= kSurelyStandsOut * widest_within(gaps_, word.box, &gap))
        tell_lost(word, gap);
    }
  }

  static void tell_lost(Word& word, const Gap& gap) {
    std::vector<Symbol>& seen = word.second->symbols;
    const auto after = std::ranges::find_if(
        seen, [&](const Symbol& symbol) { return symbol.box.center_x() > gap.middle(); });
    if (after == seen.begin() || after == seen.end() || is_blank(*after) || is_blank(*(after - 1)))
      return;
    seen.insert(after,
                {" ", {gap.left, word.box.top, gap.right, word.box.bottom}, kSureOfLost, {}});
  }

  std::vector<Word>& words_;
  const std::vector<Gap> gaps_;
  const double usual_;  // pixels
  const int height_;
};

}  // namespace

Blanks::Blanks(std::span<const std::vector<Word>> words, const PageSegments& segments) {
  std::vector<double> widths;
  for (std::size_t i = 0; i < words.size(); ++i)
    for (std::size_t at = 1; at < words[i].size(); ++at) {
      const Word &before = words[i][at - 1], &after = words[i][at];
      if (!are_letters(before.symbols) || !are_letters(after.symbols)) continue;
      const int width = after.box.left - before.box.right;
      if (width > 0)
        widths.push_back(static_cast<double>(width) / std::max(1, segments.items[i].text_height));
    }
  if (widths.size() >= kLeastBlanks) usual_ = middle_of(std::move(widths));
}

void Blanks::settle(std::vector<Word>& words, const Segment& segment,
                    const Components& components) const {
  if (usual_ <= 0) return;
  SegmentBlanks{words, gaps_of(segment, components), usual_, segment.text_height}.settle();
}

}  // namespace rosett
