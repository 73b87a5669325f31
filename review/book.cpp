#include "review/book.h"

#include <ctime>
#include <string>
#include <utility>

#include <xlsxwriter.h>

#include "core/error.h"

namespace rosett {
namespace {

constexpr double kFontPoints = 10;
// 2000-01-01 00:00 UTC: the time of writing would make every file another.
constexpr std::time_t kCreated = 946'684'800;

// In Swedish form whatever language the program that opens the file speaks.
// `_)` leaves a little space, or the number would touch the text of the next column.
constexpr const char* kAmountFormat = "[$-41D]#,##0.00_);[$-41D]-#,##0.00_)";
constexpr const char* kPercentFormat = "[$-41D]0.0\\ %_)";
constexpr const char* kCountFormat = "0_)";

struct Colours {
  lxw_color_t ink, paper;
};

Colours colours_of(Tone tone) {
  switch (tone) {
    case Tone::plain:
      return {0x1F1F1F, 0xFFFFFF};
    case Tone::doubt:
      return {0x5F4600, 0xFFF3C4};
    case Tone::fault:
      return {0x8C1D18, 0xFBDAD7};
    case Tone::input:
      return {0x1F1F1F, 0xFFFDF0};
    case Tone::strong:
      return {0x1F1F1F, 0xEEF2F7};
    case Tone::section:
      return {0x1D3557, 0xD8E2EF};
    case Tone::heading:
      break;
  }
  return {0xFFFFFF, 0x1D3557};
}

void set_number(lxw_format* format, const char* number_format) {
  format_set_num_format(format, number_format);
  format_set_align(format, LXW_ALIGN_RIGHT);
}

void set_shape(lxw_format* format, Shape shape) {
  switch (shape) {
    case Shape::text:  // «Text»: what is typed over it stays as typed, leading zeros too
      format_set_num_format(format, "@");
      format_set_align(format, LXW_ALIGN_LEFT);
      break;
    case Shape::wrapped:  // not «Text», which shows #### beyond 255 characters
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_LEFT);
      break;
    case Shape::amount:
      set_number(format, kAmountFormat);
      break;
    case Shape::date:
      format_set_num_format(format, "yyyy-mm-dd");
      format_set_align(format, LXW_ALIGN_LEFT);
      break;
    case Shape::count:
      set_number(format, kCountFormat);
      break;
    case Shape::percent:
      set_number(format, kPercentFormat);
      break;
  }
}

lxw_format* new_format(lxw_workbook* workbook, Shape shape, Tone tone) {
  lxw_format* format = workbook_add_format(workbook);
  const Colours colours = colours_of(tone);
  format_set_font_size(format, kFontPoints);
  format_set_font_color(format, colours.ink);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, 0xD5DAE1);
  if (tone != Tone::plain) format_set_bg_color(format, colours.paper);
  if (tone == Tone::strong || tone == Tone::section || tone == Tone::heading)
    format_set_bold(format);
  set_shape(format, shape);
  return format;
}

}  // namespace

void check_xlsx(int error) {
  if (error == LXW_NO_ERROR) return;
  if (error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
    throw Error(ErrorKind::limit, "Det är fler rader än ett kalkylblad rymmer.",
                "Begränsa exporten med --since eller --type.");
  throw Error(ErrorKind::io, "Arbetsboken kunde inte skrivas.",
              "Kontrollera att mappen får skrivas i och att disken inte är full.");
}

Book::Book(const std::filesystem::path& file) : folder_(file.parent_path()) {
  std::string folder = folder_.string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.use_zip64 = LXW_FALSE;
  options.tmpdir = folder.data();
  handle_ = workbook_new_opt(file.c_str(), &options);
  if (handle_ == nullptr) check_xlsx(LXW_ERROR_MEMORY_MALLOC_FAILED);
  lxw_doc_properties properties{};
  std::string title = "Avvikelser";
  properties.title = title.data();
  properties.created = kCreated;
  check_xlsx(workbook_set_properties(handle_, &properties));
}

Book::~Book() {
  if (handle_ != nullptr) lxw_workbook_free(handle_);
}

void Book::close() { check_xlsx(workbook_close(std::exchange(handle_, nullptr))); }

lxw_format* Book::format(Shape shape, Tone tone) {
  lxw_format*& format = formats_[{shape, tone}];
  if (format == nullptr) format = new_format(handle_, shape, tone);
  return format;
}

std::filesystem::path Book::picture_path(int number) const {
  return folder_ / (std::to_string(number) + ".png");
}

}  // namespace rosett
