#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"

// Pages set by hand for tests: fixed-pitch print at given places, as a perfect OCR would see it.
namespace rosett::testing {

class PrintedPage {
 public:
  explicit PrintedPage(int number = 1, int width = 2480, int height = 3508);

  // Words from `x` on, their top at `y`.
  PrintedPage& print(int x, int y, std::string_view text);
  // Words that end before `x`.
  PrintedPage& print_right(int x, int y, std::string_view text);
  PrintedPage& rule(const Box& box);
  PrintedPage& ink(const Box& box);

  // Of the words printed from here on.
  PrintedPage& confidence(float of_one);
  PrintedPage& size(int times);

  [[nodiscard]] PageText text() const;

  static constexpr int kCharacter = 16;  // pixels of one character, blanks too
  static constexpr int kHeight = 26;     // of a word's box

 private:
  PageText page_;
  int segment_{};
  float confidence_{1};
  int size_{1};
};

struct PrintedColumn {
  int x{};  // left edge, or right edge when `right`
  bool right{};
  std::vector<std::string> heading;  // one text for each line of the heading
};

// The headings from `y` on; gives the y below them.
int print_headings(PrintedPage& page, int y, const std::vector<PrintedColumn>& columns);

// One line of a table; an empty text leaves its cell empty.
void print_cells(PrintedPage& page, int y, const std::vector<PrintedColumn>& columns,
                 const std::vector<std::string>& cells);

}  // namespace rosett::testing
