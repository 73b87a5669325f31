#pragma once

#include <string>
#include <vector>

namespace rosett::synth {

struct Font {
  std::string family;
  double size{};  // points
  bool bold{};
};

struct Text {
  double x{}, y{};  // left end of the baseline
  Font font;
  std::string text;
};

struct Rule {
  double x1{}, y1{}, x2{}, y2{}, width{0.6};
};

struct Fill {
  double x{}, y{}, w{}, h{}, grey{0.9};  // grey: 1 is white
};

// A printed page in points, origin at its top left corner. Fills lie under everything.
struct Sheet {
  double width{}, height{};
  std::vector<Fill> fills;
  std::vector<Rule> rules;
  std::vector<Text> texts;
};

}  // namespace rosett::synth
