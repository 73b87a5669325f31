#include "review/veil.h"

#include <algorithm>
#include <map>
#include <utility>

namespace rosett {

Veil::Veil(const Sight& sight, const Document& document) : sight_(sight), document_(document) {
  for (const Row& row : document.rows)
    if (!sight.shows(document, row)) hidden_.insert(row.number);
}

std::string Veil::file() const {
  return sight_.shows_text(document_.file) ? document_.file : file_not_shown(document_.id);
}

std::string Veil::shown(const std::string& text) const {
  return sight_.shows_text(text) ? text : kNotShown;
}

Reading Veil::shown(Reading reading) const {
  std::erase_if(reading.alternatives, [&](const Candidate& other) {
    return !sight_.shows_text(other.value + " " + other.text);
  });
  if (sight_.shows_text(reading.value.value_or("") + " " + reading.text)) return reading;
  reading.value.reset();
  reading.text = kNotShown;
  reading.alternatives.clear();
  return reading;
}

std::vector<Field> Veil::shown(std::vector<Field> fields) const {
  for (Field& field : fields) field.reading = shown(std::move(field.reading));
  return fields;
}

// What is said of the whole may be about any of its rows.
Deviation Veil::shown(Deviation deviation) const {
  const bool of_hidden = deviation.row == 0 && !hidden_.empty() && !is_impersonal(deviation.code);
  if (!of_hidden && sight_.shows_text(deviation.message + " " + deviation.expected))
    return deviation;
  deviation.message = kNotShown;
  deviation.expected.clear();
  return deviation;
}

std::vector<Box> lines_about_others(const Sight& sight, const PageText& page) {
  struct Line {
    std::string words, run;  // parted, and a number's parts together
    Box box;
  };
  std::map<int, Line> lines;
  for (const Word& word : page.words) {
    Line& line = lines[word.line];
    line.words += word.text + " ";
    line.run += word.text;
    line.box = united(line.box, word.box);
  }
  std::vector<Box> boxes;
  for (const auto& [number, line] : lines)
    if (!sight.shows_text(line.words) || !sight.shows_text(line.run)) boxes.push_back(line.box);
  return boxes;
}

}  // namespace rosett
