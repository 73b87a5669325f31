#include "ocr/faint_ink.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace rosett {
namespace {

// In heights of the print beside it.
constexpr double kReach = 1.3;      // to the next character
constexpr double kMarkReach = 0.7;  // to a comma or dash
constexpr double kSameBand = 0.25;  // by which tops and bottoms may differ
constexpr int kMostRounds = 8;      // characters of a faint number, from its nearest dark one on

class Neighbours {
 public:
  Neighbours(const std::vector<Component>& components, const std::vector<bool>& kept, int usual)
      : components_(components), usual_(usual), found_(components.size()) {
    for (std::size_t i = 0; i < components.size(); ++i) {
      const bool character = is_character_sized(components[i], usual);
      if (kept[i] && character) add_print({i, components[i].box});
      if (!kept[i] && (character || is_mark(components[i]))) faint_.push_back(i);
    }
    sort_print();
  }

  std::vector<bool> run() {
    bool changed = !print_.empty();
    for (int round = 0; round < kMostRounds && changed; ++round) changed = add_round();
    return found_;
  }

 private:
  // Kept or found, from its left to its right edge, as high as the print of its line.
  struct Print {
    std::size_t component{};
    Box band;
  };

  [[nodiscard]] const Box& box(std::size_t i) const { return components_[i].box; }

  [[nodiscard]] bool is_mark(const Component& component) const {
    return component.box.height() < usual_ && component.box.width() < usual_ &&
           component.area > kLeastArea;
  }

  [[nodiscard]] bool is_part(std::size_t i) const {
    return is_character_sized(components_[i], usual_) || is_fragment(components_[i], usual_);
  }

  void add_print(Print print) {
    widest_ = std::max(widest_, print.band.width());
    print_.push_back(print);
  }

  void sort_print() {
    std::ranges::sort(print_, {}, [](const Print& print) { return print.band.left; });
  }

  bool add_round() {
    std::vector<Print> fresh;
    for (const std::size_t i : faint_) {
      if (found_[i]) continue;
      if (const Print* beside = print_beside(i))
        fresh.push_back({i, {box(i).left, beside->band.top, box(i).right, beside->band.bottom}});
    }
    for (const Print& print : fresh) {
      found_[print.component] = true;
      if (is_part(print.component)) add_print(print);
    }
    sort_print();
    return !fresh.empty();
  }

  [[nodiscard]] const Print* print_beside(std::size_t i) const {
    const int far = static_cast<int>(kReach * kTallest * usual_);
    const auto from = std::ranges::lower_bound(print_, box(i).left - far - widest_, {},
                                               [](const Print& print) { return print.band.left; });
    for (auto at = from; at != print_.end() && at->band.left <= box(i).right + far; ++at)
      if (goes_on(i, *at)) return &*at;
    return nullptr;
  }

  // Marks belong to faint characters alone: beside dark ones they are specks.
  [[nodiscard]] bool goes_on(std::size_t i, const Print& print) const {
    const Box& a = box(i);
    const Box& b = print.band;
    const int apart = -overlap_x(a, b);
    const double height = b.height();
    const double slack = kSameBand * height;
    if (is_fragment(components_[i], usual_) && apart <= kReach * height && a.top >= b.top - slack &&
        a.bottom <= b.bottom + slack)
      return true;
    if (!is_character_sized(components_[i], usual_))
      return found_[print.component] && apart <= kMarkReach * height && a.center_y() > b.top &&
             a.top < b.bottom + slack;
    return apart <= kReach * height && std::abs(a.top - b.top) <= slack &&
           std::abs(a.bottom - b.bottom) <= slack;
  }

  static constexpr int kLeastArea = 3;  // pixels; less is noise
  static constexpr int kTallest = 3;    // times the usual height that print may have

  const std::vector<Component>& components_;
  int usual_;
  int widest_{};
  std::vector<bool> found_;
  std::vector<Print> print_;  // by their left edge
  std::vector<std::size_t> faint_;
};

}  // namespace

std::vector<bool> in_line_with_print(const std::vector<Component>& components,
                                     const std::vector<bool>& kept, int usual_height) {
  if (usual_height == 0) return std::vector<bool>(components.size());
  return Neighbours(components, kept, usual_height).run();
}

}  // namespace rosett
