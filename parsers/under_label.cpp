#include "parsers/under_label.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace rosett {
namespace {

constexpr double kSameEdge = 1.2;  // em by which a value below may be shifted
constexpr double kOverhang = 4;    // em by which a value may reach beyond the outermost labels

}  // namespace

bool stands_under(const PageView& view, const Box& value, const Box& label) {
  const double edge =
      std::min({std::abs(value.left - label.left), std::abs(value.right - label.right),
                std::abs(value.center_x() - label.center_x())});
  return edge <= kSameEdge * view.em;
}

bool stands_between(const PageView& view, const PageLabels& labels, std::size_t line,
                    const Phrase& label, const Box& value) {
  const int overhang = static_cast<int>(std::lround(kOverhang * view.em));
  int left = label.box.left - overhang;
  int right = label.box.right + overhang;
  bool beside = false;
  for (const Phrase& other : labels.phrases(line)) {
    if (!labels.is_label(line, other) || other.first == label.first) continue;
    beside = true;
    if (other.last < label.first) left = std::max(left, other.box.right);
    if (other.first > label.last) right = std::min(right, other.box.left);
  }
  return beside && value.left >= left && value.right <= right;
}

}  // namespace rosett
