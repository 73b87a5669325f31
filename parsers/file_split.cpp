#include "parsers/file_split.h"

#include <algorithm>
#include <set>
#include <string>

#include "core/text.h"

namespace rosett {
namespace {

// Characters that two readings of one diarienummer may differ by; a page number that begins again
// parts documents whose numbers are closer.
constexpr int kMisread = 2;
constexpr std::size_t kLengthForOne = 8;  // characters of a number for each misread one among them

// Two readings of one number: a few characters apart, or one of them cut short by a stamp.
bool may_be_same(const std::string& a, const std::string& b) {
  const auto slips = static_cast<int>(std::min(a.size(), b.size()) / kLengthForOne);
  return a.starts_with(b) || b.starts_with(a) || edit_distance(a, b) <= std::min(kMisread, slips);
}

class Splitter {
 public:
  void add(std::size_t index, const PageIdentity& page) {
    if (groups_.empty() || is_new_document(page)) begin();
    groups_.back().pages.push_back(index);
    if (page.mark) {
      numbers_.insert(page.mark->number);
      if (page.mark->of > 0) of_ = page.mark->of;
    }
    if (diarienummer_.empty()) diarienummer_ = page.diarienummer;
  }

  [[nodiscard]] std::vector<PageGroup> take() { return std::move(groups_); }

 private:
  void begin() {
    groups_.emplace_back();
    numbers_.clear();
    of_ = 0;
    diarienummer_.clear();
  }

  [[nodiscard]] bool is_new_document(const PageIdentity& page) const {
    const bool both_named = !page.diarienummer.empty() && !diarienummer_.empty();
    if (both_named && !may_be_same(page.diarienummer, diarienummer_)) return true;
    if (!page.mark) return false;
    if (numbers_.contains(page.mark->number)) return true;
    const bool same_document = both_named && page.diarienummer == diarienummer_;
    return !same_document && of_ > 0 && page.mark->of > 0 && page.mark->of != of_;
  }

  std::vector<PageGroup> groups_;
  std::set<int> numbers_;  // of the open document's pages
  int of_{};
  std::string diarienummer_;
};

// Pages without a number keep their place behind the page before them.
void put_in_order(PageGroup& group, const std::vector<PageIdentity>& pages) {
  std::vector<std::pair<int, std::size_t>> order;
  int number = 0;
  for (const std::size_t page : group.pages) {
    if (pages[page].mark) number = pages[page].mark->number;
    order.emplace_back(number, page);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::size_t> sorted;
  sorted.reserve(order.size());
  for (const auto& [printed, page] : order) sorted.push_back(page);
  group.reordered = sorted != group.pages;
  group.pages = std::move(sorted);
}

void find_missing(PageGroup& group, const std::vector<PageIdentity>& pages) {
  std::set<int> there;
  int last = 0;
  std::size_t unnumbered = 0;
  for (const std::size_t page : group.pages) {
    if (!pages[page].mark) {
      ++unnumbered;
      continue;
    }
    there.insert(pages[page].mark->number);
    last = std::max({last, pages[page].mark->number, pages[page].mark->of});
  }
  for (int number = 1; number <= last; ++number) {
    if (!there.contains(number)) group.missing.push_back(number);
  }
  // A page whose number could not be read is not a missing one.
  if (group.missing.size() <= unnumbered) group.missing.clear();
}

}  // namespace

std::vector<PageGroup> split_file(const std::vector<PageIdentity>& pages) {
  Splitter splitter;
  for (std::size_t i = 0; i < pages.size(); ++i) splitter.add(i, pages[i]);
  std::vector<PageGroup> groups = splitter.take();
  for (PageGroup& group : groups) {
    put_in_order(group, pages);
    find_missing(group, pages);
  }
  return groups;
}

}  // namespace rosett
