#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

// Amounts put together, and whether what is in doubt among them could explain a difference.
struct Sum {
  Amount amount;
  std::vector<const Reading*> parts;
  bool complete{true};  // every part reads

  void add(const Reading* reading) {
    const auto value = amount_in(reading);
    if (value) amount += *value;
    complete &= value.has_value();
    parts.push_back(reading);
  }
};

// One doubtful part may be what is missing; several can explain anything.
bool doubt_explains(const Sum& sum, const Reading& printed, Amount total) {
  if (!sum.complete || may_be(printed, sum.amount.to_string())) return true;
  std::vector<const Reading*> doubtful;
  std::ranges::copy_if(sum.parts, std::back_inserter(doubtful), is_doubtful);
  if (doubtful.size() > 1) return true;
  if (doubtful.empty()) return false;
  const Amount needed = *amount_in(doubtful.front()) + (total - sum.amount);
  return may_be(*doubtful.front(), needed.to_string());
}

Sum sum_of_rows(const Document& document) {
  Sum sum;
  for (const Row& row : document.rows) sum.add(find_field(row.fields, "belopp"));
  return sum;
}

// Netto, moms and avrundning, those that are printed.
Sum sum_of_parts(const Document& document) {
  constexpr std::array<std::string_view, 3> kParts{"netto", "moms", "avrundning"};
  Sum sum;
  for (const std::string_view name : kParts)
    if (const Reading* reading = find_field(document.fields, name)) sum.add(reading);
  return sum;
}

void tell(const Reading& printed, const Sum& sum, std::string_view of, Findings& findings) {
  findings.add(
      "D1", "summa_avviker", 0, "summa",
      fmt::format("Fakturan har {} kr, men {} blir {} kr. Kontrollera att ingen rad saknas och att "
                  "beloppen stämmer.",
                  amount_in(&printed)->to_swedish(), of, sum.amount.to_swedish()),
      sum.amount.to_string());
}

bool pages_are_missing(const Document& document) {
  return std::ranges::find(document.deviations, "sida_saknas", &Deviation::code) !=
         document.deviations.end();
}

// The price may have been misread, and another one gives the amount.
bool other_price_explains(const Reading& price, int count, Amount amount) {
  if (count == 0 || amount.ore() % count != 0) return false;
  return may_be(price, Amount::from_ore(amount.ore() / count).to_string());
}

bool other_number_explains(const Reading& number, Amount each, Amount amount) {
  if (each == Amount() || amount.ore() % each.ore() != 0) return false;
  return may_be(number, std::to_string(amount.ore() / each.ore()));
}

}  // namespace

void check_invoice_sums(const DocumentContext& context, Findings& findings) {
  const Document& document = *context.document;
  if (pages_are_missing(document)) return;
  const Reading* netto = find_field(document.fields, "netto");
  const Reading* summa = find_field(document.fields, "summa");
  const auto total = amount_in(summa);
  if (const auto net = amount_in(netto); net && total) {
    const Sum parts = sum_of_parts(document);
    if (parts.amount != *total && !doubt_explains(parts, *summa, *total)) {
      tell(*summa, parts, "netto, moms och avrundning", findings);
      return;
    }
  }
  const Reading* printed = amount_in(netto) ? netto : summa;
  if (document.rows.empty() || !amount_in(printed)) return;
  const Sum rows = sum_of_rows(document);
  const bool agrees = rows.amount == *amount_in(printed) || (total && rows.amount == *total);
  if (agrees || doubt_explains(rows, *printed, *amount_in(printed))) return;
  tell(*printed, rows, "raderna", findings);
}

void check_invoice_row(const DocumentContext&, const RowContext& row, Findings& findings) {
  const Reading* days = find_field(row.row->fields, "dygn");
  const Reading* price = find_field(row.row->fields, "pris");
  const Reading* printed = find_field(row.row->fields, "belopp");
  const auto count = count_in(days);
  const auto each = amount_in(price);
  const auto amount = amount_in(printed);
  if (!count || !each || !amount) return;
  const Amount expected = *each * *count;
  if (may_be(*printed, expected.to_string()) || may_be(*printed, (-expected).to_string())) return;
  if (other_price_explains(*price, *count, *amount) || other_number_explains(*days, *each, *amount))
    return;
  findings.add("F8", "belopp_avviker", row.row->number, "belopp",
               fmt::format("Beloppet är {} kr, men {} × {} kr blir {} kr. Kontrollera raden.",
                           amount->to_swedish(), *count, each->to_swedish(), expected.to_swedish()),
               expected.to_string());
}

}  // namespace rosett::checks
