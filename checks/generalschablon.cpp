#include "checks/generalschablon.h"

#include <algorithm>
#include <array>

#include "checks/table.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 6> kColumns{"galler_fran",  "galler_till", "aldersgrans",
                                                   "belopp_under", "belopp_fran", "kalla"};
// A person has reached an age on the day of birth (29 February: on the first of March).
bool has_reached(int years, const Date& born, const Date& day) {
  return later_by(born, std::chrono::years{years}) <= day;
}

Date end_of_month_before(const Date& day) {
  const auto month = std::chrono::year_month{day.year(), day.month()} - std::chrono::months{1};
  return Date{month / std::chrono::last};
}

}  // namespace

std::vector<Generalschablon> load_generalschabloner(std::string_view csv) {
  std::vector<Generalschablon> all;
  for (const checks::TableRow& row : checks::read_table(csv, "generalschablon.csv", kColumns)) {
    const auto limit = row.number("aldersgrans");
    if (!limit) row.refuse("aldersgrans ska anges");
    all.push_back({row.date("galler_fran"), row.date("galler_till"), *limit,
                   row.amount("belopp_under"), row.amount("belopp_fran")});
  }
  return all;
}

std::optional<Amount> whole_on(const std::vector<Generalschablon>& all, const Date& paid,
                               const Date& born) {
  const auto valid = std::ranges::find_if(all, [&](const Generalschablon& one) {
    return (!one.fran || *one.fran <= paid) && (!one.till || paid <= *one.till);
  });
  if (valid == all.end()) return std::nullopt;
  const bool reached = has_reached(valid->aldersgrans, born, end_of_month_before(paid));
  return reached ? valid->reached : valid->under;
}

}  // namespace rosett
