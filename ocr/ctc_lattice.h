#pragma once

#include <span>
#include <vector>

#include "ocr/frames.h"

namespace rosett {

// All ways of spreading one text over the steps, summed up. States stand between and on the
// characters: state 2i is the blank before character i, 2i + 1 the character itself.
class CtcLattice {
 public:
  CtcLattice(const Frames& frames, int blank, std::span<const int> classes);

  // Of the text, as a natural logarithm; minus infinity when it does not fit into the steps.
  [[nodiscard]] double log_probability() const { return log_probability_; }

  // Share of the ways that are in this state at this step.
  [[nodiscard]] double share(int step, int state) const;

  // How probable the text would be with class `c` in place of character `i`, with character `i`
  // left out, or with `c` put in before character `i` (i = number of characters: at the end),
  // relative to the text itself. `from` and `to` bound the steps that are looked at.
  [[nodiscard]] double replaced(int i, int c, int from, int to) const;
  [[nodiscard]] double removed(int i) const;
  [[nodiscard]] double inserted(int i, int c, int from, int to) const;

 private:
  [[nodiscard]] double probability(int step, int c) const;
  [[nodiscard]] int class_of(int state) const;
  [[nodiscard]] double& forward(int step, int state);
  [[nodiscard]] double& backward(int step, int state);
  [[nodiscard]] double forward(int step, int state) const;
  [[nodiscard]] double backward(int step, int state) const;
  [[nodiscard]] double enter(int step, int blank_state, int c) const;
  [[nodiscard]] double leave(int step, int blank_state, int c) const;
  [[nodiscard]] double through(int before, int after, int c, int from, int to) const;
  [[nodiscard]] double leading_to(int step, int state) const;
  void run_forward();
  void run_backward();

  const Frames& frames_;
  int blank_;
  std::vector<int> classes_;
  int states_;
  std::vector<double> forward_, backward_;  // steps x states, each step scaled to sum 1
  std::vector<double> scale_;               // what each step was divided by
  double whole_{};                          // of the text, in scaled terms
  double log_probability_{};
};

}  // namespace rosett
