#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/paid_days.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

constexpr Date kFirstDay{std::chrono::year{1900}, std::chrono::January, std::chrono::day{1}};
constexpr Date kLastDay{std::chrono::year{2999}, std::chrono::December, std::chrono::day{31}};

PaidDays days_of(const Placement& placement) {
  return {placement.fran.value_or(kFirstDay), placement.till.value_or(kLastDay),
          placement.dygnspris};
}

// The person's placements with the invoice's sender that touch the period. A sender whose number
// is not surely read may be any.
std::vector<Placement> placements_in(const DocumentContext& context, const RowContext& row,
                                     const PaidDays& period) {
  const auto& person = row.match.person;
  const std::string& number = person ? person->personnummer : row.self.personnummer;
  const std::string& dossier = person ? person->dossiernummer : row.self.dossiernummer;
  const Reading* sender = find_field(context.document->fields, "organisationsnummer");
  std::vector<Placement> found = context.surroundings->placements_of(number, dossier);
  std::erase_if(found, [&](const Placement& placement) {
    const bool other_sender = sender != nullptr && sender->value && is_firm(*sender) &&
                              !placement.organisationsnummer.empty() &&
                              placement.organisationsnummer != *sender->value;
    return other_sender || !overlap(days_of(placement), period);
  });
  return found;
}

// More days than the period has, or than the placements cover of it.
void check_days(const RowContext& row, const PaidDays& period,
                const std::vector<Placement>& placements, Findings& findings) {
  const Reading* reading = find_field(row.row->fields, "dygn");
  const int there = days_inclusive(period.from, period.to);
  const auto count = count_in(reading);
  if (count && *count > there && !may_be(*reading, std::to_string(there))) {
    findings.add("dagar_avviker", row.row->number, "dygn",
                 fmt::format("Fakturan tar betalt för {} dygn, men perioden {} – {} har {}.",
                             *count, to_iso(period.from), to_iso(period.to), there),
                 std::to_string(there));
    return;
  }
  std::vector<PaidDays> covered;
  covered.reserve(placements.size());
  for (const Placement& placement : placements) covered.push_back(days_of(placement));
  if (cover(covered, period)) return;
  findings.add("dagar_avviker", row.row->number, "dygn",
               fmt::format("Personen var inte placerad hela perioden {} – {}. Kontrollera vilka "
                           "dygn som ska betalas.",
                           to_iso(period.from), to_iso(period.to)));
}

void check_price(const RowContext& row, const std::vector<Placement>& placements,
                 Findings& findings) {
  const Reading* price = find_field(row.row->fields, "pris");
  if (!amount_in(price)) return;
  const bool agreed = std::ranges::any_of(placements, [&](const Placement& placement) {
    return placement.dygnspris == Amount() || may_be(*price, placement.dygnspris.to_string());
  });
  if (agreed) return;
  const Amount expected = placements.front().dygnspris;
  findings.add("pris_avviker", row.row->number, "pris",
               fmt::format("Fakturan har {} kr per dygn, placeringen {} kr. Kontrollera avtalet.",
                           amount_in(price)->to_swedish(), expected.to_swedish()),
               expected.to_string());
}

}  // namespace

void check_placement(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const bool named =
      row.match.person || !row.self.personnummer.empty() || !row.self.dossiernummer.empty();
  const auto period = paid_days(row.self);
  if (!context.surroundings->has_placements() || !named || !period) return;
  if (has_doubtful_days(*context.document, *row.row)) return;
  const std::vector<Placement> placements = placements_in(context, row, *period);
  if (placements.empty()) {
    findings.add("placering_saknas", row.row->number, "",
                 fmt::format("Personen är enligt registret inte placerad hos leverantören {} – {}.",
                             row.self.period_fran, row.self.period_till));
    return;
  }
  check_days(row, *period, placements, findings);
  check_price(row, placements, findings);
  if (std::ranges::any_of(placements, &Placement::aterssoks)) return;
  findings.add("aterssoks_ej", row.row->number, "",
               "Placeringen är märkt som en som inte återsöks. Ta inte med raden i ansökan.");
}

}  // namespace rosett::checks
