#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rosett {

struct InHand {
  std::string file;  // as shown
  int page{}, pages{};
};

// One line on the terminal that tells how the work goes, written over itself. Silent when stderr
// is no terminal.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // `left`: documents without an outcome, those in hand included.
  void show(std::size_t left, const std::vector<InHand>& in_hand);
  void clear();
  [[nodiscard]] bool is_seen() const { return terminal_; }

 private:
  bool terminal_;
  std::string shown_;
};

}  // namespace rosett
