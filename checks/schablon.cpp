#include "checks/schablon.h"

#include <algorithm>
#include <array>

#include "checks/table.h"
#include "core/text.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 8> kColumns{"ersattning",  "kod",         "ord",    "enhet",
                                                   "galler_fran", "galler_till", "belopp", "kalla"};

SchablonUnit unit_of(const checks::TableRow& row) {
  const std::string& name = row.text("enhet");
  if (name == "dygn") return SchablonUnit::dygn;
  if (name == "fyraveckorsperiod") return SchablonUnit::fyraveckorsperiod;
  if (name == "gång") return SchablonUnit::gang;
  row.refuse("enhet ska vara dygn, fyraveckorsperiod eller gång");
}

bool names(const Schablon& schablon, const std::string& folded_ersattning) {
  return !schablon.ord.empty() && std::ranges::all_of(schablon.ord, [&](const std::string& word) {
    return folded_ersattning.find(word) != std::string::npos;
  });
}

}  // namespace

std::vector<Schablon> load_schabloner(std::string_view csv) {
  std::vector<Schablon> all;
  for (const checks::TableRow& row : checks::read_table(csv, "belopp.csv", kColumns)) {
    Schablon schablon{row.list("kod"),         row.list("ord"),         unit_of(row),
                      row.date("galler_fran"), row.date("galler_till"), row.amount("belopp")};
    for (std::string& word : schablon.ord) word = folded(word);
    if (schablon.koder.empty() && schablon.ord.empty()) row.refuse("kod eller ord ska anges");
    all.push_back(std::move(schablon));
  }
  return all;
}

std::vector<Schablon> schabloner_for(const std::vector<Schablon>& all, std::string_view kod,
                                     std::string_view ersattning) {
  std::vector<Schablon> found;
  const auto take = [&](auto&& wanted) {
    std::ranges::copy_if(all, std::back_inserter(found), wanted);
  };
  if (!kod.empty()) {
    take([&](const Schablon& one) { return std::ranges::find(one.koder, kod) != one.koder.end(); });
    return found;
  }
  const std::string text = folded(ersattning);
  take([&](const Schablon& one) { return names(one, text); });
  std::size_t most = 0;
  for (const Schablon& one : found) most = std::max(most, one.ord.size());
  std::erase_if(found, [&](const Schablon& one) { return one.ord.size() < most; });
  const bool one_meaning =
      std::ranges::all_of(found, [&](const Schablon& one) { return one.ord == found.front().ord; });
  return one_meaning ? found : std::vector<Schablon>();
}

}  // namespace rosett
