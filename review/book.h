#pragma once

#include <filesystem>
#include <map>
#include <utility>

struct lxw_workbook;
struct lxw_format;

// libxlsxwriter as this folder uses it: constant memory, one look for all sheets, every fault of
// the library an Error.
namespace rosett {

// How a cell shows its content.
enum class Shape { text, wrapped, amount, date, count, percent };

// What a cell says by its colours: a value, one that is not sure, one that is wrong, a place for
// the reader's own words, a total, the heading of a block, the heading of a column.
enum class Tone { plain, doubt, fault, input, strong, section, heading };

// Throws for any code but LXW_NO_ERROR: Error{limit} past the last row that a sheet can have,
// else Error{io}.
void check_xlsx(int error);

class Book {
 public:
  // `file` must not exist; its folder must be private, as temporary files lie there too.
  explicit Book(const std::filesystem::path& file);
  ~Book();
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  // Writes the file. Call once, at the end; without it there is no file.
  void close();

  [[nodiscard]] lxw_workbook* handle() const { return handle_; }
  // Created at the first use, the same one after that.
  [[nodiscard]] lxw_format* format(Shape shape, Tone tone);
  // A number for a new picture, from 1, and the file in the private folder where it must be when
  // it is placed, and stay until close().
  [[nodiscard]] int new_picture() { return ++pictures_; }
  [[nodiscard]] std::filesystem::path picture_path(int number) const;

 private:
  std::filesystem::path folder_;
  lxw_workbook* handle_;
  std::map<std::pair<Shape, Tone>, lxw_format*> formats_;
  int pictures_{};
};

}  // namespace rosett
