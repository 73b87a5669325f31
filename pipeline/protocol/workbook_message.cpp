#include "pipeline/protocol/workbook_message.h"

#include <tuple>

#include "pipeline/protocol/framing.h"

namespace rosett::protocol {
namespace {

void append_number(std::string& bytes, int number) {
  append_length(bytes, static_cast<std::size_t>(number));
}

void append_text(std::string& bytes, const std::string& text) {
  append_length(bytes, text.size());
  bytes += text;
}

// What is left of a payload.
class Rest {
 public:
  explicit Rest(std::string_view payload) : left_(payload) {}

  [[nodiscard]] std::size_t length() {
    if (left_.size() < kLengthBytes) refuse_message();
    const std::size_t length = length_at(left_);
    left_.remove_prefix(kLengthBytes);
    return length;
  }
  [[nodiscard]] int number() {
    constexpr std::size_t kLargest = 1U << 30U;
    const std::size_t number = length();
    if (number > kLargest) refuse_message();
    return static_cast<int>(number);
  }
  [[nodiscard]] std::string text() {
    const std::size_t bytes = length();
    if (bytes > left_.size()) refuse_message();
    std::string text(left_.substr(0, bytes));
    left_.remove_prefix(bytes);
    return text;
  }
  // How many things of `each` bytes or more are to come; no more than there is room for.
  [[nodiscard]] std::size_t count(std::size_t each) {
    const std::size_t count = length();
    if (count > left_.size() / each) refuse_message();
    return count;
  }
  [[nodiscard]] bool empty() const { return left_.empty(); }

 private:
  std::string_view left_;
};

constexpr std::size_t kNumbersOfCell = 4;  // row, column, type, length of its text
constexpr std::size_t kNumbersOfMerged = 4;
constexpr int kShownAsAnother = 8;  // added to the type

Cell next_cell(Rest& rest, const Sheet& sheet) {
  Cell cell;
  cell.row = rest.number();
  cell.column = rest.number();
  int type = rest.number();
  cell.text = rest.text();
  cell.shown_as_another = type >= kShownAsAnother;
  type %= kShownAsAnother;
  if (type > static_cast<int>(CellType::error)) refuse_message();
  cell.type = static_cast<CellType>(type);
  if (cell.row < 1 || cell.row > sheet.rows || cell.column < 1 || cell.column > sheet.columns)
    refuse_message();
  const auto place = [](const Cell& each) { return std::tuple(each.row, each.column); };
  if (!sheet.cells.empty() && place(sheet.cells.back()) >= place(cell)) refuse_message();
  return cell;
}

Sheet next_sheet(Rest& rest) {
  Sheet sheet;
  sheet.name = rest.text();
  sheet.hidden = rest.number() != 0;
  sheet.rows = rest.number();
  sheet.columns = rest.number();
  const std::size_t cells = rest.count(kNumbersOfCell * kLengthBytes);
  sheet.cells.reserve(cells);
  for (std::size_t i = 0; i < cells; ++i) sheet.cells.push_back(next_cell(rest, sheet));
  const std::size_t merged = rest.count(kNumbersOfMerged * kLengthBytes);
  for (std::size_t i = 0; i < merged; ++i) {
    MergedCells& range = sheet.merged.emplace_back();
    for (int* number : {&range.first_row, &range.first_column, &range.last_row, &range.last_column})
      *number = rest.number();
  }
  const std::size_t hidden = rest.count(kLengthBytes);
  for (std::size_t i = 0; i < hidden; ++i) sheet.hidden_rows.push_back(rest.number());
  return sheet;
}

}  // namespace

std::string encode(const Workbook& workbook) {
  std::string bytes;
  append_number(bytes, workbook.epoch == Epoch::of_1904 ? 1 : 0);
  for (const Sheet& sheet : workbook.sheets) {
    append_text(bytes, sheet.name);
    append_number(bytes, sheet.hidden ? 1 : 0);
    append_number(bytes, sheet.rows);
    append_number(bytes, sheet.columns);
    append_length(bytes, sheet.cells.size());
    for (const Cell& cell : sheet.cells) {
      append_number(bytes, cell.row);
      append_number(bytes, cell.column);
      append_number(bytes,
                    static_cast<int>(cell.type) + (cell.shown_as_another ? kShownAsAnother : 0));
      append_text(bytes, cell.text);
    }
    append_length(bytes, sheet.merged.size());
    for (const MergedCells& range : sheet.merged)
      for (const int number :
           {range.first_row, range.first_column, range.last_row, range.last_column})
        append_number(bytes, number);
    append_length(bytes, sheet.hidden_rows.size());
    for (const int row : sheet.hidden_rows) append_number(bytes, row);
  }
  return bytes;
}

Workbook decode_workbook(std::string_view payload) {
  Workbook workbook;
  Rest rest(payload);
  if (rest.number() != 0) workbook.epoch = Epoch::of_1904;
  while (!rest.empty()) workbook.sheets.push_back(next_sheet(rest));
  return workbook;
}

}  // namespace rosett::protocol
