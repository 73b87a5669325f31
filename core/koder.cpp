#include "core/koder.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "core/csv.h"
#include "core/error.h"
#include "core/text.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 7> kColumns{
    "grupp", "kod", "klartext", "forordning", "aterkrav_av", "alias_av", "kalla"};

[[noreturn]] void refuse(std::size_t line, const std::string& why) {
  throw Error(ErrorKind::config, fmt::format("koder.csv rad {}: {}", line, why),
              "Rätta filen; templates/README.md beskriver kolumnerna.");
}

std::map<std::string, std::size_t> columns_of(const CsvRow& header) {
  std::map<std::string, std::size_t> columns;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    if (std::ranges::find(kColumns, header.cells[i]) == kColumns.end())
      refuse(header.line, fmt::format("okänd kolumn nummer {}", i + 1));
    columns[header.cells[i]] = i;
  }
  if (!columns.contains("kod")) refuse(header.line, "kolumnen kod saknas");
  return columns;
}

}  // namespace

std::vector<KodEntry> parse_koder(std::string_view csv) {
  const std::vector<CsvRow> rows = parse_csv(csv);
  if (rows.empty()) refuse(1, "filen är tom");
  const auto columns = columns_of(rows.front());
  std::vector<KodEntry> koder;
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    if (row->cells.size() != rows.front().cells.size()) refuse(row->line, "fel antal kolumner");
    const auto cell = [&](const char* name) {
      const auto column = columns.find(name);
      return column == columns.end() ? std::string() : row->cells[column->second];
    };
    KodEntry entry{cell("grupp"),      cell("kod"), cell("klartext"),
                   cell("forordning"), {},          cell("alias_av")};
    if (entry.kod.empty()) refuse(row->line, "koden är tom");
    if (!cell("aterkrav_av").empty()) entry.aterkrav_av = split(cell("aterkrav_av"), ',');
    koder.push_back(std::move(entry));
  }
  return koder;
}

bool matches_kod(std::string_view listed, std::string_view kod) {
  if (listed == kod) return true;
  return listed.ends_with("xx") && kod.size() == listed.size() &&
         kod.starts_with(listed.substr(0, listed.size() - 2));
}

const KodEntry* find_kod(const std::vector<KodEntry>& koder, std::string_view kod) {
  const auto found = std::ranges::find_if(
      koder, [&](const KodEntry& entry) { return matches_kod(entry.kod, kod); });
  return found == koder.end() ? nullptr : &*found;
}

}  // namespace rosett
