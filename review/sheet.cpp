#include "review/sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <xlsxwriter.h>

#include "core/error.h"
#include "core/text.h"
#include "review/cell_text.h"

namespace rosett {
namespace {

constexpr double kHeadingPoints = 30;     // two lines
constexpr double kLinePoints = 13;        // of the 10-point font
constexpr double kPaddingPoints = 6;      // above and below the text together
constexpr double kMaxRowPoints = 409;     // Excel's limit
constexpr double kCharacterPixels = 6.4;  // of the same font, capitals in mind
constexpr double kPixelsPerPoint = 96.0 / 72;
constexpr int kPictureInset = 3;             // cell pixels; a picture that touches the edge of its
                                             // cell would not follow it when rows are sorted
constexpr int kFirstExcelYear = 1900;        // earlier days have no number in Excel
constexpr std::size_t kMaxCountDigits = 15;  // what a double holds exactly
constexpr int kSubtotalCount = 103;          // COUNTA, hidden rows left out
constexpr int kSubtotalSum = 109;

bool is_count(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() <= kMaxCountDigits &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

// How many lines the text takes in a cell of this width.
int line_count(const std::string& text, int width) {
  const double per_line = std::max(1.0, width / kCharacterPixels - 1);
  int lines = 0;
  for (const std::string& line : split(text, '\n')) {
    const auto length = static_cast<double>(to_codepoints(line).size());
    lines += std::max(1, static_cast<int>(std::ceil(length / per_line)));
  }
  return lines;
}

// The column's width, or what the longest word of its heading takes beside the filter's arrow.
std::uint32_t width_of(const Column& column) {
  constexpr double kBoldCharacterPixels = 6.6;
  constexpr int kArrowPixels = 22;
  std::size_t longest = 0;
  for (const std::string& word : split(column.heading, ' '))
    longest = std::max(longest, to_codepoints(word).size());
  const int word = static_cast<int>(static_cast<double>(longest) * kBoldCharacterPixels);
  return static_cast<std::uint32_t>(std::max(column.width, word + kArrowPixels));
}

}  // namespace

SheetWriter::SheetWriter(Book& book, const std::string& name, std::vector<Column> columns,
                         const SheetLook& look)
    : book_(book),
      handle_(workbook_add_worksheet(book.handle(), name.c_str())),
      columns_(std::move(columns)),
      look_(look) {
  if (handle_ == nullptr) check_xlsx(LXW_ERROR_MEMORY_MALLOC_FAILED);
  // Pictures are placed by this height: in constant memory the library forgets those of the rows.
  worksheet_set_default_row(handle_, look_.row_points, LXW_FALSE);
  worksheet_set_tab_color(handle_, look_.tab_colour);
  worksheet_gridlines(handle_, LXW_HIDE_ALL_GRIDLINES);
  for (int i = 0; i < column_count(); ++i) {
    const auto at = static_cast<lxw_col_t>(i);
    lxw_row_col_options options{};
    options.hidden = columns_[at].hidden ? LXW_TRUE : LXW_FALSE;
    check_xlsx(worksheet_set_column_pixels_opt(handle_, at, at, width_of(columns_[at]), nullptr,
                                               &options));
  }
  set_up_printing(name);
  write_header();
}

void SheetWriter::set_up_printing(const std::string& name) {
  constexpr double kSideInches = 0.35;
  constexpr double kTopInches = 0.6;
  constexpr std::uint8_t kA4 = 9;
  worksheet_set_landscape(handle_);
  worksheet_set_paper(handle_, kA4);
  worksheet_set_margins(handle_, kSideInches, kSideInches, kTopInches, kTopInches);
  worksheet_fit_to_pages(handle_, 1, 0);
  check_xlsx(worksheet_repeat_rows(handle_, 0, 0));
  if (look_.printed_columns > 0)
    check_xlsx(worksheet_print_area(handle_, 0, 0, LXW_ROW_MAX - 1,
                                    static_cast<lxw_col_t>(look_.printed_columns - 1)));
  check_xlsx(worksheet_set_header(handle_, ("&L&\"Calibri,Bold\"" + name + "&R&F").c_str()));
  check_xlsx(worksheet_set_footer(handle_, "&LUtskrivet &D&RSida &P av &N"));
}

void SheetWriter::write_header() {
  for (const Column& column : columns_) wrapped(column.heading, Tone::heading);
  text_lines_ = 0;
  check_xlsx(worksheet_set_row(handle_, 0, kHeadingPoints, nullptr));
  worksheet_freeze_panes(handle_, 1, 0);
  row_ = 1;
  column_ = 0;
}

SheetWriter& SheetWriter::string(const std::string& clean, Shape shape, Tone tone) {
  if (clean.empty()) return blank(tone, shape);
  if (shape == Shape::wrapped)
    text_lines_ =
        std::max(text_lines_, line_count(clean, columns_[static_cast<std::size_t>(column_)].width));
  check_xlsx(worksheet_write_string(handle_, at_row(), at_column(), clean.c_str(),
                                    book_.format(shape, tone)));
  ++column_;
  return *this;
}

SheetWriter& SheetWriter::text(std::string_view text, Tone tone) {
  return string(cell_text(text), Shape::text, tone);
}

SheetWriter& SheetWriter::wrapped(std::string_view text, Tone tone) {
  return string(cell_text(text), Shape::wrapped, tone);
}

SheetWriter& SheetWriter::lines(const std::vector<std::string>& lines, Tone tone) {
  std::string joined;
  for (const std::string& line : lines) {
    const std::string clean = cell_text(line);
    if (!clean.empty() && !joined.empty()) joined += '\n';
    joined += clean;
  }
  return string(joined, Shape::wrapped, tone);
}

SheetWriter& SheetWriter::number(double value, Shape shape, Tone tone) {
  check_xlsx(
      worksheet_write_number(handle_, at_row(), at_column(), value, book_.format(shape, tone)));
  ++column_;
  return *this;
}

SheetWriter& SheetWriter::count(std::int64_t number, Tone tone) {
  return this->number(static_cast<double>(number), Shape::count, tone);
}

SheetWriter& SheetWriter::amount(Amount amount, Tone tone) {
  return number(static_cast<double>(amount.ore()) / 100, Shape::amount, tone);
}

SheetWriter& SheetWriter::percent(double share, Tone tone) {
  return number(share, Shape::percent, tone);
}

SheetWriter& SheetWriter::date(const Date& day, Tone tone) {
  lxw_datetime when{};
  when.year = static_cast<int>(day.year());
  when.month = static_cast<int>(static_cast<unsigned>(day.month()));
  when.day = static_cast<int>(static_cast<unsigned>(day.day()));
  check_xlsx(worksheet_write_datetime(handle_, at_row(), at_column(), &when,
                                      book_.format(Shape::date, tone)));
  ++column_;
  return *this;
}

SheetWriter& SheetWriter::value(Kind kind, const std::optional<std::string>& canonical, Tone tone) {
  if (!canonical) return blank(tone);
  if (kind == Kind::amount) {
    if (const auto parsed = Amount::parse(*canonical)) return amount(*parsed, tone);
  } else if (kind == Kind::count && is_count(*canonical)) {
    return number(std::stod(*canonical), Shape::count, tone);
  } else if (kind == Kind::date) {
    const auto day = parse_iso_date(*canonical);
    if (day && static_cast<int>(day->year()) >= kFirstExcelYear) return date(*day, tone);
  }
  return text(*canonical, tone);
}

SheetWriter& SheetWriter::blank(Tone tone, Shape shape) {
  check_xlsx(worksheet_write_blank(handle_, at_row(), at_column(), book_.format(shape, tone)));
  ++column_;
  return *this;
}

SheetWriter& SheetWriter::subtotal(int function, double value, Shape shape) {
  std::array<char, LXW_MAX_CELL_RANGE_LENGTH> range{};
  lxw_rowcol_to_range(range.data(), 1, at_column(), std::max(1U, at_row() - 2), at_column());
  const std::string formula = "=SUBTOTAL(" + std::to_string(function) + "," + range.data() + ")";
  check_xlsx(worksheet_write_formula_num(handle_, at_row(), at_column(), formula.c_str(),
                                         book_.format(shape, Tone::strong), value));
  ++column_;
  return *this;
}

SheetWriter& SheetWriter::visible_sum(Amount all) {
  return subtotal(kSubtotalSum, static_cast<double>(all.ore()) / 100, Shape::amount);
}

SheetWriter& SheetWriter::visible_count(std::int64_t all) {
  return subtotal(kSubtotalCount, static_cast<double>(all), Shape::count);
}

SheetWriter& SheetWriter::picture(const DeviationPicture& picture, const std::string& alt) {
  const std::filesystem::path file = book_.picture_path(picture.file);
  std::string description = cell_text(alt);
  lxw_image_options options{};
  options.x_offset = kPictureInset;
  const int spare = static_cast<int>(look_.row_points * kPixelsPerPoint) - picture.height;
  options.y_offset = std::max(kPictureInset, spare / 2);
  options.x_scale = picture.scale;
  options.y_scale = picture.scale;
  options.object_position = LXW_OBJECT_MOVE_AND_SIZE;
  options.description = description.data();
  check_xlsx(worksheet_insert_image_opt(handle_, at_row(), at_column(), file.c_str(), &options));
  return blank();
}

void SheetWriter::end_row() {
  const double wanted = text_lines_ * kLinePoints + kPaddingPoints;
  const double points = std::clamp(wanted, look_.row_points, kMaxRowPoints);
  check_xlsx(worksheet_set_row(handle_, at_row(), points, nullptr));
  ++row_;
  column_ = 0;
  text_lines_ = 0;
}

void SheetWriter::add_filter() {
  const auto last_row = static_cast<std::uint32_t>(std::max(1, row_ - 1));
  const auto last_column = static_cast<std::uint16_t>(column_count() - 1);
  check_xlsx(worksheet_autofilter(handle_, 0, 0, last_row, last_column));
}

void SheetWriter::offer_choices(int column, std::span<const std::string_view> choices) {
  std::vector<std::string> texts(choices.begin(), choices.end());
  std::vector<char*> list;
  std::string message = "Välj ";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    list.push_back(texts[i].data());
    const char* const before = i == 0 ? "" : i + 1 == texts.size() ? " eller " : ", ";
    message += before + texts[i];
  }
  message += ", eller lämna cellen tom.";
  list.push_back(nullptr);
  std::string title = columns_[static_cast<std::size_t>(column)].heading;
  lxw_data_validation validation{};
  validation.validate = LXW_VALIDATION_TYPE_LIST;
  validation.value_list = list.data();
  validation.error_title = title.data();
  validation.error_message = message.data();
  const auto at = static_cast<lxw_col_t>(column);
  check_xlsx(worksheet_data_validation_range(handle_, 1, at, static_cast<lxw_row_t>(row_ - 1), at,
                                             &validation));
}

}  // namespace rosett
