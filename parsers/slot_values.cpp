#include "parsers/slot_values.h"

#include <algorithm>
#include <set>

#include "core/identifiers.h"

namespace rosett {
namespace {

constexpr double kTextScore = 0.05;       // free text fits anything and must not decide
constexpr double kUnreadableScore = 0.1;  // many digits where a number should be, though misread
constexpr double kDigitScore = 0.005;     // and more for each digit, to keep a cut number together
constexpr double kLineStart = 0.02;       // a value rather begins on a line of its own
constexpr double kDigitShare = 0.5;       // of the bytes, for a text to look like a number
constexpr std::size_t kMostWords = 24;    // of a cell that is cut by kind; the rest joins the last

bool looks_like_number(const std::string& text) {
  return static_cast<double>(digits_of(text).size()) >=
         kDigitShare * static_cast<double>(text.size());
}

double score_of(Kind kind, const std::string& text, KindScores& scores) {
  if (text.empty()) return 0;
  if (kind == Kind::text) return looks_like_number(text) ? 0 : kTextScore;
  const double likeness = scores.of(kind, text);
  if (likeness > 0 || kind == Kind::name) return likeness;
  if (!looks_like_number(text)) return 0;
  return kUnreadableScore + kDigitScore * static_cast<double>(digits_of(text).size());
}

bool begins_line(const PageView& view, std::span<const int> words, std::size_t at) {
  if (at == 0 || at >= words.size()) return true;
  const auto box = [&](std::size_t i) -> const Box& {
    return view.words[static_cast<std::size_t>(words[i])].box;
  };
  return box(at).left < box(at - 1).center_x();
}

// The best way to cut a cell's words into one run for each slot, by dynamic programming.
class Cutting {
 public:
  Cutting(const PageView& view, std::span<const int> words, std::span<const Slot> slots,
          const Template& rules, KindScores& scores)
      : view_(view), words_(words), slots_(slots), rules_(rules), scores_(scores) {}

  SlotSplit run() {
    best_[0][0] = 0;
    for (std::size_t s = 0; s < slots_.size(); ++s)
      for (std::size_t end = 0; end <= count_; ++end) end_slot(s, end);
    return trace();
  }

 private:
  // Finds where slot s begins when it ends before word `end`.
  void end_slot(std::size_t s, std::size_t end) {
    const bool other_line = s > 0 && slots_[s].level != slots_[s - 1].level;
    const std::size_t last = slots_.size() == 1 ? 0 : end;  // one slot takes all
    for (std::size_t begin = 0; begin <= last; ++begin) {
      if (best_[s][begin] < 0) continue;
      const bool fresh_line = begins_line(view_, words_, begin);
      if (other_line && !fresh_line) continue;
      const std::string text = joined_text(view_, words_.subspan(begin, end - begin));
      const double score = best_[s][begin] + score_of(kind_of(s), text, scores_) +
                           (fresh_line && begin > 0 && begin < end ? kLineStart : 0);
      // Of two values of one kind the first is there when one is not: the days of a period.
      const bool earlier = s > 0 && begin > 0 && kind_of(s) == kind_of(s - 1);
      if (score < best_[s + 1][end] || (score == best_[s + 1][end] && !earlier)) continue;
      best_[s + 1][end] = score;
      from_[s + 1][end] = begin;
    }
  }

  [[nodiscard]] Kind kind_of(std::size_t s) const {
    return rules_.columns[static_cast<std::size_t>(slots_[s].rule)].kind;
  }

  [[nodiscard]] SlotSplit trace() const {
    SlotSplit split;
    split.score = best_[slots_.size()][count_];
    split.values.resize(slots_.size());
    std::size_t end = count_;
    for (std::size_t s = slots_.size(); s > 0; --s) {
      const std::size_t begin = from_[s][end];
      const std::size_t stop = s == slots_.size() ? words_.size() : end;
      split.values[s - 1] = {slots_[s - 1].rule,
                             {words_.begin() + static_cast<std::ptrdiff_t>(begin),
                              words_.begin() + static_cast<std::ptrdiff_t>(stop)}};
      end = begin;
    }
    return split;
  }

  const PageView& view_;
  std::span<const int> words_;
  std::span<const Slot> slots_;
  const Template& rules_;
  KindScores& scores_;
  std::size_t count_{std::min(words_.size(), kMostWords)};
  // [s][w]: the best score of the first s slots over the first w words, and where slot s begins
  // then.
  std::vector<std::vector<double>> best_{slots_.size() + 1, std::vector<double>(count_ + 1, -1)};
  std::vector<std::vector<std::size_t>> from_{slots_.size() + 1,
                                              std::vector<std::size_t>(count_ + 1)};
};

// "30 × 1 890,00": what stands between a number and its price is neither's.
std::vector<int> without_operators(const PageView& view, std::span<const int> words) {
  static const std::set<std::string> operators{"×", "x", "X", "*", "à", "á", "À", "Á", "@"};
  std::vector<int> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool inside = i > 0 && i + 1 < words.size();
    if (inside && operators.contains(view.words[static_cast<std::size_t>(words[i])].text)) continue;
    kept.push_back(words[i]);
  }
  return kept;
}

}  // namespace

bool has_own_form(Kind kind) {
  return kind == Kind::personnummer || kind == Kind::dossiernummer || kind == Kind::diarienummer;
}

bool is_strict(Kind kind) {
  return kind != Kind::text && kind != Kind::name && kind != Kind::count && kind != Kind::kommun;
}

double KindScores::of(Kind kind, const std::string& text) {
  const auto [found, fresh] = known_.try_emplace({kind, text}, 0.0);
  if (fresh) found->second = likeness(kind, text, context_);
  return found->second;
}

SlotSplit split_by_kind(const PageView& view, std::span<const int> words,
                        std::span<const Slot> slots, const Template& rules, KindScores& scores) {
  if (slots.empty()) return {};
  if (slots.size() == 1) return Cutting(view, words, slots, rules, scores).run();
  return Cutting(view, without_operators(view, words), slots, rules, scores).run();
}

SlotSplit split_line(const PageView& view, std::span<const int> words, std::span<const Slot> slots,
                     const Template& rules, KindScores& scores) {
  if (slots.empty() || slots.back().level == slots.front().level)
    return split_by_kind(view, words, slots, rules, scores);
  SlotSplit best;
  best.score = -1;
  for (int level = slots.front().level; level <= slots.back().level; ++level) {
    std::vector<Slot> own;
    std::copy_if(slots.begin(), slots.end(), std::back_inserter(own),
                 [level](const Slot& slot) { return slot.level == level; });
    SlotSplit split = split_by_kind(view, words, own, rules, scores);
    if (split.score > best.score) best = std::move(split);
  }
  return best;
}

}  // namespace rosett
