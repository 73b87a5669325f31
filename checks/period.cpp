#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

// The ends of a row's period as far as they are firm.
struct Period {
  std::optional<Date> from, to;
};

std::optional<Date> firm_date(const Reading* reading) {
  return is_doubtful(reading) ? std::nullopt : date_in(reading);
}

std::optional<Date> reception_of(const RowContext& row) {
  const auto& person = row.match.person;
  if (person && person->mottagningsdatum) return person->mottagningsdatum;
  return firm_date(find_field(row.row->fields, "mottagningsdatum"));
}

const char* rule_of(const TimeLimit& limit) {
  if (limit.manader) return "G2";
  return limit.fran_alder ? "E5" : "E4";
}

bool any_day(const Period& period, auto&& lies) {
  return (period.from && lies(*period.from)) || (period.to && lies(*period.to));
}

void tell_outside(const RowContext& row, const Period& period, const TimeLimit& limit,
                  Findings& findings) {
  const Window window = window_of(limit, birth_of(row), reception_of(row));
  const bool early =
      window.first && any_day(period, [&](const Date& day) { return day < *window.first; });
  const bool late =
      window.last && any_day(period, [&](const Date& day) { return day > *window.last; });
  if (!early && !late) return;
  const std::string bound = late ? fmt::format("till och med {}", to_iso(*window.last))
                                 : fmt::format("först från {}", to_iso(*window.first));
  findings.add(rule_of(limit), "ersattningstid_passerad", row.row->number, "period_fran",
               fmt::format("Perioden {} – {} ligger utanför den tid som staten ersätter: för "
                           "personen {} ({}). Kontrollera beslutet.",
                           row.self.period_fran, row.self.period_till, bound, limit.lagrum));
}

}  // namespace

void check_period(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const Period period{firm_date(reading_of(*context.document, *row.row, "period_fran")),
                      firm_date(reading_of(*context.document, *row.row, "period_till"))};
  if (period.from && period.to && *period.from > *period.to) {
    findings.add("D5", "period_ogiltig", row.row->number, "period_fran",
                 fmt::format("Perioden börjar {} men slutar {}. Ta reda på den rätta perioden.",
                             to_iso(*period.from), to_iso(*period.to)));
    return;
  }
  const Reading* kod = reading_of(*context.document, *row.row, "kod");
  if (value_in(kod).empty() || is_doubtful(kod)) return;
  const std::string code = main_kod(*context.settings, *kod->value);
  for (const TimeLimit& limit : context.settings->time_limits)
    if (std::ranges::find(limit.koder, code) != limit.koder.end())
      tell_outside(row, period, limit, findings);
}

}  // namespace rosett::checks
