#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "bench/synth/sheet.h"

namespace rosett::synth {

// Measures and breaks text with Pango, in points and without hinting, so that a line is as long
// on the screen as in a PDF. Pango 1.50 and fontconfig share caches between font maps, and not
// every one is guarded: who prints on several threads holds `one_at_a_time`.
class Typesetter {
 public:
  Typesetter();
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;
  ~Typesetter();

  [[nodiscard]] double width(const std::string& text, const Font& font);
  // Lines no wider than that, broken at spaces and after "/" and hyphens inside words; a word
  // that is wider stays whole.
  [[nodiscard]] std::vector<std::string> wrapped(const std::string& text, const Font& font,
                                                 double width);

  std::mutex one_at_a_time;

  struct Pango;
  [[nodiscard]] Pango& pango() { return *pango_; }

 private:
  std::unique_ptr<Pango> pango_;
  std::map<std::tuple<std::string, std::string, double, bool>, double> widths_;
};

}  // namespace rosett::synth
