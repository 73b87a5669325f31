#include "ocr/page_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "ocr/background.h"
#include "ocr/blanks.h"
#include "ocr/bold.h"
#include "ocr/cv_box.h"
#include "ocr/dashes.h"
#include "ocr/inverse_print.h"
#include "ocr/latin_letter.h"
#include "ocr/layout.h"
#include "ocr/line_image.h"
#include "ocr/placement.h"
#include "ocr/segment_words.h"

namespace rosett {
namespace {

// Outside these the page is scaled to kReadingDpi for reading: below, strokes are too few pixels
// to be told apart; above, pixels only cost time.
constexpr int kLowestReadingDpi = 190;
constexpr int kHighestReadingDpi = 420;
constexpr int kReadingDpi = 300;

// Reads a few long segments as they lie and, where that leaves a doubt, turned upside down, and
// believes the surer.
class UprightCheck {
 public:
  UprightCheck(const Layout& layout, Engine& engine) : layout_{layout}, engine_{engine} {
    const std::vector<Segment>& segments = layout.segments.items;
    for (std::size_t i = 0; i < segments.size(); ++i)
      if (segments[i].members.size() <= kLongestSample) samples_.push_back(i);
    std::ranges::stable_sort(samples_, std::ranges::greater{},
                             [&](std::size_t i) { return segments[i].members.size(); });
    if (samples_.size() > kSamples) samples_.resize(kSamples);
  }

  [[nodiscard]] bool is_upside_down() {
    std::vector<cv::Mat> upright;
    for (const std::size_t i : samples_)
      upright.push_back(cut_line(layout_.gray, layout_.components, layout_.segments.items[i],
                                 engine_.line_height())
                            .picture);
    as_they_lie_ = engine_.recognise(upright);
    const double sure = certainty(as_they_lie_);
    if (sure >= kSurelyUpright * static_cast<double>(samples_.size())) return false;
    std::vector<cv::Mat> turned;
    for (const cv::Mat& picture : upright)
      cv::rotate(picture, turned.emplace_back(), cv::ROTATE_180);
    return certainty(engine_.recognise(turned)) > sure;
  }

  // What was read of the samples as they lie, by the segment's number.
  [[nodiscard]] std::map<std::size_t, RecognisedLine> take_lines() {
    std::map<std::size_t, RecognisedLine> lines;
    for (std::size_t i = 0; i < samples_.size(); ++i)
      lines[samples_[i]] = std::move(as_they_lie_[i]);
    return lines;
  }

 private:
  static constexpr std::size_t kSamples = 8;
  static constexpr std::size_t kLongestSample = 40;
  // Of each sample. On scans of the development corpus print that stands on its head comes to 0.82
  // at most, upright print to 0.97 and more but for a few pages.
  static constexpr double kSurelyUpright = 0.95;

  static double certainty(const std::vector<RecognisedLine>& lines) {
    double sum = 0;
    for (const RecognisedLine& words : lines) {
      double sure = 0;
      double count = 0;
      for (const RecognisedWord& word : words) {
        for (const Symbol& symbol : word.symbols) {
          sure += static_cast<double>(symbol.confidence);
          ++count;
        }
      }
      if (count > 0) sum += sure / count;
    }
    return sum;
  }

  const Layout& layout_;
  Engine& engine_;
  std::vector<std::size_t> samples_;  // numbers of segments
  std::vector<RecognisedLine> as_they_lie_;
};

Box scaled(const Box& box, double factor, const cv::Size& page) {
  const auto near = [factor](int value) { return static_cast<int>(std::floor(value * factor)); };
  const auto far = [factor](int value) { return static_cast<int>(std::ceil(value * factor)); };
  return intersected({near(box.left), near(box.top), far(box.right), far(box.bottom)}, whole(page));
}

std::vector<LineImage> cut_wide(const Layout& layout, const Engine& engine) {
  const WideCut cutter{layout.gray, layout.components, layout.segments};
  std::vector<LineImage> lines;
  lines.reserve(layout.segments.items.size());
  for (std::size_t i = 0; i < layout.segments.items.size(); ++i)
    lines.push_back(cutter.cut(i, engine.line_height()));
  return lines;
}

std::vector<cv::Mat> pictures_of(const std::vector<LineImage>& lines) {
  std::vector<cv::Mat> pictures;
  pictures.reserve(lines.size());
  for (const LineImage& line : lines) pictures.push_back(line.picture);
  return pictures;
}

// As far as the print it may belong to.
Box with_blanks(const Box& ghost) {
  return {ghost.left - ghost.height(), ghost.top, ghost.right + ghost.height(), ghost.bottom};
}

void scale_boxes(Word& word, double factor, const cv::Size& page) {
  word.box = scaled(word.box, factor, page);
  for (Symbol& symbol : word.symbols) symbol.box = scaled(symbol.box, factor, page);
  if (!word.second) return;
  for (Symbol& symbol : word.second->symbols) symbol.box = scaled(symbol.box, factor, page);
}

// What is ink and in no word.
void add_unread(const Layout& layout, double scale, const cv::Size& page, PageText& text) {
  for (const auto* marks : {&layout.segments.dashes, &layout.segments.clutter})
    for (const Box& mark : *marks) text.unread_ink.push_back(scaled(mark, 1.0 / scale, page));
  for (const Box& ghost : layout.ghosts)
    text.unread_ink.push_back(scaled(with_blanks(ghost), 1.0 / scale, page));
}

// Reads the lines, but those that are `known`.
std::vector<RecognisedLine> read_lines(const std::vector<LineImage>& lines, Engine& engine,
                                       std::map<std::size_t, RecognisedLine> known) {
  std::vector<cv::Mat> pictures;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!known.contains(i)) pictures.push_back(lines[i].picture);
  std::vector<RecognisedLine> fresh = engine.recognise(pictures);
  std::vector<RecognisedLine> all;
  auto next = fresh.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto found = known.find(i);
    all.push_back(std::move(found != known.end() ? found->second : *next++));
  }
  return all;
}

void read_segments(const Layout& layout, double scale, Engine& engine,
                   std::map<std::size_t, RecognisedLine> known, const cv::Size& page,
                   PageText& text) {
  std::vector<LineImage> lines;
  for (const Segment& segment : layout.segments.items)
    lines.push_back(cut_line(layout.gray, layout.components, segment, engine.line_height()));
  const std::vector<RecognisedLine> recognised = read_lines(lines, engine, std::move(known));
  const std::vector<LineImage> wide = cut_wide(layout, engine);
  const std::vector<RecognisedLine> again = engine.recognise_again(pictures_of(wide));
  std::vector<std::vector<Word>> all;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    all.push_back(words_of(recognised[i], lines[i], layout.components, layout.segments.items[i]));
    if (!again.empty()) add_second(again[i], wide[i], all.back());
  }
  const Blanks blanks{all, layout.segments};
  int number = 0;
  Dashes dashes;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Segment& segment = layout.segments.items[i];
    std::vector<Word>& words = all[i];
    blanks.settle(words, segment, layout.components);
    if (words.empty()) text.unread_ink.push_back(scaled(segment.box, 1.0 / scale, page));
    for (Word& word : words) {
      word.line = segment.line;
      word.segment = number;
      dashes.add(text.words.size(), word, segment, layout.components);
      scale_boxes(word, 1.0 / scale, page);
      // Rings and dots may be lost with the strokes.
      if (layout.mended && std::ranges::any_of(word.symbols, is_latin_letter))
        text.unread_ink.push_back(word.box);
      text.words.push_back(std::move(word));
    }
    if (!words.empty()) ++number;
  }
  add_unread(layout, scale, page, text);
  mark_bold(text.words, layout.ink, scale);
  dashes.settle(text.words);
}

double reading_scale(int dpi) {
  if (dpi >= kLowestReadingDpi && dpi <= kHighestReadingDpi) return 1.0;
  return static_cast<double>(kReadingDpi) / dpi;
}

void add_rulings(const Rulings& rulings, double scale, const cv::Size& page, PageText& text) {
  for (const std::vector<Box>* boxes : {&rulings.horizontal, &rulings.vertical}) {
    for (const Box& box : *boxes) text.rulings.push_back(scaled(box, 1.0 / scale, page));
  }
}

}  // namespace

ReadPicture read_picture(const SourcePage& page, Engine& engine) {
  const cv::Mat natural = natural_gray(page.image);
  cv::Mat flat = flattened(print_gray(page.image), page.dpi);
  whiten_surroundings(flat, natural, page.dpi);
  Placement placement = find_placement(flat, natural, page.dpi);
  flat = placed(flat, placement);
  cv::Mat archived = placed(natural, placement);
  turn_inverse_print(flat, archived, placement.dpi);
  const double scale = reading_scale(placement.dpi);
  const int dpi = static_cast<int>(std::lround(placement.dpi * scale));
  if (scale != 1.0) {
    cv::resize(flat, flat, {}, scale, scale, scale < 1.0 ? cv::INTER_AREA : cv::INTER_CUBIC);
  }
  Layout layout = lay_out(flat, dpi);
  std::map<std::size_t, RecognisedLine> known;
  if (UprightCheck check{layout, engine}; check.is_upside_down()) {
    placement = upside_down(placement);
    archived = placed(natural, placement);
    cv::rotate(flat, flat, cv::ROTATE_180);
    layout = lay_out(flat, dpi);
  } else {
    known = check.take_lines();
  }
  ReadPicture result;
  result.image = std::move(archived);
  result.text.width = placement.size.width;
  result.text.height = placement.size.height;
  result.text.dpi = placement.dpi;
  result.text.rotation = placement.rotation;
  result.text.skew_degrees = placement.skew_degrees;
  result.text.engine = engine.name();
  result.text.blank = layout.segments.items.empty();
  add_rulings(layout.rulings, scale, placement.size, result.text);
  read_segments(layout, scale, engine, std::move(known), placement.size, result.text);
  return result;
}

}  // namespace rosett
