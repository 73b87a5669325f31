#include "pipeline/tables/workbook_reading.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "core/error.h"
#include "pipeline/tables/cell_collector.h"

namespace rosett {
namespace {

// The name of the entry that a relation of that type leads to; empty: there is none.
std::string target_of(const std::map<std::string, Relation>& relations, std::string_view type) {
  const auto found =
      std::ranges::find_if(relations, [&](const auto& each) { return each.second.type == type; });
  return found == relations.end() ? "" : found->second.target;
}

void refuse_password(const ZipPackage& package) {
  if (!package.is_encrypted()) return;
  throw Error(ErrorKind::unsupported, "Filen är ett ZIP-arkiv som är skyddat med lösenord.",
              "Packa upp det med lösenordet och lägg filen som låg i det i inkorgen.");
}

std::string workbook_name(ZipPackage& package) {
  std::string name = target_of(relations_of(package, ""), "officeDocument");
  if (!name.empty() && name.find("workbook") != std::string::npos && package.has(name)) return name;
  throw Error(ErrorKind::unsupported,
              "Filen är ett ZIP-arkiv eller Office-dokument, men ingen arbetsbok.",
              "Packa upp arkivet, eller spara Office-dokumentet som PDF, och lägg det i inkorgen.");
}

std::tuple<int, int> place_of(const Cell& cell) { return {cell.row, cell.column}; }

// Programs write cells in order; nothing says that they must, nor that each comes once.
void put_in_order(Sheet& sheet) {
  if (!std::ranges::is_sorted(sheet.cells, {}, place_of))
    std::ranges::stable_sort(sheet.cells, {}, place_of);
  const auto twins = std::ranges::unique(sheet.cells, {}, place_of);
  sheet.cells.erase(twins.begin(), twins.end());
}

// Rows that share a merged cell have its value each; across columns it is a title's breadth.
void spread_down(Sheet& sheet, Allowance& allowance) {
  std::vector<Cell> copies;
  for (const MergedCells& range : sheet.merged) {
    const auto first = std::ranges::lower_bound(
        sheet.cells, std::tuple(range.first_row, range.first_column), {}, place_of);
    if (first == sheet.cells.end() ||
        place_of(*first) != std::tuple(range.first_row, range.first_column))
      continue;
    for (int row = range.first_row + 1; row <= std::min(range.last_row, sheet.rows); ++row) {
      allowance.take_cell();
      allowance.take_text(first->text.size());
      copies.push_back(*first);
      copies.back().row = row;
    }
  }
  sheet.cells.insert(sheet.cells.end(), copies.begin(), copies.end());
}

}  // namespace

bool is_zip(std::span<const std::uint8_t> bytes) {
  constexpr std::array<std::uint8_t, 4> kMark{'P', 'K', 3, 4};
  return bytes.size() >= kMark.size() && std::ranges::equal(kMark, bytes.first(kMark.size()));
}

Workbook read_workbook(std::span<const std::uint8_t> bytes, const WorkbookLimits& limits) {
  ZipPackage package(bytes, limits.unpacked_bytes);
  refuse_password(package);
  const std::string name = workbook_name(package);
  Allowance allowance{limits.cells, limits.text_bytes};
  const WorkbookEntry entry = read_workbook_entry(package, name);
  const auto relations = relations_of(package, name);
  SharedParts shared{{}, {}, entry.epoch};
  if (const std::string styles = target_of(relations, "styles"); !styles.empty())
    shared.styles = read_styles(package, styles);
  if (const std::string strings = target_of(relations, "sharedStrings"); !strings.empty())
    shared.strings = read_shared_strings(package, strings, allowance);

  Workbook workbook;
  workbook.epoch = entry.epoch;
  for (const SheetEntry& each : entry.sheets) {
    const auto relation = relations.find(each.relation);
    if (relation == relations.end() || relation->second.type != "worksheet") continue;
    Sheet& sheet = workbook.sheets.emplace_back();
    sheet.name = each.name;
    sheet.hidden = each.hidden;
    CellCollector collector(shared, allowance, sheet);
    package.parse(relation->second.target, collector);
    put_in_order(sheet);
    spread_down(sheet, allowance);
    put_in_order(sheet);
  }
  return workbook;
}

}  // namespace rosett
