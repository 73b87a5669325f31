#include "checks/initial_cost.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/paid_days.h"
#include "checks/table.h"
#include "checks/themes.h"
#include "core/koder.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 8> kColumns{
    "kod", "galler_fran", "galler_till", "fran_alder", "till_alder", "boende", "belopp", "kalla"};

bool has_reached(const std::optional<int>& years, const Date& born, const Date& day) {
  return years && later_by(born, std::chrono::years{*years}) <= day;
}

bool is_of_age(const InitialCost& one, const Date& born, const Date& day) {
  return (!one.from_age || has_reached(one.from_age, born, day)) &&
         !has_reached(one.below_age, born, day);
}

std::string told(const std::vector<InitialCost>& legal) {
  std::string text;
  for (const InitialCost& one : legal)
    text += fmt::format("{}{} kr ({})", text.empty() ? "" : " eller ", one.belopp.to_swedish(),
                        one.housing);
  return text;
}

}  // namespace

std::vector<InitialCost> load_initial_costs(std::string_view csv) {
  std::vector<InitialCost> all;
  for (const checks::TableRow& row : checks::read_table(csv, "initialkostnad.csv", kColumns)) {
    if (row.text("kod").empty() || row.text("boende").empty())
      row.refuse("kod och boende ska anges");
    all.push_back({row.text("kod"), row.date("galler_fran"), row.date("galler_till"),
                   row.number("fran_alder"), row.number("till_alder"), row.text("boende"),
                   row.amount("belopp")});
  }
  return all;
}

std::vector<InitialCost> initial_costs_of(const std::vector<InitialCost>& all, std::string_view kod,
                                          const Date& received, const Date& born) {
  std::vector<InitialCost> legal;
  std::ranges::copy_if(all, std::back_inserter(legal), [&](const InitialCost& one) {
    return matches_kod(one.kod, kod) && (!one.fran || *one.fran <= received) &&
           (!one.till || received <= *one.till) && is_of_age(one, born, received);
  });
  return legal;
}

namespace checks {
namespace {

bool is_initial_cost(const CheckSettings& settings, std::string_view kod) {
  return std::ranges::any_of(settings.initial_costs,
                             [&](const InitialCost& one) { return matches_kod(one.kod, kod); });
}

bool is_granted(const StoredRow& row) {
  const auto amount = Amount::parse(row.belopp);
  return row.sure && amount && *amount > Amount();
}

// Told otherwise already: the same payment once more, or the same days.
bool is_told_as_double(const StoredRow& a, const StoredRow& b) {
  const auto days = paid_days(a), others = paid_days(b);
  return !days || !others || overlap(*days, *others);
}

// Once for each of the codes that the placeholder in the list stands for. Where something of the
// person's was taken back, a payment may be the right one at last.
void check_paid_once(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const std::string kod = main_kod(*context.settings, row.self.kod);
  if (!is_initial_cost(*context.settings, kod) || !is_granted(row.self) ||
      is_doubtful(find_field(row.row->fields, "belopp")))
    return;
  const StoredRow* first = nullptr;
  for (const StoredRow& other : row.related) {
    if (is_aterkrav(other.kod)) return;
    if (main_kod(*context.settings, other.kod) != kod || !is_granted(other) ||
        !comes_before(other, row.self) || is_told_as_double(other, row.self))
      continue;
    if (first == nullptr || comes_before(other, *first)) first = &other;
  }
  if (first == nullptr) return;
  findings.add("S1", "belopp_avviker", row.row->number, "kod",
               fmt::format("Initiala kostnader betalas en gång, och personen har redan fått {} kr "
                           "med koden {} för {} – {}. Kontrollera om raden ska betalas.",
                           Amount::parse(first->belopp).value_or(Amount()).to_swedish(), first->kod,
                           first->period_fran, first->period_till));
}

}  // namespace

void check_initial_cost(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const Reading* belopp = find_field(row.row->fields, "belopp");
  check_paid_once(context, row, findings);
  const Reading* day = find_field(row.row->fields, "mottagningsdatum");
  auto received = is_doubtful(day) ? std::nullopt : date_in(day);
  if (row.match.person && row.match.person->mottagningsdatum)
    received = row.match.person->mottagningsdatum;
  const auto printed = amount_in(belopp);
  const auto born = birth_of(row);
  if (!row.self.sure || !received || !printed || !born) return;
  const std::vector<InitialCost> legal =
      initial_costs_of(context.settings->initial_costs, row.self.kod, *received, *born);
  const bool fits = std::ranges::any_of(legal, [&](const InitialCost& one) {
    return one.belopp == *printed || may_be(*belopp, one.belopp.to_string());
  });
  if (legal.empty() || fits) return;
  findings.add(
      "S2", "belopp_avviker", row.row->number, "belopp",
      fmt::format("Beloppet är {} kr, men de initiala kostnaderna för den som togs emot {} "
                  "är {}. Kontrollera beloppet.",
                  printed->to_swedish(), to_iso(*received), told(legal)),
      legal.front().belopp.to_string());
}

}  // namespace checks
}  // namespace rosett
