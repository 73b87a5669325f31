#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"
#include "core/identifiers.h"

namespace rosett::checks {
namespace {

struct Period {
  Date from, to;
};

std::optional<Date> birth_of(const RowContext& row) {
  const auto& person = row.match.person;
  if (person && person->fodelsedatum) return person->fodelsedatum;
  const Reading* number = find_field(row.row->fields, "personnummer");
  if (person && !person->personnummer.empty()) return birth_date(person->personnummer);
  return number != nullptr && number->value && is_firm(*number) ? birth_date(*number->value)
                                                                : std::nullopt;
}

std::optional<Date> reception_of(const RowContext& row) {
  const auto& person = row.match.person;
  if (person && person->mottagningsdatum) return person->mottagningsdatum;
  const Reading* printed = find_field(row.row->fields, "mottagningsdatum");
  return is_doubtful(printed) ? std::nullopt : date_in(printed);
}

void tell_outside(const RowContext& row, const Period& period, const TimeLimit& limit,
                  Findings& findings) {
  const Window window = window_of(limit, birth_of(row), reception_of(row));
  const bool early = window.first && period.from < *window.first;
  const bool late = window.last && period.to > *window.last;
  if (!early && !late) return;
  const std::string bound = late ? fmt::format("till och med {}", to_iso(*window.last))
                                 : fmt::format("först från {}", to_iso(*window.first));
  findings.add("ersattningstid_passerad", row.row->number, "period_fran",
               fmt::format("Perioden {} – {} ligger utanför den tid som staten ersätter: för "
                           "personen {} ({}). Kontrollera beslutet.",
                           to_iso(period.from), to_iso(period.to), bound, limit.lagrum));
}

}  // namespace

void check_period(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const Reading* from = reading_of(*context.document, *row.row, "period_fran");
  const Reading* to = reading_of(*context.document, *row.row, "period_till");
  if (!date_in(from) || !date_in(to) || !is_firm(*from) || !is_firm(*to)) return;
  const Period period{*date_in(from), *date_in(to)};
  if (period.from > period.to) {
    findings.add("period_ogiltig", row.row->number, "period_fran",
                 fmt::format("Perioden börjar {} men slutar {}. Ta reda på den rätta perioden.",
                             to_iso(period.from), to_iso(period.to)));
    return;
  }
  const Reading* kod = reading_of(*context.document, *row.row, "kod");
  if (value_in(kod).empty() || !is_firm(*kod)) return;
  const std::string code = main_kod(*context.settings, *kod->value);
  for (const TimeLimit& limit : context.settings->time_limits)
    if (std::ranges::find(limit.koder, code) != limit.koder.end())
      tell_outside(row, period, limit, findings);
}

}  // namespace rosett::checks
