#include "ocr/segments.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>

#include "ocr/clutter.h"

namespace rosett {
namespace {

// In heights of the characters at hand.
constexpr double kWidestGap = 1.25;       // wider is another segment
constexpr double kWidestGapToMark = 1.0;  // between a mark and the print it belongs to
constexpr double kWidestGapToDash = 1.4;  // the same of a dash, as wide as typewriters space it
constexpr double kFarDash = 6;            // a dash further from print is none
constexpr double kLeastDash = 0.25;       // its width
constexpr double kMostDash = 1.2;
constexpr double kDashTop = 0.2;  // where it lies, from the print's top
constexpr double kDashBottom = 0.85;
constexpr int kFlat = 2;                // times as wide as high
constexpr double kMarkAbove = 0.55;     // rings and dots over capitals
constexpr double kMarkBelow = 0.40;     // commas, cedillas
constexpr double kSharedHeight = 0.45;  // of the lower one: same line
// In inches: less ink than a dot of 6 point print.
constexpr double kSmallestMark = 0.005;

class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t item) {
    while (parent_[item] != item) item = parent_[item] = parent_[parent_[item]];
    return item;
  }
  void join(std::size_t a, std::size_t b) { parent_[find(b)] = find(a); }

 private:
  std::vector<std::size_t> parent_;
};

bool stand_in_one_line(const Box& a, const Box& b) {
  const int lower = std::min(a.height(), b.height());
  const int higher = std::max(a.height(), b.height());
  return higher <= kLargestHeightRatio * lower && overlap_y(a, b) >= kSharedHeight * lower;
}

bool ruling_between(const Box& a, const Box& b, const std::vector<Box>& vertical) {
  const int from = std::min(a.right, b.right);
  const int to = std::max(a.left, b.left);
  return std::any_of(vertical.begin(), vertical.end(), [&](const Box& ruling) {
    return ruling.center_x() >= from && ruling.center_x() <= to && overlap_y(ruling, a) > 0 &&
           overlap_y(ruling, b) > 0;
  });
}

struct Sorted {
  std::vector<int> characters;  // indices into items, by left edge
  std::vector<int> marks;
};

Sorted sort_by_size(const Components& components, int usual, int dpi) {
  Sorted result;
  std::vector<int> order(components.items.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    const Box& left = components.items[static_cast<std::size_t>(a)].box;
    const Box& right = components.items[static_cast<std::size_t>(b)].box;
    return left.left != right.left ? left.left < right.left : a < b;
  });
  const int smallest = std::max(2, static_cast<int>(std::lround(kSmallestMark * dpi)));
  for (const int index : order) {
    const Component& component = components.items[static_cast<std::size_t>(index)];
    const Box& box = component.box;
    if (is_character_sized(component, usual)) {
      result.characters.push_back(index);
    } else if (box.height() < usual && box.width() < 2 * usual &&
               std::max(box.width(), box.height()) >= smallest) {
      result.marks.push_back(index);
    }
  }
  return result;
}

bool is_flat(const Box& mark) { return mark.width() >= kFlat * mark.height(); }

class Grouping {
 public:
  Grouping(const Components& components, const Rulings& rulings, int dpi)
      : items_{components.items},
        rulings_{rulings},
        usual_{usual_character_height(components.items, dpi)},
        sorted_{sort_by_size(components, usual_, dpi)},
        groups_{components.items.size()} {}

  PageSegments run() {
    if (usual_ == 0) return {};
    join_characters();
    const std::vector<int> alone = join_marks();
    PageSegments result = collect(alone);
    return result;
  }

 private:
  [[nodiscard]] const Box& box(int index) const {
    return items_[static_cast<std::size_t>(index)].box;
  }

  void join_characters() {
    const std::vector<int>& order = sorted_.characters;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Box& a = box(order[i]);
      const int limit = a.right + static_cast<int>(kWidestGap * kLargestHeightRatio * a.height());
      for (std::size_t j = i + 1; j < order.size() && box(order[j]).left <= limit; ++j) {
        const Box& b = box(order[j]);
        const double reach = kWidestGap * std::max(a.height(), b.height());
        if (-overlap_x(a, b) > reach || !stand_in_one_line(a, b)) continue;
        if (ruling_between(a, b, rulings_.vertical)) continue;
        groups_.join(static_cast<std::size_t>(order[i]), static_cast<std::size_t>(order[j]));
      }
    }
  }

  // The character that a mark belongs to: nearest among those in whose band it lies.
  [[nodiscard]] std::optional<int> host_of(const Box& mark) const {
    std::optional<int> host;
    double nearest = kWidestGapToMark;
    for (const int index : sorted_.characters) {
      const Box& character = box(index);
      const int height = std::max(character.height(), usual_);  // it may be a broken one's top
      if (character.left > mark.right + 3 * usual_) break;
      if (mark.center_y() < character.top - kMarkAbove * height) continue;
      if (mark.center_y() > character.bottom + kMarkBelow * height) continue;
      const int beside = std::max(0, -overlap_x(mark, character));
      const int above = std::max(0, -overlap_y(mark, character));
      const double distance = std::hypot(beside, 2.0 * above) / height;
      if (distance >= nearest || ruling_between(mark, character, rulings_.vertical)) continue;
      nearest = distance;
      host = index;
    }
    return host;
  }

  // Returns the marks that found no print to stand by.
  std::vector<int> join_marks() {
    std::vector<int> alone;
    for (const int mark : sorted_.marks) {
      bool joined = join_dash(mark);
      if (const std::optional<int> host = host_of(box(mark)); host && !joined) {
        groups_.join(static_cast<std::size_t>(*host), static_cast<std::size_t>(mark));
        joined = true;
      }
      if (!joined) alone.push_back(mark);
    }
    return alone;
  }

  // Whether the mark may be a dash in the line of that character, not further than `reach` heights.
  [[nodiscard]] bool is_dash_by(const Box& mark, const Box& character, double reach) const {
    const int height = character.height();
    const double y = static_cast<double>(mark.center_y() - character.top) / height;
    return mark.width() >= kLeastDash * height && mark.width() <= kMostDash * height &&
           y > kDashTop && y < kDashBottom && -overlap_x(mark, character) < reach * height &&
           !ruling_between(mark, character, rulings_.vertical);
  }

  // A dash joins what stands on both sides of it: "200301 - 200331".
  bool join_dash(int mark) {
    const Box& dash = box(mark);
    if (!is_flat(dash)) return false;
    std::optional<int> left;
    std::optional<int> right;
    for (const int index : sorted_.characters) {
      const Box& character = box(index);
      if (!is_dash_by(dash, character, kWidestGapToDash)) continue;
      std::optional<int>& side = character.center_x() < dash.center_x() ? left : right;
      if (!side || std::abs(dash.center_x() - character.center_x()) <
                       std::abs(dash.center_x() - box(*side).center_x()))
        side = index;
    }
    for (const std::optional<int>& side : {left, right})
      if (side) groups_.join(static_cast<std::size_t>(*side), static_cast<std::size_t>(mark));
    return left || right;
  }

  [[nodiscard]] bool is_far_dash(const Box& mark) const {
    return std::ranges::any_of(sorted_.characters,
                               [&](int index) { return is_dash_by(mark, box(index), kFarDash); });
  }

  PageSegments collect(const std::vector<int>& alone);
  [[nodiscard]] int text_height(const Segment& segment) const;

  const std::vector<Component>& items_;
  const Rulings& rulings_;
  int usual_;
  Sorted sorted_;
  Groups groups_;
};

int Grouping::text_height(const Segment& segment) const {
  std::vector<int> heights;
  for (const int member : segment.members) {
    const Component& component = items_[static_cast<std::size_t>(member)];
    if (is_character_sized(component, usual_)) heights.push_back(component.box.height());
  }
  std::sort(heights.begin(), heights.end());
  // Capitals and digits, but not the tallest of all, which may be two characters that touch.
  return heights.empty() ? segment.box.height() : heights[heights.size() * 4 / 5];
}

PageSegments Grouping::collect(const std::vector<int>& alone) {
  PageSegments result;
  std::vector<int> segment_of(items_.size(), -1);
  const auto add = [&](int index) {
    const std::size_t root = groups_.find(static_cast<std::size_t>(index));
    if (segment_of[root] < 0) {
      segment_of[root] = static_cast<int>(result.items.size());
      result.items.emplace_back();
    }
    Segment& segment = result.items[static_cast<std::size_t>(segment_of[root])];
    segment.members.push_back(index);
    segment.box = united(segment.box, box(index));
  };
  for (const int index : sorted_.characters) add(index);
  for (const int index : sorted_.marks) {
    if (std::ranges::find(alone, index) == alone.end()) add(index);
  }
  for (Segment& segment : result.items) {
    std::sort(segment.members.begin(), segment.members.end(),
              [this](int a, int b) { return box(a).left < box(b).left; });
    segment.text_height = text_height(segment);
  }
  for (const int index : alone)
    if (is_far_dash(box(index))) result.dashes.push_back(box(index));
  return result;
}

// Every segment follows the nearest one to its left that stands in its line. They come sorted from
// left to right.
Groups joined_into_lines(const std::vector<Segment>& segments) {
  Groups groups{segments.size()};
  for (std::size_t i = 0; i < segments.size(); ++i) {
    std::optional<std::size_t> before;
    for (std::size_t j = 0; j < i; ++j) {
      if (!stand_in_one_line(segments[i].box, segments[j].box)) continue;
      if (overlap_x(segments[i].box, segments[j].box) > segments[i].box.height()) continue;
      if (!before || segments[j].box.right > segments[*before].box.right) before = j;
    }
    if (before) groups.join(*before, i);
  }
  return groups;
}

// Numbers the lines from top to bottom, and sorts the segments by line.
void number_lines(std::vector<Segment>& segments) {
  std::sort(segments.begin(), segments.end(),
            [](const Segment& a, const Segment& b) { return a.box.left < b.box.left; });
  Groups groups = joined_into_lines(segments);
  std::vector<Box> boxes(segments.size());
  for (std::size_t i = 0; i < segments.size(); ++i) {
    Box& line = boxes[groups.find(i)];
    line = united(line, segments[i].box);
  }
  std::vector<std::size_t> roots;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (groups.find(i) == i) roots.push_back(i);
  }
  std::sort(roots.begin(), roots.end(), [&boxes](std::size_t a, std::size_t b) {
    return boxes[a].center_y() != boxes[b].center_y() ? boxes[a].center_y() < boxes[b].center_y()
                                                      : boxes[a].left < boxes[b].left;
  });
  std::vector<int> number(segments.size(), 0);
  for (std::size_t i = 0; i < roots.size(); ++i) number[roots[i]] = static_cast<int>(i);
  for (std::size_t i = 0; i < segments.size(); ++i) segments[i].line = number[groups.find(i)];
  std::stable_sort(segments.begin(), segments.end(),
                   [](const Segment& a, const Segment& b) { return a.line < b.line; });
}

}  // namespace

PageSegments find_segments(const Components& components, const Rulings& rulings, int dpi) {
  PageSegments result = Grouping{components, rulings, dpi}.run();
  number_lines(result.items);
  result.clutter = find_clutter(components, result.items);
  return result;
}

}  // namespace rosett
