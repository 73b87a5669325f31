#include "core/workbook.h"

#include <cmath>

namespace rosett {
namespace {

constexpr int kLastRow = 1'048'576;
constexpr int kLastColumn = 16'384;
constexpr int kLetters = 26;
// The serial of 29 February 1900, a day that never was.
constexpr int kNoSuchDay = 60;

}  // namespace

std::optional<Date> date_of_serial(double serial, Epoch epoch) {
  using std::chrono::sys_days;
  constexpr double kLastSerial = 2'958'465;  // 9999-12-31
  if (!(serial >= 0) || serial >= kLastSerial + 1) return std::nullopt;
  const int day = static_cast<int>(std::floor(serial));
  if (epoch == Epoch::of_1904)
    return Date(sys_days(Date(std::chrono::year(1904), std::chrono::January, std::chrono::day(1))) +
                std::chrono::days(day));
  if (day == 0 || day == kNoSuchDay) return std::nullopt;
  const int real_day = day > kNoSuchDay ? day - 1 : day;
  return Date(sys_days(Date(std::chrono::year(1899), std::chrono::December, std::chrono::day(31))) +
              std::chrono::days(real_day));
}

std::optional<CellName> parse_cell_name(std::string_view name) {
  CellName found;
  std::size_t at = 0;
  for (; at < name.size() && name[at] >= 'A' && name[at] <= 'Z'; ++at) {
    found.column = found.column * kLetters + (name[at] - 'A' + 1);
    if (found.column > kLastColumn) return std::nullopt;
  }
  for (; at < name.size() && name[at] >= '0' && name[at] <= '9'; ++at) {
    found.row = found.row * 10 + (name[at] - '0');
    if (found.row > kLastRow) return std::nullopt;
  }
  if (at != name.size() || found.row == 0 || found.column == 0) return std::nullopt;
  return found;
}

std::string cell_name(int row, int column) {
  std::string letters;
  for (int left = column; left > 0; left = (left - 1) / kLetters)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % kLetters));
  return letters + std::to_string(row);
}

}  // namespace rosett
