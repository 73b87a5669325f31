#include <algorithm>

#include <fmt/format.h>

#include "checks/agreed_price.h"
#include "checks/doubt.h"
#include "checks/paid_days.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

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
    findings.add("F6", "dagar_avviker", row.row->number, "dygn",
                 fmt::format("Fakturan tar betalt för {} dygn, men perioden {} – {} har {}.",
                             *count, to_iso(period.from), to_iso(period.to), there),
                 std::to_string(there));
    return;
  }
  std::vector<PaidDays> covered;
  covered.reserve(placements.size());
  for (const Placement& placement : placements) covered.push_back(days_of(placement));
  if (cover(covered, period)) return;
  findings.add("F6", "dagar_avviker", row.row->number, "dygn",
               fmt::format("Personen var inte placerad hela perioden {} – {}. Kontrollera vilka "
                           "dygn som ska betalas.",
                           to_iso(period.from), to_iso(period.to)));
}

void check_price(const DocumentContext& context, const RowContext& row, const PaidDays& period,
                 const std::vector<Placement>& placements, Findings& findings) {
  const Reading* price = find_field(row.row->fields, "pris");
  if (!amount_in(price)) return;
  const std::vector<AgreedPrice> agreed =
      agreed_prices(placements,
                    context.surroundings->agreements_with(
                        value_of(context.document->fields, "organisationsnummer").value_or("")),
                    period);
  const bool is_agreed = std::ranges::any_of(
      agreed, [&](const AgreedPrice& one) { return may_be(*price, one.price.to_string()); });
  if (agreed.empty() || is_agreed) return;
  findings.add("F5", "pris_avviker", row.row->number, "pris",
               fmt::format("Fakturan har {} kr per dygn, {} {} kr. Kontrollera avtalet.",
                           amount_in(price)->to_swedish(), agreed.front().source,
                           agreed.front().price.to_swedish()),
               agreed.front().price.to_string());
}

// Somebody whom the invoice hides, and who cannot be told.
void tell_hidden(const RowContext& row, Findings& findings) {
  if (!row.hidden || !row.hidden->sure || !row.hidden->known_home) return;
  if (!may_be_anybody(*row.hidden))
    findings.add("F4", "placering_saknas", row.row->number, "", why_nobody(*row.hidden, row.self));
  else
    findings.add("I2", "personnummer_ofullstandigt", row.row->number, "personnummer",
                 why_nobody(*row.hidden, row.self));
}

}  // namespace

void check_placement(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const bool named =
      row.match.person || !row.self.personnummer.empty() || !row.self.dossiernummer.empty();
  const auto period = paid_days(row.self);
  if (!named) tell_hidden(row, findings);
  if (!named || !period || has_doubtful_days(*context.document, *row.row)) return;
  if (!context.surroundings->has_placements()) {
    check_price(context, row, *period, {}, findings);
    return;
  }
  const std::vector<Placement> placements = placements_in(context, row, *period);
  if (placements.empty()) {
    findings.add("F4", "placering_saknas", row.row->number, "",
                 fmt::format("Personen är enligt registret inte placerad hos leverantören {} – {}.",
                             row.self.period_fran, row.self.period_till));
    return;
  }
  check_days(row, *period, placements, findings);
  check_price(context, row, *period, placements, findings);
  if (std::ranges::any_of(placements, &Placement::aterssoks)) return;
  findings.add("F7", "aterssoks_ej", row.row->number, "",
               "Placeringen är märkt som en som inte återsöks. Ta inte med raden i ansökan.");
}

}  // namespace rosett::checks
