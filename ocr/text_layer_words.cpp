#include "ocr/text_layer_words.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/text.h"

namespace rosett {
namespace {

// Share of the lower word's height by which two words of a line overlap.
constexpr double kSameLineOverlap = 0.5;
// Of the font size. One space of a typewriter font is 0.6, stretched lines reach 0.8; two
// typewriter spaces, the least that parts columns, are 1.2.
constexpr double kWideGap = 1.0;
// Share of turned words from which the page itself lies wrong.
constexpr double kMostlyTurned = 0.5;

constexpr char32_t kSoftHyphen = 0x00AD;
constexpr char32_t kReplacement = 0xFFFD;

bool is_invisible(char32_t c) {
  return c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_private(char32_t c) { return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000; }

bool is_meaningless(char32_t c) {
  return is_private(c) || c == kReplacement || c < 0x20 || (c >= 0x7F && c < 0xA0) ||
         (c >= 0xFFF0 && c <= 0xFFFF);
}

std::u32string_view ligature(char32_t c) {
  switch (c) {
    case 0xFB00:
      return U"ff";
    case 0xFB01:
      return U"fi";
    case 0xFB02:
      return U"fl";
    case 0xFB03:
      return U"ffi";
    case 0xFB04:
      return U"ffl";
    case 0xFB05:
    case 0xFB06:
      return U"st";
    default:
      return {};
  }
}

std::u32string normalised(const std::u32string& text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (is_invisible(c)) continue;
    // What a PDF draws is seen: a font's one glyph for both hyphens may carry either's name.
    if (c == kSoftHyphen)
      out += U'-';
    else if (const auto letters = ligature(c); !letters.empty())
      out += letters;
    else
      out += c;
  }
  return out;
}

// Writes the line's number and a new segment's number at each wide gap. `line` is in x order.
void number_segments(std::vector<std::pair<LayerWord, Word>>& line, int number, int& segment) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    auto& [raw, word] = line[i];
    if (i > 0) {
      const LayerWord& before = line[i - 1].first;
      const double gap = raw.box.left - before.box.right;
      if (gap > kWideGap * std::min(raw.font_size, before.font_size)) ++segment;
    }
    word.line = number;
    word.segment = segment;
  }
  ++segment;
}

bool on_one_line(const Box& a, const Box& b) {
  return overlap_y(a, b) >= kSameLineOverlap * std::min(a.height(), b.height());
}

using Line = std::vector<std::pair<LayerWord, Word>>;

// Words of one line, lines downwards, words from left to right.
std::vector<Line> lines_of(std::vector<std::pair<LayerWord, Word>> words) {
  std::ranges::stable_sort(words, {}, [](const auto& w) { return w.first.box.center_y(); });
  std::vector<Line> lines;
  for (auto& word : words) {
    // Compared with a line's first word, so that a slope of words cannot become one line.
    const auto home = std::find_if(lines.rbegin(), lines.rend(), [&word](const Line& line) {
      return on_one_line(line.front().first.box, word.first.box);
    });
    if (home != lines.rend())
      home->push_back(std::move(word));
    else
      lines.push_back({std::move(word)});
  }
  for (Line& line : lines)
    std::ranges::stable_sort(line, {}, [](const auto& w) { return w.first.box.left; });
  return lines;
}

}  // namespace

LayerText arranged(const std::vector<LayerWord>& words, int width, int height) {
  LayerText layer;
  Line kept;
  const auto turned = std::ranges::count_if(words, &LayerWord::turned);
  if (static_cast<double>(turned) > kMostlyTurned * static_cast<double>(words.size()))
    layer.readable = false;
  for (const LayerWord& raw : words) {
    const Box box = intersected(raw.box, {0, 0, width, height});
    const std::u32string text = normalised(to_codepoints(raw.text));
    if (box.empty() || text.empty()) continue;
    const bool pictogram = text.size() == 1 && is_private(text.front());
    if (raw.turned || pictogram) {
      layer.ignored.push_back(box);
      continue;
    }
    if (std::ranges::any_of(text, is_meaningless)) layer.readable = false;
    Word word;
    word.text = nfc(to_utf8(text));
    word.box = box;
    word.confidence = 1;
    word.bold = raw.bold;
    kept.emplace_back(raw, std::move(word));
  }
  int number = 0;
  int segment = 0;
  for (Line& line : lines_of(std::move(kept))) {
    number_segments(line, number++, segment);
    for (auto& [raw, word] : line) layer.words.push_back(std::move(word));
  }
  return layer;
}

}  // namespace rosett
