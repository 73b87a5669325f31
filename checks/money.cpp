#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/reckoning.h"
#include "checks/themes.h"

namespace rosett::checks {
namespace {

// What a row says about its amount.
struct MoneyFacts {
  const Reading* belopp{};
  const Reading* kod{};
  const Reading* fran{};
  const Reading* till{};
  const Reading* dygn{};
  const Reading* dygnsbelopp{};
};

MoneyFacts facts_of(const Document& document, const Row& row) {
  const auto reading = [&](std::string_view name) { return reading_of(document, row, name); };
  return {reading("belopp"),      reading("kod"),  reading("period_fran"),
          reading("period_till"), reading("dygn"), reading("dygnsbelopp")};
}

// Another period could give the printed amount: it is so many whole days.
bool days_could_give(const Reckoning& reckoned, Amount printed) {
  return std::ranges::any_of(reckoned.steps, [&](Amount step) {
    return step > Amount() && printed.ore() % step.ore() == 0;
  });
}

bool doubt_explains(const MoneyFacts& facts, const Reckoning& reckoned, Amount printed) {
  if (may_be(*facts.belopp, reckoned.nearest.to_string()) || is_doubtful(facts.kod)) return true;
  const bool days_in_doubt =
      is_doubtful(facts.fran) || is_doubtful(facts.till) || is_doubtful(facts.dygn);
  return is_doubtful(facts.dygnsbelopp) || (days_in_doubt && days_could_give(reckoned, printed));
}

std::vector<Reckoning> reckonings(const DocumentContext& context, const MoneyFacts& facts) {
  const Document& document = *context.document;
  const std::string ersattning = value_of(document.fields, "ersattning").value_or("");
  const std::vector<Schablon> schabloner = schabloner_for(
      context.settings->schabloner, main_kod(*context.settings, value_in(facts.kod)), ersattning);
  std::vector<Reckoning> all;
  const auto take = [&](std::optional<Reckoning> one) {
    if (one) all.push_back(std::move(*one));
  };
  const auto from = date_in(facts.fran), to = date_in(facts.till);
  if (from && to && *from <= *to) {
    take(by_days(schabloner, *from, *to));
    take(by_four_weeks(schabloner, *from, *to));
  }
  const auto decided = parse_iso_date(value_of(document.fields, "beslutsdatum").value_or(""));
  take(once(schabloner, from ? from : decided));
  if (const auto days = count_in(facts.dygn); days && amount_in(facts.dygnsbelopp))
    take(by_printed_days(*days, *amount_in(facts.dygnsbelopp)));
  return all;
}

}  // namespace

void check_money(const DocumentContext& context, const RowContext& row, Findings& findings) {
  const MoneyFacts facts = facts_of(*context.document, *row.row);
  const auto printed = amount_in(facts.belopp);
  if (!printed || value_in(facts.kod).starts_with("Å-")) return;
  for (const Reckoning& reckoned : reckonings(context, facts)) {
    if (reckoned.allows(*printed) || doubt_explains(facts, reckoned, *printed)) continue;
    findings.add(reckoned.rule, "belopp_avviker", row.row->number, "belopp",
                 fmt::format("Beloppet är {} kr, men {}. Kontrollera beloppet och perioden.",
                             printed->to_swedish(), reckoned.text),
                 reckoned.nearest.to_string());
    return;
  }
}

}  // namespace rosett::checks
