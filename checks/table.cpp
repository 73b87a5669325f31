#include "checks/table.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/csv.h"
#include "core/error.h"
#include "core/text.h"

namespace rosett::checks {
namespace {

[[noreturn]] void refuse_line(const std::string& file, std::size_t line, const std::string& why) {
  throw Error(ErrorKind::config, fmt::format("{} rad {}: {}", file, line, why),
              "Rätta filen; templates/README.md beskriver kolumnerna.");
}

void check_header(const CsvRow& header, const std::string& file,
                  std::span<const std::string_view> columns) {
  for (std::size_t i = 0; i < header.cells.size(); ++i)
    if (std::ranges::find(columns, header.cells[i]) == columns.end())
      refuse_line(file, header.line, fmt::format("okänd kolumn nummer {}", i + 1));
  for (const std::string_view column : columns)
    if (std::ranges::count(header.cells, column) != 1)
      refuse_line(file, header.line, fmt::format("kolumnen {} ska finnas en gång", column));
}

}  // namespace

std::vector<std::string> TableRow::list(const std::string& column) const {
  std::vector<std::string> words;
  for (const std::string& part : split(text(column), ','))
    if (std::string word = single_line(part); !word.empty()) words.push_back(std::move(word));
  return words;
}

std::optional<Date> TableRow::date(const std::string& column) const {
  if (text(column).empty()) return std::nullopt;
  const auto parsed = parse_iso_date(text(column));
  if (!parsed) refuse(fmt::format("{} ska vara ett datum, ÅÅÅÅ-MM-DD", column));
  return parsed;
}

std::optional<int> TableRow::number(const std::string& column) const {
  const std::string& cell = text(column);
  if (cell.empty()) return std::nullopt;
  int value{};
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size() || value < 0)
    refuse(fmt::format("{} ska vara ett heltal", column));
  return value;
}

Amount TableRow::amount(const std::string& column) const {
  constexpr Amount kHighest = Amount::from_ore(1'000'000'000);
  const std::string& cell = text(column);
  const auto value = Amount::parse(cell.find('.') == std::string::npos ? cell + ".00" : cell);
  if (!value || *value <= Amount() || *value > kHighest)
    refuse(fmt::format("{} ska vara större än noll och högst tio miljoner kronor", column));
  return *value;
}

void TableRow::refuse(const std::string& why) const { refuse_line(file_, line_, why); }

std::vector<TableRow> read_table(std::string_view csv, const std::string& file,
                                 std::span<const std::string_view> columns) {
  const std::vector<CsvRow> lines = parse_csv(csv);
  if (lines.empty()) refuse_line(file, 1, "filen är tom");
  const CsvRow& header = lines.front();
  check_header(header, file, columns);
  std::vector<TableRow> rows;
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    if (line->cells.size() != header.cells.size())
      refuse_line(file, line->line, "fel antal kolumner");
    std::map<std::string, std::string> cells;
    for (std::size_t i = 0; i < header.cells.size(); ++i) cells[header.cells[i]] = line->cells[i];
    rows.emplace_back(file, line->line, std::move(cells));
  }
  return rows;
}

}  // namespace rosett::checks
