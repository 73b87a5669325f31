#include "pipeline/report_workbooks.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/error.h"
#include "core/text.h"
#include "pipeline/files.h"
#include "review/ledger_workbook.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

void refuse_unless_empty(const fs::path& folder) {
  std::error_code fault;
  if (fs::is_directory(folder, fault) && fs::is_empty(folder, fault)) return;
  throw Error(ErrorKind::config, fmt::format("Mappen {} är inte en tom mapp.", shown(folder)),
              "Ange en ny mapp, så att inga arbetsböcker från en annan period blandas in.");
}

}  // namespace

std::string workbook_name(const ledger::District& district) {
  constexpr std::string_view kNotInNames = "/\\:*?\"<>|";
  constexpr std::size_t kLongest = 100;  // code points; some file systems take 255 bytes
  std::string name = single_line(district.sdf_kod + " " + district.sdf);
  std::ranges::replace_if(
      name, [&](char one) { return kNotInNames.find(one) != std::string_view::npos; }, '-');
  if (name.starts_with('.')) name.front() = '-';
  return to_utf8(to_codepoints(name).substr(0, kLongest));
}

void make_empty_folder(const fs::path& folder) {
  make_folder(folder, kSharedFolderMode);
  refuse_unless_empty(folder);
}

std::vector<fs::path> write_distribution_folder(const fs::path& folder,
                                                const ledger::Ledger& ledger,
                                                const ledger::Distribution& distribution,
                                                const std::vector<KodEntry>& koder) {
  make_empty_folder(folder);
  std::vector<fs::path> files{folder / kWholeWorkbook};
  write_distribution_workbook(files.front(), ledger, distribution, koder);
  std::set<std::string> taken{folded(fs::path(kWholeWorkbook).stem().native())};
  for (const ledger::District& district : distribution.districts) {
    const std::string name = workbook_name(district);
    std::string free = name;
    for (int number = 2; !taken.insert(folded(free)).second; ++number)
      free = fmt::format("{} ({})", name, number);
    files.push_back(folder / (free + ".xlsx"));
    write_district_workbook(files.back(), ledger, distribution, district, koder);
  }
  return files;
}

}  // namespace rosett
