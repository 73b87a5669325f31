#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

struct RowSum {
  Amount sum;
  int unread{};                          // rows without a readable amount
  std::vector<const Reading*> doubtful;  // amounts that may be others
};

RowSum sum_of_rows(const Document& document) {
  RowSum total;
  for (const Row& row : document.rows) {
    const Reading* reading = find_field(row.fields, "belopp");
    const auto amount = amount_in(reading);
    if (!amount) {
      ++total.unread;
      continue;
    }
    total.sum += *amount;
    if (is_doubtful(reading)) total.doubtful.push_back(reading);
  }
  return total;
}

// Several doubtful rows together can explain any difference; one only if it can be what is
// missing.
bool doubt_explains(const RowSum& total, const Reading& summa, Amount printed) {
  if (total.unread > 0 || total.doubtful.size() > 1) return true;
  if (may_be(summa, total.sum.to_string())) return true;
  if (total.doubtful.empty()) return false;
  const Reading& row = *total.doubtful.front();
  const Amount needed = *amount_in(&row) + (printed - total.sum);
  return may_be(row, needed.to_string());
}

// Whether it was told.
bool check_summa(const Document& document, Findings& findings) {
  const Reading* summa = find_field(document.fields, "summa");
  const auto printed = amount_in(summa);
  if (!printed) return false;
  const RowSum total = sum_of_rows(document);
  if (*printed == total.sum || doubt_explains(total, *summa, *printed)) return false;
  findings.add("D1", "summa_avviker", 0, "summa",
               fmt::format("Summan i beslutet är {} kr, men radernas belopp blir {} kr: {} kr "
                           "skiljer. Kontrollera att ingen rad saknas och att beloppen stämmer.",
                           printed->to_swedish(), total.sum.to_swedish(),
                           (*printed - total.sum).to_swedish()),
               total.sum.to_string());
  return true;
}

void check_antal(const Document& document, Findings& findings) {
  const Reading* antal = find_field(document.fields, "antal");
  const auto printed = count_in(antal);
  const std::string rows = std::to_string(document.rows.size());
  if (!printed || *printed < 0 || may_be(*antal, rows)) return;  // no number of rows is negative
  findings.add("D1", "summa_avviker", 0, "antal",
               fmt::format("Antalet i beslutet är {}, men det har {} rader. Kontrollera att ingen "
                           "rad saknas eller står dubbelt.",
                           *printed, rows),
               rows);
}

// With pages missing, or no row found at all, totals say nothing that is not told already.
bool rows_are_all_here(const Document& document) {
  return !document.rows.empty() && std::ranges::find(document.deviations, "sida_saknas",
                                                     &Deviation::code) == document.deviations.end();
}

}  // namespace

void check_totals(const DocumentContext& context, Findings& findings) {
  if (!rows_are_all_here(*context.document)) return;
  // A row too few makes both wrong; once is enough.
  if (!check_summa(*context.document, findings)) check_antal(*context.document, findings);
}

}  // namespace rosett::checks
