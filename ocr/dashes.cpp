#include "ocr/dashes.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace rosett {
namespace {

constexpr std::string_view kHyphen = "-";
constexpr std::string_view kEnDash = "–";
constexpr std::array<std::string_view, 4> kDashes{kHyphen, kEnDash, "—", "‐"};

// Of 191 of Debian's faces an en dash is 1.28 to 2.3 times as long as the hyphen, but in those like
// Courier, where it is the same.
constexpr double kLonger = 1.22;
constexpr double kMost = 0.95;            // of the hyphens; a coarse scan scatters their lengths
constexpr double kScatter = 1.15;         // by which an en dash is longer than those
constexpr double kLongest = 0.95;         // in heights of capitals; an em dash is longer
constexpr std::size_t kLeastHyphens = 6;  // that tell how long they are on this page
constexpr std::size_t kLeastDigits = 8;   // of a number, to have hyphens
constexpr std::size_t kMostDigits = 13;   // more are two days with a dash between them
constexpr double kThickest = 0.3;         // of the capitals' height
constexpr double kLeastLong = 1.5;        // times as long as thick
constexpr int kOutermost = 5;             // part of the height where no dash is

bool is_dash(const Symbol& symbol) {
  return std::ranges::find(kDashes, symbol.text) != kDashes.end();
}

bool is_digit(const Symbol& symbol) {
  return symbol.text.size() == 1 && symbol.text[0] >= '0' && symbol.text[0] <= '9';
}

// The flat strokes halfway up the word, from left to right, in heights of capitals.
std::vector<double> strokes_in(const Word& word, const Segment& segment,
                               const Components& components) {
  const int above = word.box.top + segment.text_height / kOutermost;
  const int below = word.box.bottom - segment.text_height / kOutermost;
  std::vector<double> strokes;
  for (const int member : segment.members) {  // left to right
    const Box& box = components.items[static_cast<std::size_t>(member)].box;
    const bool flat =
        box.height() <= kThickest * segment.text_height && box.width() >= kLeastLong * box.height();
    if (flat && box.left >= word.box.left && box.right <= word.box.right &&
        box.center_y() > above && box.center_y() < below)
      strokes.push_back(static_cast<double>(box.width()) / segment.text_height);
  }
  return strokes;
}

bool is_small(const Symbol& symbol) {
  return symbol.text.size() == 1 && symbol.text[0] >= 'a' && symbol.text[0] <= 'z';
}

// "18–20", "mars–april": names and words that a line's end parts have hyphens.
bool may_be_range(const std::vector<Symbol>& symbols, std::size_t at) {
  if (at == 0 || at + 1 >= symbols.size()) return false;
  const Symbol& before = symbols[at - 1];
  const Symbol& after = symbols[at + 1];
  return (is_digit(before) && is_digit(after)) || (is_small(before) && is_small(after));
}

void write(std::vector<Symbol>& symbols, std::size_t number, std::string_view dash) {
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    if (!is_dash(symbols[i]) || number-- > 0) continue;
    if (dash == kHyphen || may_be_range(symbols, i)) symbols[i].text = dash;
    return;
  }
}

std::string spelt(const std::vector<Symbol>& symbols) {
  std::string text;
  for (const Symbol& symbol : symbols) text += symbol.text;
  return text;
}

}  // namespace

void Dashes::add(std::size_t index, const Word& word, const Segment& segment,
                 const Components& components) {
  const auto count = std::ranges::count_if(word.symbols, is_dash);
  if (count == 0 || segment.text_height == 0 || spelt(word.symbols) != word.text) return;
  Measured measured{index, strokes_in(word, segment, components)};
  if (static_cast<std::ptrdiff_t>(measured.lengths.size()) != count) return;
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(word.symbols, is_digit));
  if (digits >= kLeastDigits && digits <= kMostDigits)
    in_numbers_.insert(in_numbers_.end(), measured.lengths.begin(), measured.lengths.end());
  words_.push_back(std::move(measured));
}

double Dashes::longest_hyphen() const {
  if (in_numbers_.size() < kLeastHyphens) return 0;
  std::vector<double> lengths = in_numbers_;
  std::ranges::sort(lengths);
  const auto at = [&lengths](double share) {
    return lengths[static_cast<std::size_t>(share * static_cast<double>(lengths.size() - 1))];
  };
  return std::max(kLonger * at(0.5), kScatter * at(kMost));
}

void Dashes::settle(std::span<Word> words) const {
  const double longest = longest_hyphen();
  if (longest == 0) return;
  for (const Measured& measured : words_) {
    Word& word = words[measured.word];
    if (word.bold) continue;  // its hyphens are longer
    for (std::size_t i = 0; i < measured.lengths.size(); ++i) {
      const double length = measured.lengths[i];
      if (length > kLongest) continue;
      const std::string_view dash = length > longest ? kEnDash : kHyphen;
      write(word.symbols, i, dash);
      if (word.second) write(word.second->symbols, i, dash);
    }
    word.text = spelt(word.symbols);
  }
}

}  // namespace rosett
