#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.h"
#include "core/date.h"
#include "core/document.h"
#include "review/book.h"
#include "review/deviation_pictures.h"

struct lxw_worksheet;

namespace rosett {

struct Column {
  std::string heading;
  int width{};  // pixels at 96 to the inch
  bool hidden{};
};

struct SheetLook {
  double row_points{15};       // height of a row; more where its wrapped text needs it
  std::uint32_t tab_colour{};  // 0xRRGGBB
  int printed_columns{};       // the first ones; 0: all
};

// One sheet under construction; its header row stands already, frozen. Cells are written left to
// right, rows top to bottom. Text is never a formula. All functions throw as check_xlsx.
class SheetWriter {
 public:
  // `book` must outlive the sheet.
  SheetWriter(Book& book, const std::string& name, std::vector<Column> columns,
              const SheetLook& look);

  SheetWriter& text(std::string_view text, Tone tone = Tone::plain);
  SheetWriter& wrapped(std::string_view text, Tone tone = Tone::plain);
  // One below the other in one cell; empty ones are left out.
  SheetWriter& lines(const std::vector<std::string>& lines, Tone tone = Tone::plain);
  SheetWriter& count(std::int64_t number, Tone tone = Tone::plain);
  SheetWriter& amount(Amount amount, Tone tone = Tone::plain);
  SheetWriter& date(const Date& day, Tone tone = Tone::plain);
  SheetWriter& percent(double share, Tone tone = Tone::plain);
  // A canonical value: amounts and counts become numbers, dates dates, everything else (also
  // what does not have its kind's form) text. Empty: an empty cell.
  SheetWriter& value(Kind kind, const std::optional<std::string>& canonical,
                     Tone tone = Tone::plain);
  SheetWriter& blank(Tone tone = Tone::plain, Shape shape = Shape::text);
  // SUBTOTAL over this column's cells so far: the sum, or the number, of those that a filter
  // leaves visible. `all` is what stands there before anything is filtered.
  SheetWriter& visible_sum(Amount all);
  SheetWriter& visible_count(std::int64_t all);
  // In the cell, which stays empty; moves and sizes with it. The picture must have a file. `alt`
  // is the alt text.
  SheetWriter& picture(const DeviationPicture& picture, const std::string& alt);
  void end_row();
  // Leaves a row empty; what follows is no longer part of what a filter covers.
  void skip_row() { ++row_; }

  // The row being written, from 0, the header being 0.
  [[nodiscard]] int row() const { return row_; }
  // The next cell to be written, from 0.
  [[nodiscard]] int column() const { return column_; }
  [[nodiscard]] int column_count() const { return static_cast<int>(columns_.size()); }
  [[nodiscard]] lxw_worksheet* handle() const { return handle_; }
  // Arrows for filter and sorting on the header, over all rows written so far.
  void add_filter();
  // In the column (from 0) of all rows written so far, a list to choose from; the cell may be
  // empty.
  void offer_choices(int column, std::span<const std::string_view> choices);

 private:
  void write_header();
  void set_up_printing(const std::string& name);
  [[nodiscard]] std::uint32_t at_row() const { return static_cast<std::uint32_t>(row_); }
  [[nodiscard]] std::uint16_t at_column() const { return static_cast<std::uint16_t>(column_); }
  SheetWriter& string(const std::string& clean, Shape shape, Tone tone);
  SheetWriter& number(double value, Shape shape, Tone tone);
  SheetWriter& subtotal(int function, double value, Shape shape);

  Book& book_;
  lxw_worksheet* handle_;
  std::vector<Column> columns_;
  SheetLook look_;
  int row_{};
  int column_{};
  int text_lines_{};  // of the highest cell in the row
};

}  // namespace rosett
