#include "parsers/column_borders.h"

#include <algorithm>
#include <numeric>

namespace rosett {
namespace {

constexpr double kMayCross = 0.08;     // of the lines whose words a valley may still cut
constexpr double kRulingHeight = 2.5;  // em; shorter upright lines are no column rulings
constexpr double kRuledShare = 0.3;    // of the table's height that a column's rulings span
constexpr double kRulingWidth = 0.7;   // em; thicker ones are no lines

std::vector<Border> ruled_borders(const PageView& view, int from, int to, const Box& area) {
  std::vector<Border> borders;
  for (const Box& ruling : view.page->rulings) {
    const bool upright = ruling.height() > kRulingHeight * view.em &&
                         ruling.width() < kRulingWidth * view.em &&
                         ruling.height() > ruling.width();
    if (!upright || overlap_y(ruling, area) <= 0) continue;
    const int x = ruling.center_x();
    const double share = static_cast<double>(overlap_y(ruling, area)) / area.height();
    if (x > from && x < to) borders.push_back({x, share});
  }
  // A stamp's side is a ruled line as well, but a short one.
  const double all = std::accumulate(borders.begin(), borders.end(), 0.0,
                                     [](double sum, const Border& b) { return sum + b.width; });
  if (all < kRuledShare) borders.clear();
  return borders;
}

// Runs of x that words of no line cover, or of as few lines as there are.
std::vector<Border> valleys(const PageView& view, int from, int to, const Box& left_heading,
                            const Box& right_heading, std::span<const std::size_t> body) {
  if (to <= from) return {{(from + to) / 2, 0}};
  std::vector<int> covered(static_cast<std::size_t>(to - from));
  const auto cover = [&](const Box& box) {
    for (int x = std::max(box.left, from); x < std::min(box.right, to); ++x) {
      ++covered[static_cast<std::size_t>(x - from)];
    }
  };
  for (const std::size_t line : body) {
    for (const int word : view.lines[line].words) {
      cover(view.words[static_cast<std::size_t>(word)].box);
    }
  }
  cover(left_heading);
  cover(right_heading);
  const int least = *std::min_element(covered.begin(), covered.end());
  const int limit = least + static_cast<int>(kMayCross * static_cast<double>(body.size()));
  std::vector<Border> runs;
  for (std::size_t x = 0; x < covered.size();) {
    std::size_t end = x;
    while (end < covered.size() && covered[end] <= limit) ++end;
    if (end > x) {
      runs.push_back(
          {from + static_cast<int>((x + end) / 2), static_cast<double>(end - x) / view.em});
    }
    x = end + 1;
  }
  return runs;
}

}  // namespace

std::vector<Border> border_candidates(const PageView& view, const Heading& left,
                                      const Heading& right, std::span<const std::size_t> body) {
  const int from = std::min(left.box.center_x(), right.box.left);
  const int to = std::max(right.box.center_x(), left.box.right);
  Box area = united(left.box, right.box);
  for (const std::size_t line : body) area = united(area, view.lines[line].box);
  std::vector<Border> borders = ruled_borders(view, from, to, area);
  if (borders.empty()) borders = valleys(view, from, to, left.box, right.box, body);
  if (borders.empty()) borders.push_back({(from + to) / 2, 0});
  std::sort(borders.begin(), borders.end(),
            [](const Border& a, const Border& b) { return a.width > b.width; });
  return borders;
}

}  // namespace rosett
