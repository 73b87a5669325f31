#include "ocr/ctc_lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rosett {

CtcLattice::CtcLattice(const Frames& frames, int blank, std::span<const int> classes)
    : frames_{frames},
      blank_{blank},
      classes_(classes.begin(), classes.end()),
      states_{2 * static_cast<int>(classes.size()) + 1},
      log_probability_{-std::numeric_limits<double>::infinity()} {
  const auto cells = static_cast<std::size_t>(frames.steps) * static_cast<std::size_t>(states_);
  forward_.assign(cells, 0.0);
  backward_.assign(cells, 0.0);
  scale_.assign(static_cast<std::size_t>(frames.steps), 1.0);
  if (frames.steps == 0) return;
  run_forward();
  const int last = frames_.steps - 1;
  whole_ = forward(last, states_ - 1) + (states_ > 1 ? forward(last, states_ - 2) : 0.0);
  if (!(whole_ > 0)) return;
  log_probability_ = std::log(whole_);
  for (const double scale : scale_) log_probability_ += std::log(scale);
  run_backward();
}

double CtcLattice::probability(int step, int c) const {
  return static_cast<double>(frames_.at(step)[static_cast<std::size_t>(c)]);
}

int CtcLattice::class_of(int state) const {
  return state % 2 == 0 ? blank_ : classes_[static_cast<std::size_t>(state / 2)];
}

double& CtcLattice::forward(int step, int state) {
  return forward_[static_cast<std::size_t>(step) * static_cast<std::size_t>(states_) +
                  static_cast<std::size_t>(state)];
}
double& CtcLattice::backward(int step, int state) {
  return backward_[static_cast<std::size_t>(step) * static_cast<std::size_t>(states_) +
                   static_cast<std::size_t>(state)];
}
double CtcLattice::forward(int step, int state) const {
  return const_cast<CtcLattice*>(this)->forward(step, state);
}
double CtcLattice::backward(int step, int state) const {
  return const_cast<CtcLattice*>(this)->backward(step, state);
}

// The next character follows the blank before it, or the character before where they differ.
double CtcLattice::leading_to(int step, int state) const {
  if (step == 0) return state < 2 ? 1.0 : 0.0;
  double before = forward(step - 1, state);
  if (state > 0) before += forward(step - 1, state - 1);
  const bool may_skip = state % 2 == 1 && state > 1 && class_of(state) != class_of(state - 2);
  if (may_skip) before += forward(step - 1, state - 2);
  return before;
}

void CtcLattice::run_forward() {
  for (int step = 0; step < frames_.steps; ++step) {
    double sum = 0;
    for (int state = 0; state < states_; ++state)
      sum += forward(step, state) = leading_to(step, state) * probability(step, class_of(state));
    if (!(sum > 0)) return;
    scale_[static_cast<std::size_t>(step)] = sum;
    for (int state = 0; state < states_; ++state) forward(step, state) /= sum;
  }
}

void CtcLattice::run_backward() {
  const int last = frames_.steps - 1;
  backward(last, states_ - 1) = 1;
  if (states_ > 1) backward(last, states_ - 2) = 1;
  for (int step = last - 1; step >= 0; --step) {
    const auto onward = [&](int state) {
      return backward(step + 1, state) * probability(step + 1, class_of(state)) /
             scale_[static_cast<std::size_t>(step) + 1];
    };
    for (int state = 0; state < states_; ++state) {
      double out = onward(state);
      if (state + 1 < states_) out += onward(state + 1);
      const bool may_skip =
          state % 2 == 1 && state + 2 < states_ && class_of(state) != class_of(state + 2);
      if (may_skip) out += onward(state + 2);
      backward(step, state) = out;
    }
  }
}

double CtcLattice::share(int step, int state) const {
  return whole_ > 0 ? forward(step, state) * backward(step, state) / whole_ : 0;
}

// Ways that have come as far as `blank_state` or the character before it when `step` begins, and
// may go on with class `c`.
double CtcLattice::enter(int step, int blank_state, int c) const {
  if (step == 0) return blank_state == 0 ? 1 : 0;
  double ways = forward(step - 1, blank_state);
  if (blank_state > 0 && class_of(blank_state - 1) != c) ways += forward(step - 1, blank_state - 1);
  return ways;
}

// Ways from the end of `step`, where class `c` stood, on through `blank_state` or the character
// after it to the end.
double CtcLattice::leave(int step, int blank_state, int c) const {
  if (step == frames_.steps - 1) return blank_state == states_ - 1 ? 1 : 0;
  const double scale = scale_[static_cast<std::size_t>(step) + 1];
  double ways = backward(step + 1, blank_state) * probability(step + 1, blank_) / scale;
  if (blank_state + 1 < states_ && class_of(blank_state + 1) != c)
    ways += backward(step + 1, blank_state + 1) * probability(step + 1, class_of(blank_state + 1)) /
            scale;
  return ways;
}

// Ways that come from blank state `before`, show `c` for some steps, and go on to `after`.
double CtcLattice::through(int before, int after, int c, int from, int to) const {
  double running = 0, sum = 0;
  for (int step = from; step <= to; ++step) {
    running = (running + enter(step, before, c)) * probability(step, c) /
              scale_[static_cast<std::size_t>(step)];
    sum += running * leave(step, after, c);
  }
  return whole_ > 0 ? sum / whole_ : 0;
}

double CtcLattice::replaced(int i, int c, int from, int to) const {
  return through(2 * i, 2 * i + 2, c, from, to);
}

double CtcLattice::inserted(int i, int c, int from, int to) const {
  return through(2 * i, 2 * i, c, from, to);
}

double CtcLattice::removed(int i) const {
  if (!(whole_ > 0)) return 0;
  const int before = 2 * i, next = 2 * i + 3;  // blank before it, the character after it
  const int last = frames_.steps - 1;
  if (next >= states_)
    return (forward(last, before) + (before > 0 ? forward(last, before - 1) : 0)) / whole_;
  double sum = 0;
  for (int step = 0; step < last; ++step) {
    double ways = forward(step, before);
    if (before > 0 && class_of(before - 1) != class_of(next)) ways += forward(step, before - 1);
    sum += ways * probability(step + 1, class_of(next)) /
           scale_[static_cast<std::size_t>(step) + 1] * backward(step + 1, next);
  }
  // The next character may also be the first thing seen.
  if (before == 0) sum += probability(0, class_of(next)) / scale_[0] * backward(0, next);
  return sum / whole_;
}

}  // namespace rosett
