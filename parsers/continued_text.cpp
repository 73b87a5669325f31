#include "parsers/continued_text.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace rosett {
namespace {

constexpr double kSameEdge = 0.4;  // em between two left edges
constexpr double kSameSize = 0.5;  // of the height by which two lines of one text differ: a g, a Å
constexpr double kLineDistance = 1.6;  // heights between the tops of two lines of one text

}  // namespace

bool may_go_on(const PageView& view, const PageLabels& labels, std::size_t line, const Box& label,
               const std::vector<int>& words) {
  const Box above = joined_box(view, words);
  for (std::size_t next = line + 1; next < view.lines.size(); ++next) {
    const TextLine& text = view.lines[next];
    for (std::size_t i = 0; i < text.words.size(); ++i) {
      const Box& box = labels.word(next, i).box;
      const int down = box.top - above.top;
      const bool below =
          down > above.height() / 2 && down < kLineDistance * view.em + above.height();
      if (!below || std::abs(box.left - above.left) > kSameEdge * view.em) continue;
      if (std::abs(box.height() - above.height()) > kSameSize * above.height()) continue;
      if (labels.label_at(next, i) != nullptr || !labels.begins_segment(next, i)) continue;
      const bool labelled = std::any_of(
          text.words.begin(), text.words.begin() + static_cast<std::ptrdiff_t>(i), [&](int word) {
            return view.words[static_cast<std::size_t>(word)].box.right > label.left;
          });
      if (!labelled) return true;
    }
  }
  return false;
}

}  // namespace rosett
