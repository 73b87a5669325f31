#include "parsers/continued_text.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/identifiers.h"

namespace rosett {
namespace {

constexpr double kSameEdge = 0.4;  // em between two left edges
constexpr double kSameSize = 0.5;  // of the height by which two lines of one text differ: a g, a Å
constexpr double kLineDistance = 1.6;  // heights between the tops of two lines of one text

bool is_alike(const Box& a, const Box& b) {
  return std::abs(a.height() - b.height()) <= kSameSize * std::max(a.height(), b.height());
}

// One line of a text right below another.
bool is_next_line(const PageView& view, const Box& above, const Box& below) {
  const int down = below.top - above.top;
  return down > above.height() / 2 && down < kLineDistance * view.em + above.height() &&
         is_alike(above, below);
}

}  // namespace

std::vector<int> rest_below(const PageView& view, const PageLabels& labels, std::size_t line,
                            const Box& label, const std::vector<int>& words) {
  const Box above = joined_box(view, words);
  for (std::size_t next = line + 1; next < view.lines.size(); ++next) {
    const TextLine& text = view.lines[next];
    for (std::size_t i = 0; i < text.words.size(); ++i) {
      const Box& box = labels.word(next, i).box;
      if (std::abs(box.left - above.left) > kSameEdge * view.em) continue;
      if (!is_next_line(view, above, box)) continue;
      if (labels.label_at(next, i) != nullptr || !labels.begins_segment(next, i)) continue;
      const bool labelled = std::any_of(
          text.words.begin(), text.words.begin() + static_cast<std::ptrdiff_t>(i), [&](int word) {
            return view.words[static_cast<std::size_t>(word)].box.right > label.left;
          });
      if (!labelled) return labels.run_from(next, i);
    }
  }
  return {};
}

bool may_begin_above(const PageView& view, const PageLabels& labels, std::size_t line,
                     const std::vector<int>& words) {
  const Box below = joined_box(view, words);
  for (std::size_t before = 0; before < line; ++before) {
    for (std::size_t i = 0; i < view.lines[before].words.size();) {
      const std::vector<int> run = labels.run_from(before, i);
      const bool is_label = labels.label_at(before, i) != nullptr;
      i += std::max<std::size_t>(1, run.size());
      const Box above = joined_box(view, run);
      const int edge = std::min(std::abs(above.left - below.left),
                                std::abs(above.center_x() - below.center_x()));
      if (!is_label && edge <= kSameEdge * view.em && is_next_line(view, above, below) &&
          digits_of(joined_text(view, run)).empty())
        return true;
    }
  }
  return false;
}

}  // namespace rosett
