#include "ocr/layout.h"

#include <utility>

#include <opencv2/imgproc.hpp>

#include "ocr/ink.h"

namespace rosett {
namespace {

// Of print whose strokes are broken: pieces for each whole character, and their area for each
// pixel of its box's half circumference, in heights of characters. Of 161 pages, those that have so
// many pieces for their specks come to 0.2 and more; thin print that is whole to 0.15 and more.
constexpr double kManyPieces = 1.0;
constexpr double kThinStroke = 0.16;
// Or their usual height in inches is lower than that of any print: they are pieces themselves.
constexpr double kTooLow = 0.043;
constexpr int kLeastCharacters = 300;  // to tell

bool is_broken(const Components& components, int dpi) {
  const int usual = usual_character_height(components.items, dpi);
  int characters = 0;
  int pieces = 0;
  double area = 0;
  double around = 0;
  for (const Component& component : components.items) {
    const Box& box = component.box;
    if (is_character_sized(component, usual)) {
      ++characters;
      area += component.area;
      around += box.width() + box.height();
    } else if (box.height() < usual && box.width() < usual) {
      ++pieces;
    }
  }
  const bool thin = area <= kThinStroke * usual * around || usual <= kTooLow * dpi;
  return thin && characters >= kLeastCharacters && pieces >= kManyPieces * characters;
}

Layout lay_out_once(const cv::Mat& flat, int dpi) {
  Layout layout;
  layout.gray = flat.clone();
  Ink ink = find_ink(layout.gray, dpi);
  layout.ink = std::move(ink.mask);
  layout.ghosts = std::move(ink.ghosts);
  layout.rulings = lift_rulings(layout.ink, layout.gray, dpi);
  layout.components = find_components(layout.ink);
  layout.segments = find_segments(layout.components, layout.rulings, dpi);
  return layout;
}

}  // namespace

Layout lay_out(const cv::Mat& flat, int dpi) {
  Layout layout = lay_out_once(flat, dpi);
  if (!is_broken(layout.components, dpi)) return layout;
  cv::Mat thick;
  cv::erode(flat, thick, cv::getStructuringElement(cv::MORPH_RECT, {3, 3}));
  layout = lay_out_once(thick, dpi);
  layout.mended = true;
  return layout;
}

}  // namespace rosett
