#include "checks/time_limit.h"

#include <algorithm>
#include <array>

#include "checks/table.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 6> kColumns{"kod",     "fran_alder", "till_alder",
                                                   "manader", "lagrum",     "kalla"};

Date day_before(const Date& date) { return std::chrono::sys_days{date} - std::chrono::days{1}; }

}  // namespace

std::vector<TimeLimit> load_time_limits(std::string_view csv) {
  std::vector<TimeLimit> limits;
  for (const checks::TableRow& row : checks::read_table(csv, "ersattningstid.csv", kColumns)) {
    TimeLimit limit{row.list("kod"), row.number("fran_alder"), row.number("till_alder"),
                    row.number("manader"), row.text("lagrum")};
    if (limit.koder.empty()) row.refuse("kod ska anges");
    if (!limit.fran_alder && !limit.till_alder && !limit.manader)
      row.refuse("någon gräns ska anges");
    limits.push_back(std::move(limit));
  }
  return limits;
}

Window window_of(const TimeLimit& limit, const std::optional<Date>& born,
                 const std::optional<Date>& received) {
  Window window;
  if (born && limit.fran_alder)
    window.first = later_by(*born, std::chrono::years{*limit.fran_alder});
  if (born && limit.till_alder)
    window.last = day_before(later_by(*born, std::chrono::years{*limit.till_alder}));
  if (received && limit.manader) {
    const Date last = day_before(later_by(*received, std::chrono::months{*limit.manader}));
    window.last = window.last ? std::min(*window.last, last) : last;
  }
  return window;
}

}  // namespace rosett
