#include "parsers/kind_kommun.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/csv.h"
#include "core/error.h"
#include "core/text.h"

namespace rosett {
namespace {

constexpr std::string_view kKommun = " kommun";
constexpr std::string_view kStad = " stad";

std::size_t column(const CsvRow& header, std::string_view name) {
  const auto found = std::ranges::find(header.cells, name);
  if (found == header.cells.end())
    throw Error(ErrorKind::config, fmt::format("kommuner.csv: kolumnen {} saknas.", name),
                "Rätta filen; templates/README.md beskriver kolumnerna.");
  return static_cast<std::size_t>(found - header.cells.begin());
}

}  // namespace

std::vector<std::string> parse_kommuner(std::string_view csv) {
  const std::vector<CsvRow> rows = parse_csv(csv);
  const CsvRow header = rows.empty() ? CsvRow{} : rows.front();
  const std::size_t full = column(header, "namn");
  const std::size_t brief = column(header, "kortnamn");
  std::vector<std::string> kommuner;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& cells = rows[i].cells;
    if (cells.size() <= std::max(full, brief)) continue;
    const std::string name = folded(cells[full]);
    kommuner.push_back(folded(cells[brief]));
    kommuner.push_back(name);
    if (name.ends_with(kKommun))
      kommuner.push_back(name.substr(0, name.size() - kKommun.size()) + std::string(kStad));
  }
  std::ranges::sort(kommuner);
  return kommuner;
}

bool is_kommun(const std::vector<std::string>& kommuner, std::string_view name) {
  return std::ranges::binary_search(kommuner, folded(name));
}

}  // namespace rosett
