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

// Whether a stamp or a blank that is none may have left only one end of the number.
bool is_end_of(const std::string& part, const std::string& number) {
  return number.starts_with(part) || number.ends_with(part);
}

// Two readings of one number: a few characters apart, or one of them cut short.
bool may_be_same(const std::string& a, const std::string& b) {
  const auto slips = static_cast<int>(std::min(a.size(), b.size()) / kLengthForOne);
  return is_end_of(a, b) || is_end_of(b, a) || edit_distance(a, b) <= std::min(kMisread, slips);
}

// A document while its pages are found.
struct Open {
  PageGroup group;
  std::set<int> numbers;  // printed on its pages
  int of{};
  std::string diarienummer, type;

  void add(std::size_t index, const PageIdentity& page) {
    group.pages.push_back(index);
    if (page.mark) {
      numbers.insert(page.mark->number);
      if (page.mark->of > 0) of = page.mark->of;
    }
    if (diarienummer.empty()) diarienummer = page.diarienummer;
    if (type.empty()) type = page.type;
  }

  [[nodiscard]] bool is_whole() const {
    return of > 0 && static_cast<int>(numbers.size()) == of && *numbers.rbegin() == of;
  }

  [[nodiscard]] bool is_ended_by(const PageIdentity& page) const {
    const bool both_named = !page.diarienummer.empty() && !diarienummer.empty();
    if (both_named && !may_be_same(page.diarienummer, diarienummer)) return true;
    if (!page.type.empty() && !type.empty() && page.type != type) return true;
    if (!page.mark) return is_whole() && page.prose && page.diarienummer.empty();
    if (numbers.contains(page.mark->number)) return true;
    const bool same_document = both_named && page.diarienummer == diarienummer;
    return !same_document && of > 0 && page.mark->of > 0 && page.mark->of != of;
  }

  // A page of it that lies among another document's: its number says so, and its page number is
  // one that is missing.
  [[nodiscard]] bool lacks(const PageIdentity& page) const {
    return page.mark && !page.diarienummer.empty() && page.diarienummer == diarienummer && of > 0 &&
           page.mark->of == of && !numbers.contains(page.mark->number);
  }
};

class Splitter {
 public:
  explicit Splitter(const std::vector<SplitPage>& pages) : pages_(pages) {}

  void add(std::size_t index) {
    const PageIdentity& page = pages_[index].identity;
    if (Open* same = sheet_of(index)) {
      same->group.again.push_back(index);
      return;
    }
    if (!open_.empty() && !open_.back().is_ended_by(page)) {
      open_.back().add(index, page);
      return;
    }
    const auto own = std::ranges::find_if(open_, [&](const Open& one) { return one.lacks(page); });
    if (own == open_.end()) {
      open_.emplace_back().add(index, page);
    } else {
      own->add(index, page);
      own->group.reordered = true;
    }
  }

  [[nodiscard]] std::vector<PageGroup> take() {
    std::vector<PageGroup> groups;
    for (Open& open : open_) groups.push_back(std::move(open.group));
    return groups;
  }

 private:
  // The document with a page that is the same sheet as this one.
  Open* sheet_of(std::size_t index) {
    const SplitPage& page = pages_[index];
    const auto is_same = [&](std::size_t other) {
      const PageIdentity& there = pages_[other].identity;
      return there.mark == page.identity.mark && there.type == page.identity.type &&
             there.diarienummer == page.identity.diarienummer &&
             is_copy(pages_[other].figures, page.figures);
    };
    const auto found = std::ranges::find_if(
        open_, [&](const Open& open) { return std::ranges::any_of(open.group.pages, is_same); });
    return found == open_.end() ? nullptr : &*found;
  }

  const std::vector<SplitPage>& pages_;
  std::vector<Open> open_;
};

// Pages without a number keep their place behind the page before them.
void put_in_order(PageGroup& group, const std::vector<SplitPage>& pages) {
  std::vector<std::pair<int, std::size_t>> order;
  int number = 0;
  for (const std::size_t page : group.pages) {
    if (pages[page].identity.mark) number = pages[page].identity.mark->number;
    order.emplace_back(number, page);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::size_t> sorted;
  sorted.reserve(order.size());
  for (const auto& [printed, page] : order) sorted.push_back(page);
  group.reordered |= sorted != group.pages;
  group.pages = std::move(sorted);
}

void find_missing(PageGroup& group, const std::vector<SplitPage>& pages) {
  std::set<int> there;
  int last = 0;
  std::size_t unnumbered = 0;
  for (const std::size_t page : group.pages) {
    const auto& mark = pages[page].identity.mark;
    if (!mark) {
      ++unnumbered;
      continue;
    }
    there.insert(mark->number);
    last = std::max({last, mark->number, mark->of});
  }
  for (int number = 1; number <= last; ++number) {
    if (!there.contains(number)) group.missing.push_back(number);
  }
  // A page whose number could not be read is not a missing one.
  if (group.missing.size() <= unnumbered) group.missing.clear();
}

}  // namespace

std::vector<PageGroup> split_file(const std::vector<SplitPage>& pages) {
  Splitter splitter(pages);
  for (std::size_t i = 0; i < pages.size(); ++i) splitter.add(i);
  std::vector<PageGroup> groups = splitter.take();
  for (PageGroup& group : groups) {
    put_in_order(group, pages);
    find_missing(group, pages);
  }
  return groups;
}

}  // namespace rosett
