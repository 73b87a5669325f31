#include "parsers/page_copy.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "core/identifiers.h"
#include "core/text.h"

namespace rosett {
namespace {

constexpr std::size_t kFewest = 8;  // runs of figures that tell one sheet from another
constexpr double kShared = 0.85;    // of them on both, at least: a bad scan misreads one in ten
constexpr int kMisread = 2;         // figures of one run
constexpr float kClear = 0.9F;      // engine's confidence in the weakest sign

bool is_sure(const Word& word) {
  return word.confidence >= kClear && (!word.second || joined(word.second->symbols) == word.text);
}

// Figures in `a` that `b` does not have, each as often as it stands there more often.
std::vector<PageFigures> missing_from(const std::vector<PageFigures>& a,
                                      const std::vector<PageFigures>& b) {
  std::map<std::string, int> there;
  for (const PageFigures& run : b) ++there[run.digits];
  std::vector<PageFigures> missing;
  for (const PageFigures& run : a)
    if (--there[run.digits] < 0) missing.push_back(run);
  return missing;
}

// Every sure one has a doubtful one on the other page that it may be, each for one.
bool misread_there(const std::vector<PageFigures>& here, std::vector<PageFigures> there) {
  std::erase_if(there, &PageFigures::sure);
  return std::ranges::all_of(here, [&](const PageFigures& run) {
    if (!run.sure) return true;
    const auto other = std::ranges::find_if(there, [&](const PageFigures& one) {
      return edit_distance(one.digits, run.digits) <= kMisread;
    });
    if (other == there.end()) return false;
    there.erase(other);
    return true;
  });
}

}  // namespace

std::vector<PageFigures> figures_on(const PageView& view) {
  std::map<int, PageFigures> runs;
  for (const Word& word : view.words) {
    const std::string digits = digits_of(word.text);
    if (digits.empty()) continue;
    PageFigures& run = runs.try_emplace(word.segment, PageFigures{"", true}).first->second;
    run.digits += digits;
    run.sure = run.sure && is_sure(word);
  }
  std::vector<PageFigures> figures;
  figures.reserve(runs.size());
  for (auto& [segment, run] : runs) figures.push_back(std::move(run));
  std::ranges::sort(figures);
  return figures;
}

bool is_copy(const std::vector<PageFigures>& a, const std::vector<PageFigures>& b) {
  const std::size_t most = std::max(a.size(), b.size());
  const std::vector<PageFigures> only_a = missing_from(a, b), only_b = missing_from(b, a);
  const std::size_t different = std::max(only_a.size(), only_b.size());
  return most >= kFewest &&
         static_cast<double>(most - different) >= kShared * static_cast<double>(most) &&
         misread_there(only_a, only_b) && misread_there(only_b, only_a);
}

}  // namespace rosett
