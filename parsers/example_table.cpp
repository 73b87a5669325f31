#include "parsers/example_table.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "core/identifiers.h"
#include "parsers/kinds.h"
#include "parsers/phrases.h"
#include "parsers/slot_values.h"
#include "parsers/table_header.h"

namespace rosett {
namespace {

constexpr std::size_t kLeastColumns = 3;
constexpr std::size_t kMostSamples = 20;
constexpr std::size_t kLinesAbove = 4;     // between a table's first row and its headings, at most
constexpr std::size_t kDigitsOfValue = 4;  // a run with so many is no heading
constexpr int kValuesOfRow = 2;            // numbers, days or amounts on a line that is a row

struct Run {
  std::string text;
  Box box;
};

// The runs of words on a line that wide gaps part.
std::vector<Run> runs_of(const PageView& view, const TextLine& line) {
  std::vector<Run> runs;
  for (std::size_t from = 0; from < line.words.size();) {
    std::size_t to = from + 1;
    while (to < line.words.size() && !stands_apart(view, line, to)) ++to;
    const std::span<const int> words(line.words.data() + from, to - from);
    runs.push_back({joined_text(view, words), joined_box(view, words)});
    from = to;
  }
  return runs;
}

bool is_value(const std::string& text, const Template& rules) {
  return std::ranges::any_of(rules.columns, [&](const ColumnRule& column) {
    return is_strict(column.kind) && column.kind != Kind::kod &&
           likeness(column.kind, text) >= kListed;
  });
}

bool is_row(const std::vector<Run>& runs, const Template& rules) {
  return runs.size() >= kLeastColumns && std::ranges::count_if(runs, [&](const Run& run) {
                                           return is_value(run.text, rules);
                                         }) >= kValuesOfRow;
}

bool are_headings(const std::vector<Run>& runs) {
  return runs.size() >= kLeastColumns && std::ranges::all_of(runs, [](const Run& run) {
           return digits_of(run.text).size() < kDigitsOfValue;
         });
}

struct Header {
  std::vector<Heading> headings;
  std::vector<std::string> texts;
  std::size_t last_line{};
};

std::string text_in(const PageView& view, std::size_t first, std::size_t last, const Box& box) {
  std::string text;
  for (std::size_t i = first; i <= last; ++i) {
    std::vector<int> words;
    for (const int word : view.lines[i].words)
      if (overlap_x(view.words[static_cast<std::size_t>(word)].box, box) > 0) words.push_back(word);
    if (!words.empty()) text += (text.empty() ? "" : " ") + joined_text(view, words);
  }
  return text;
}

std::optional<Header> known_header(const PageView& view, const Template& rules) {
  const std::vector<TableHeader> headers = find_headers(view, rules);
  if (headers.empty()) return std::nullopt;
  Header header{headers.front().headings, {}, headers.front().last_line};
  for (const Heading& heading : header.headings)
    header.texts.push_back(
        text_in(view, headers.front().first_line, header.last_line, heading.box));
  return header;
}

// The nearest line of words above the first row.
std::optional<Header> unknown_header(const PageView& view, const Template& rules) {
  for (std::size_t row = 1; row < view.lines.size(); ++row) {
    if (!is_row(runs_of(view, view.lines[row]), rules)) continue;
    const std::size_t top = row > kLinesAbove ? row - kLinesAbove : 0;
    for (std::size_t line = row; line-- > top;) {
      const std::vector<Run> runs = runs_of(view, view.lines[line]);
      if (!are_headings(runs)) continue;
      Header header{{}, {}, row - 1};
      for (const Run& run : runs) {
        header.headings.push_back({run.box, {}});
        header.texts.push_back(run.text);
      }
      return header;
    }
  }
  return std::nullopt;
}

// The heading that a value stands under: that with most in common, else the nearest.
std::size_t column_of(const Box& value, const std::vector<Heading>& headings) {
  std::size_t best = 0;
  int most = std::numeric_limits<int>::min();
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const int common = overlap_x(value, headings[i].box);
    const int near = common > 0 ? common : -std::abs(value.center_x() - headings[i].box.center_x());
    if (near <= most) continue;
    most = near;
    best = i;
  }
  return best;
}

}  // namespace

std::vector<ExampleColumn> example_table(const PageView& view, const Template& rules) {
  auto header = known_header(view, rules);
  if (!header) header = unknown_header(view, rules);
  if (!header) return {};
  std::vector<ExampleColumn> columns;
  for (std::size_t i = 0; i < header->headings.size(); ++i) {
    const auto& slots = header->headings[i].slots;
    columns.push_back({header->texts[i], slots.empty() ? -1 : slots.front().rule, {}});
  }
  for (std::size_t i = header->last_line + 1; i < view.lines.size(); ++i) {
    const std::vector<Run> runs = runs_of(view, view.lines[i]);
    if (!is_row(runs, rules)) continue;
    for (const Run& run : runs) {
      auto& samples = columns[column_of(run.box, header->headings)].samples;
      if (samples.size() < kMostSamples) samples.push_back(run.text);
    }
  }
  return columns;
}

}  // namespace rosett
