#include "printed_page.h"

#include <algorithm>

#include "core/text.h"

namespace rosett::testing {
namespace {

constexpr int kHeadingPitch = 34;  // pixels between the lines of one heading

int width_of(std::string_view text) {
  return static_cast<int>(to_codepoints(text).size()) * PrintedPage::kCharacter;
}

}  // namespace

PrintedPage::PrintedPage(int number, int width, int height) {
  page_.page = number;
  page_.width = width;
  page_.height = height;
  page_.dpi = 300;
  page_.source = TextSource::text;
  page_.engine = "test";
}

PrintedPage& PrintedPage::print(int x, int y, std::string_view text) {
  ++segment_;
  for (const std::string& word : split(text, ' ')) {
    const int width = width_of(word) * size_;
    if (!word.empty()) {
      const Box box{x, y, x + width - 2, y + kHeight * size_};
      page_.words.push_back({word, box, confidence_, segment_, segment_, false, {}});
    }
    x += width + kCharacter * size_;
  }
  return *this;
}

PrintedPage& PrintedPage::print_right(int x, int y, std::string_view text) {
  return print(x - width_of(text) * size_, y, text);
}

PrintedPage& PrintedPage::rule(const Box& box) {
  page_.rulings.push_back(box);
  return *this;
}

PrintedPage& PrintedPage::ink(const Box& box) {
  page_.unread_ink.push_back(box);
  return *this;
}

PrintedPage& PrintedPage::confidence(float of_one) {
  confidence_ = of_one;
  return *this;
}

PrintedPage& PrintedPage::size(int times) {
  size_ = times;
  return *this;
}

PageText PrintedPage::text() const { return page_; }

void print_cells(PrintedPage& page, int y, const std::vector<PrintedColumn>& columns,
                 const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < std::min(columns.size(), cells.size()); ++i) {
    if (columns[i].right) {
      page.print_right(columns[i].x, y, cells[i]);
    } else {
      page.print(columns[i].x, y, cells[i]);
    }
  }
}

int print_headings(PrintedPage& page, int y, const std::vector<PrintedColumn>& columns) {
  std::size_t lines = 0;
  for (const PrintedColumn& column : columns) lines = std::max(lines, column.heading.size());
  for (std::size_t line = 0; line < lines; ++line) {
    std::vector<std::string> texts;
    for (const PrintedColumn& column : columns) {
      texts.push_back(line < column.heading.size() ? column.heading[line] : "");
    }
    print_cells(page, y + static_cast<int>(line) * kHeadingPitch, columns, texts);
  }
  return y + static_cast<int>(lines) * kHeadingPitch + kHeadingPitch / 2;
}

}  // namespace rosett::testing
