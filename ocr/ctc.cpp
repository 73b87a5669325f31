#include "ocr/ctc.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ocr/ctc_beam.h"
#include "ocr/ctc_lattice.h"

namespace rosett {
namespace {

constexpr float kSeen = 1e-4F;          // a class below this at a step is not looked at there
constexpr double kWorthTelling = 1e-4;  // an alternative below this share is none
constexpr std::size_t kMostAlternatives = 6;
constexpr int kAround = 1;  // steps beside a character where another may stand

// Where each character stands: the step at which most ways show it.
std::vector<int> peaks_of(const CtcLattice& lattice, int steps, std::size_t characters) {
  std::vector<int> peaks(characters);
  for (std::size_t i = 0; i < characters; ++i) {
    double best = -1;
    for (int step = i == 0 ? 0 : peaks[i - 1]; step < steps; ++step) {
      const double share = lattice.share(step, static_cast<int>(2 * i + 1));
      if (share > best) best = share, peaks[i] = step;
    }
  }
  return peaks;
}

class Transcriber {
 public:
  Transcriber(const Frames& frames, const Alphabet& alphabet)
      : frames_{frames},
        alphabet_{alphabet},
        classes_{most_probable(frames, alphabet)},
        lattice_{frames, alphabet.blank, classes_},
        peaks_{peaks_of(lattice_, frames.steps, classes_.size())} {}

  [[nodiscard]] std::vector<Character> run() const {
    std::vector<Character> characters;
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      characters.push_back(character(static_cast<int>(i)));
    }
    return characters;
  }

 private:
  [[nodiscard]] const std::string& symbol(int c) const {
    return alphabet_.symbols[static_cast<std::size_t>(c)];
  }
  [[nodiscard]] int peak(int i) const { return peaks_[static_cast<std::size_t>(i)]; }
  [[nodiscard]] bool is_last(int i) const { return i + 1 == static_cast<int>(peaks_.size()); }
  // Steps after the character before and before the one after.
  [[nodiscard]] int first_step(int i) const { return i == 0 ? 0 : peak(i - 1) + kAround; }
  [[nodiscard]] int last_step(int i) const {
    return is_last(i) ? frames_.steps - 1 : std::max(first_step(i), peak(i + 1) - kAround);
  }

  [[nodiscard]] Character character(int i) const {
    const int own = classes_[static_cast<std::size_t>(i)];
    std::vector<Alternative> others;
    double sum = 1;
    const auto add = [&](std::string text, double ratio) {
      if (ratio < kWorthTelling) return;
      sum += ratio;
      others.push_back({std::move(text), static_cast<float>(ratio)});
    };
    add("", lattice_.removed(i));
    for (const int c : classes_seen(first_step(i), last_step(i))) {
      if (c != own) add(symbol(c), lattice_.replaced(i, c, first_step(i), last_step(i)));
    }
    if (i == 0) {
      for (const int c : classes_seen(0, peak(i)))
        add(symbol(c) + symbol(own), lattice_.inserted(0, c, 0, peak(i)));
    }
    for (const int c : classes_seen(peak(i), last_step(i)))
      add(symbol(own) + symbol(c), lattice_.inserted(i + 1, c, peak(i), last_step(i)));
    for (Alternative& other : others) other.confidence /= static_cast<float>(sum);
    std::ranges::stable_sort(others, std::ranges::greater{}, &Alternative::confidence);
    if (others.size() > kMostAlternatives) others.resize(kMostAlternatives);
    return {symbol(own), static_cast<float>(1 / sum), std::move(others), left_of(i), right_of(i)};
  }

  [[nodiscard]] std::vector<int> classes_seen(int from, int to) const {
    std::vector<int> classes;
    for (int c = 0; c < frames_.classes; ++c) {
      if (c == alphabet_.blank || symbol(c).empty()) continue;
      for (int step = from; step <= to; ++step) {
        if (frames_.at(step)[static_cast<std::size_t>(c)] < kSeen) continue;
        classes.push_back(c);
        break;
      }
    }
    return classes;
  }

  // Half way to the neighbours; at the ends as far out as in.
  [[nodiscard]] double left_of(int i) const {
    const double here = peak(i) + 0.5;
    if (i > 0) return frames_.pixels_per_step * (here + peak(i - 1) + 0.5) / 2;
    const double half = is_last(i) ? here : (peak(i + 1) - peak(i)) / 2.0;
    return frames_.pixels_per_step * std::max(0.0, here - half);
  }
  [[nodiscard]] double right_of(int i) const {
    const double here = peak(i) + 0.5;
    if (!is_last(i)) return left_of(i + 1);
    const double half = i == 0 ? frames_.steps - here : (peak(i) - peak(i - 1)) / 2.0;
    return frames_.pixels_per_step * std::min<double>(frames_.steps, here + half);
  }

  const Frames& frames_;
  const Alphabet& alphabet_;
  std::vector<int> classes_;
  CtcLattice lattice_;
  std::vector<int> peaks_;
};

}  // namespace

std::vector<int> most_probable(const Frames& frames, const Alphabet& alphabet, std::size_t beam) {
  std::vector<int> classes = best_classes(frames, alphabet.blank, beam);
  // Placeholders of the alphabet print nothing.
  std::erase_if(classes,
                [&](int c) { return alphabet.symbols[static_cast<std::size_t>(c)].empty(); });
  return classes;
}

double log_probability(const Frames& frames, const Alphabet& alphabet,
                       std::span<const int> classes) {
  return CtcLattice{frames, alphabet.blank, classes}.log_probability();
}

std::vector<Character> transcribe(const Frames& frames, const Alphabet& alphabet) {
  return Transcriber{frames, alphabet}.run();
}

}  // namespace rosett
