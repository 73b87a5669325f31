#include "ocr/components.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

#include "core/middle.h"

namespace rosett {
namespace {

// Print between 4 and 40 points: heights of small letters and of capitals, in inches.
constexpr double kSmallestHeight = 0.022;
constexpr double kLargestHeight = 0.40;

// Relative to the usual height; smaller is a dot or dash, larger a logo or a stroke of a pen.
constexpr double kCharacterMinHeight = 0.45;
constexpr double kCharacterMaxHeight = 4.0;
constexpr double kCharacterMaxWidth = 6.0;  // several characters that touch
// No character is so large and so black: a punch hole, a filled box.
constexpr double kBlobSize = 1.3;
constexpr double kBlobShare = 0.76;  // of its box that is ink: a disc has 0.79, a bold N up to 0.74
constexpr double kFragmentHeight = 0.3;  // with less ink it is a speck
constexpr double kFragmentArea = 0.05;   // of the usual height's square

// The first column from `x` on that is ink (or, with `ink` false, that is none); `cols` when there
// is none. White, which is most of a page, is passed eight pixels at a time.
int next_change(const std::uint8_t* row, int x, int cols, bool ink) {
  std::uint64_t eight = 0;
  constexpr int kEight = sizeof eight;
  if (ink) {
    for (; x + kEight <= cols; x += kEight) {
      std::memcpy(&eight, row + x, sizeof eight);
      if (eight != 0) break;
    }
  }
  while (x < cols && (row[x] != 0) != ink) ++x;
  return x;
}

// Runs in the order they are found; of those that touch, each points to an earlier one.
class Joining {
 public:
  explicit Joining(std::vector<InkRun>& runs) : runs_{runs} {}

  // Joins the runs from `here` on with those of the row above that they touch.
  void join_rows(std::size_t above, std::size_t here) {
    for (std::size_t a = above, b = here; a < here && b < runs_.size();) {
      if (runs_[a].from <= runs_[b].to && runs_[b].from <= runs_[a].to) join(a, b);
      (runs_[a].to < runs_[b].to ? a : b) += 1;
    }
  }
  int root(int run) {
    while (parent(run) != run) run = parent(run) = parent(parent(run));
    return run;
  }

 private:
  // Until they are numbered runs hold a run that they belong together with, or themselves.
  int& parent(int run) { return runs_[static_cast<std::size_t>(run)].component; }

  void join(std::size_t a, std::size_t b) {
    const int one = root(static_cast<int>(a)), other = root(static_cast<int>(b));
    parent(std::max(one, other)) = std::min(one, other);
  }

  std::vector<InkRun>& runs_;
};

}  // namespace

int Components::at(int y, int x) const {
  const std::span<const InkRun> runs = row_from(y, x);
  return runs.empty() || runs.front().from > x ? -1 : runs.front().component;
}

std::span<const InkRun> Components::row_from(int y, int x) const {
  const std::span<const InkRun> all = row(y);
  const auto first = std::ranges::upper_bound(all, x, {}, &InkRun::to);
  return all.subspan(static_cast<std::size_t>(first - all.begin()));
}

Components find_components(const cv::Mat& ink) {
  Components result;
  result.cols_ = ink.cols;
  std::vector<InkRun>& runs = result.runs_;
  Joining joining{runs};
  for (int y = 0; y < ink.rows; ++y) {
    const std::size_t above = result.first_of_row_[static_cast<std::size_t>(std::max(0, y - 1))];
    const std::size_t here = runs.size();
    const auto* row = ink.ptr<std::uint8_t>(y);
    for (int x = next_change(row, 0, ink.cols, true); x < ink.cols;) {
      const int end = next_change(row, x, ink.cols, false);
      runs.push_back({x, end, static_cast<int>(runs.size())});
      x = next_change(row, end, ink.cols, true);
    }
    joining.join_rows(above, here);
    result.first_of_row_.push_back(runs.size());
  }
  // The first run of a component comes first, so that it has its number when others ask for it.
  int y = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    while (result.first_of_row_[static_cast<std::size_t>(y) + 1] <= i) ++y;
    InkRun& run = runs[i];
    const bool first = run.component == static_cast<int>(i);
    run.component = first ? static_cast<int>(result.items.size())
                          : runs[static_cast<std::size_t>(run.component)].component;
    if (first) result.items.emplace_back();
    Component& component = result.items[static_cast<std::size_t>(run.component)];
    component.box = united(component.box, {run.from, y, run.to, y + 1});
    component.area += run.to - run.from;
  }
  return result;
}

int usual_character_height(const std::vector<Component>& components, int dpi) {
  std::vector<int> heights;
  for (const Component& component : components) {
    const int height = component.box.height();
    const bool plausible = height >= kSmallestHeight * dpi && height <= kLargestHeight * dpi;
    if (plausible && component.box.width() <= kCharacterMaxWidth * height) {
      heights.push_back(height);
    }
  }
  return middle_of(std::move(heights));
}

bool is_character_sized(const Component& component, int usual_height) {
  const int height = component.box.height();
  const int least = std::min(height, component.box.width());
  const bool blob = least > kBlobSize * usual_height &&
                    component.area > kBlobShare * component.box.width() * height;
  return !blob && height >= kCharacterMinHeight * usual_height &&
         height <= kCharacterMaxHeight * usual_height &&
         component.box.width() <= kCharacterMaxWidth * height;
}

bool is_fragment(const Component& component, int usual_height) {
  return component.box.height() >= kFragmentHeight * usual_height &&
         component.box.height() <= usual_height && component.box.width() <= usual_height &&
         component.area >= kFragmentArea * usual_height * usual_height;
}

}  // namespace rosett
