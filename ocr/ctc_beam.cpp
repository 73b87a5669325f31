#include "ocr/ctc_beam.h"

#include <algorithm>
#include <span>

namespace rosett {
namespace {

constexpr float kSeen = 1e-4F;  // a class below this at a step is not looked at there

// Texts that share their beginnings: each is its last class and the text before it.
class Texts {
 public:
  static constexpr int kEmpty = 0;

  [[nodiscard]] int last(int text) const { return at(text).last; }

  // The text with one more class.
  int longer(int text, int c) {
    for (int next = at(text).first_longer; next != kNone; next = at(next).sibling)
      if (at(next).last == c) return next;
    const int fresh = static_cast<int>(nodes_.size());
    nodes_.push_back({text, c, kNone, at(text).first_longer, kNone});
    nodes_[static_cast<std::size_t>(text)].first_longer = fresh;
    return fresh;
  }

  [[nodiscard]] std::vector<int> classes(int text) const {
    std::vector<int> classes;
    for (; text != kEmpty; text = at(text).before) classes.push_back(last(text));
    std::ranges::reverse(classes);
    return classes;
  }

  // The caller's note on a text.
  [[nodiscard]] int& place(int text) { return nodes_[static_cast<std::size_t>(text)].place; }

 private:
  static constexpr int kNone = -1;
  struct Node {
    int before{}, last{}, first_longer{}, sibling{}, place{};
  };
  [[nodiscard]] const Node& at(int text) const { return nodes_[static_cast<std::size_t>(text)]; }

  std::vector<Node> nodes_{{kNone, kNone, kNone, kNone, kNone}};
};

// A text with the probability of the ways that spell it and end with a blank, or with its last
// character.
struct Candidate {
  int text{};
  double blank{}, character{};
  [[nodiscard]] double sum() const { return blank + character; }
};

class Search {
  // Of texts as probable as one another the first by the alphabet, so that there is one answer.
  struct Better {
    const Texts& texts;
    bool operator()(const Candidate& a, const Candidate& b) const {
      return a.sum() != b.sum() ? a.sum() > b.sum() : texts.classes(a.text) < texts.classes(b.text);
    }
  };

 public:
  Search(int blank, std::size_t most) : blank_{blank}, most_{most} {}

  void take(std::span<const float> frame) {
    find_seen(frame);
    next_.clear();
    for (const Candidate& candidate : kept_) {
      const auto p = static_cast<double>(frame[static_cast<std::size_t>(blank_)]);
      next(candidate.text).blank += candidate.sum() * p;
      const int last = texts_.last(candidate.text);
      if (last >= 0) repeat(candidate, last, frame[static_cast<std::size_t>(last)]);
      for (const int c : seen_) {
        if (c == last) continue;
        next(texts_.longer(candidate.text, c)).character +=
            candidate.sum() * static_cast<double>(frame[static_cast<std::size_t>(c)]);
      }
    }
    for (const Candidate& candidate : next_) texts_.place(candidate.text) = -1;
    prune();
  }

  [[nodiscard]] std::vector<int> best() const {
    return texts_.classes(std::ranges::min_element(kept_, Better{texts_})->text);
  }

 private:
  void find_seen(std::span<const float> frame) {
    seen_.clear();
    for (int c = 0; c < static_cast<int>(frame.size()); ++c)
      if (c != blank_ && frame[static_cast<std::size_t>(c)] >= kSeen) seen_.push_back(c);
  }

  // The text's last class once more: the same character goes on, or after a blank it is another.
  void repeat(const Candidate& candidate, int last, float seen) {
    const auto p = static_cast<double>(seen);
    next(candidate.text).character += candidate.character * p;
    next(texts_.longer(candidate.text, last)).character += candidate.blank * p;
  }

  Candidate& next(int text) {
    int& place = texts_.place(text);
    if (place < 0) {
      place = static_cast<int>(next_.size());
      next_.push_back({text, 0, 0});
    }
    return next_[static_cast<std::size_t>(place)];
  }

  // Keeps the best, scaled to sum 1 so that long lines do not underflow. They come nearly in order,
  // so that each finds its place from the end.
  void prune() {
    const Better better{texts_};
    kept_.clear();
    for (const Candidate& candidate : next_) {
      if (kept_.size() == most_) {
        if (!better(candidate, kept_.back())) continue;
        kept_.pop_back();
      }
      auto place = kept_.end();
      while (place != kept_.begin() && better(candidate, *(place - 1))) --place;
      kept_.insert(place, candidate);
    }
    double sum = 0;
    for (const Candidate& candidate : kept_) sum += candidate.sum();
    for (Candidate& candidate : kept_) candidate.blank /= sum, candidate.character /= sum;
  }

  int blank_;
  std::size_t most_;
  Texts texts_;
  std::vector<Candidate> kept_{{Texts::kEmpty, 1, 0}}, next_;
  std::vector<int> seen_;
};

}  // namespace

std::vector<int> best_classes(const Frames& frames, int blank, std::size_t most) {
  Search search{blank, most};
  for (int step = 0; step < frames.steps; ++step) search.take(frames.at(step));
  return search.best();
}

}  // namespace rosett
