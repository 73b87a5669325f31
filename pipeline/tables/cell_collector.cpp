#include "pipeline/tables/cell_collector.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/error.h"

namespace rosett {
namespace {

template <class Number>
std::optional<Number> parsed(std::string_view text) {
  Number number{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// As it would be typed, with no more digits than the program that made it can know: 0.1 + 0.2
// stored as 0.30000000000000004 is 0.3.
std::string decimal(double number) {
  constexpr int kDigits = 15;
  constexpr double kWritten = 1e15;
  if (std::abs(number) < kWritten && number == std::floor(number))
    return fmt::format("{:.0f}", number);
  const double rounded = std::stod(fmt::format("{:.{}g}", number, kDigits));
  return std::abs(rounded) < kWritten && std::abs(rounded) >= 1e-4 ? fmt::format("{}", rounded)
                                                                   : fmt::format("{:g}", rounded);
}

}  // namespace

void CellCollector::begin(std::string_view name, const XmlAttributes& attributes) {
  if (name == "row") {
    begin_row(attributes);
  } else if (name == "c") {
    begin_cell(attributes);
  } else if (name == "f") {
    has_formula_ = true;
  } else if (name == "v") {
    into_ = &value_;
  } else if (name == "rPh") {
    pronounced_ = true;
  } else if (name == "t" && !pronounced_) {
    into_ = &inline_text_;
  } else if (name == "mergeCell") {
    add_merged(attribute(attributes, "ref"));
  }
}

void CellCollector::begin_row(const XmlAttributes& attributes) {
  row_ = parsed<int>(attribute(attributes, "r")).value_or(row_ + 1);
  column_ = 0;
  if (!flag(attributes, "hidden")) return;
  allowance_.take_cell();
  sheet_.hidden_rows.push_back(row_);
}

// Cells and rows without a name stand behind the last one.
void CellCollector::begin_cell(const XmlAttributes& attributes) {
  ++column_;
  if (const std::string at = attribute(attributes, "r"); !at.empty()) {
    const auto place = parse_cell_name(at);
    if (!place)
      throw Error(ErrorKind::malformed, "Arbetsboken har en cell på ett ställe som inte finns.",
                  "Öppna den i Excel eller LibreOffice och spara den på nytt.");
    row_ = place->row;
    column_ = place->column;
  }
  type_ = attribute(attributes, "t", "n");
  style_ = attribute(attributes, "s");
  value_.clear();
  inline_text_.clear();
  has_formula_ = false;
}

void CellCollector::text(std::string_view piece) {
  if (into_ == nullptr) return;
  allowance_.take_text(piece.size());
  *into_ += piece;
}

void CellCollector::end(std::string_view name) {
  if (name == "rPh") pronounced_ = false;
  if (name == "c") end_cell();
  into_ = nullptr;
}

void CellCollector::end_cell() {
  Cell cell{row_, column_, CellType::text, {}};
  set_value(cell);
  if (cell.text.empty() && cell.type != CellType::error) return;
  add(std::move(cell));
}

void CellCollector::set_value(Cell& cell) {
  if (type_ == "inlineStr") {
    cell.text = inline_text_;
  } else if (type_ == "e" || (has_formula_ && value_.empty() && type_ != "str")) {
    cell.type = CellType::error;
  } else if (type_ == "s") {
    const auto index = parsed<std::size_t>(value_);
    if (index && *index < shared_.strings.size()) cell.text = shared_.strings[*index];
    allowance_.take_text(cell.text.size());
  } else if (type_ == "b") {
    cell.type = CellType::boolean;
    cell.text = value_ == "1" ? "true" : "false";
  } else if (type_ == "d") {
    cell.type = CellType::date;
    cell.text = value_.substr(0, value_.find('T'));
  } else if (type_ == "str") {
    cell.text = value_;
  } else if (!value_.empty()) {
    set_number(cell);
  }
}

void CellCollector::set_number(Cell& cell) {
  const auto number = parsed<double>(value_);
  if (!number || !std::isfinite(*number)) {
    cell.type = CellType::error;
    return;
  }
  const auto index = parsed<std::size_t>(style_);
  const CellStyle style =
      index && *index < shared_.styles.size() ? shared_.styles[*index] : CellStyle();
  const auto day = style.is_date ? date_of_serial(*number, shared_.epoch) : std::nullopt;
  cell.shown_as_another = !day && is_shown_as_another(*number, style.form);
  cell.type = day ? CellType::date : CellType::number;
  cell.text = day ? to_iso(*day) : decimal(*number);
}

void CellCollector::add(Cell cell) {
  allowance_.take_cell();
  sheet_.rows = std::max(sheet_.rows, cell.row);
  sheet_.columns = std::max(sheet_.columns, cell.column);
  sheet_.cells.push_back(std::move(cell));
}

void CellCollector::add_merged(const std::string& range) {
  const std::size_t colon = range.find(':');
  if (colon == std::string::npos) return;
  const auto first = parse_cell_name(std::string_view(range).substr(0, colon));
  const auto last = parse_cell_name(std::string_view(range).substr(colon + 1));
  if (!first || !last) return;
  allowance_.take_cell();
  sheet_.merged.push_back({first->row, first->column, last->row, last->column});
}

}  // namespace rosett
