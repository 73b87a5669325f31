#include <chrono>

#include <fmt/format.h>

#include "bench/synth/codes.h"
#include "bench/synth/content.h"
#include "bench/synth/wording.h"

namespace rosett::synth {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;

// The quarter that ended last before the decision.
std::pair<Date, Date> quarter_before(const Date& decided) {
  const unsigned quarter = (static_cast<unsigned>(decided.month()) - 1) / 3;
  const Date next = decided.year() / std::chrono::month{quarter * 3 + 1} / 1;
  return {next - months{3}, sys_days{next} - days{1}};
}

struct Writer {
  World& world;
  const Style& style;
  Random& random;
  std::string what;  // EKBP, EKUP, ANV or BARN
  Date first, last;  // the decision's period

  [[nodiscard]] const Person& person_for(int youngest, int oldest, const Date& from,
                                         const Date& to) {
    const Date earliest = sys_days{to - years{oldest + 1}} + days{2};
    const Person& person = world.people.somebody(
        earliest, from - years{youngest},
        [&](const Person& one) { return world.ledger.is_free(one, what, from, to); });
    world.ledger.reserve(person, what, from, to);
    return person;
  }

  Row row_of(const Person& person, Amount amount) const {
    Row row{.person = &person, .fornamn = person.fornamn, .efternamn = person.efternamn};
    row.values = {{"personnummer", person.personnummer},
                  {"dossiernummer", person.dossiernummer},
                  {"mottagningsdatum", to_iso(person.received)},
                  {"belopp", amount.to_string()}};
    return row;
  }

  Row for_days() {
    Date from = first, to = last;
    if (random.chance(0.25)) from = sys_days{first} + days{random.between(1, 70)};
    if (random.chance(0.2)) to = sys_days{last} - days{random.between(1, 19)};
    const Kod& kod = kod_named(what);
    const Person& person = person_for(kod.youngest, kod.oldest, from, to);
    Row row = row_of(person, schablon_amount(kod, from, to));
    row.values["period_fran"] = to_iso(from);
    row.values["period_till"] = to_iso(to);
    if (style.has("dygn")) row.values["dygn"] = std::to_string(days_inclusive(from, to));
    if (style.has("dygnsbelopp"))
      row.values["dygnsbelopp"] = Amount::from_ore(100LL * rate_on(what, from)).to_string();
    if (style.has("kvarvarande")) row.values["kvarvarande"] = std::to_string(random.between(0, 11));
    return row;
  }

  Row once() {
    const Date ever{std::chrono::year{2010} / 1 / 1}, never{std::chrono::year{2040} / 1 / 1};
    const Date earliest = last - years{17};
    const Person& person = world.people.somebody(
        earliest, first - years{8},
        [&](const Person& one) { return world.ledger.is_free(one, what, ever, never); });
    world.ledger.reserve(person, what, ever, never);
    return row_of(person, Amount::from_ore(what == "ANV" ? 5'200'000 : 3'000'000));
  }
};

}  // namespace

Decision make_schablonbeslut(World& world, const Style& style, const Order& order, Random& random) {
  Decision decision{.type = Type::schablonbeslut};
  const auto [first, last] = quarter_before(order.decided);
  const std::string what = style.paid_once ? random.pick<std::string>({"ANV", "BARN"})
                                           : random.pick<std::string>({"EKBP", "EKUP"});
  Writer writer{world, style, random, what, first, last};
  for (int i = 0; i < order.rows; ++i)
    decision.rows.push_back(style.paid_once ? writer.once() : writer.for_days());
  auto& fields = decision.fields;
  fields["diarienummer"].value = random_diarienummer(random, order.decided);
  fields["beslutsdatum"].value = to_iso(order.decided);
  fields["kommun"].value = random.pick(wordings("kommun.varde"));
  fields["ersattning"].value = random.pick(wordings("ersattning." + what));
  if (!style.paid_once && random.chance(0.85)) fields["kod"].value = what;
  fields["period_fran"].value = to_iso(first);
  fields["period_till"].value = to_iso(last);
  return decision;
}

}  // namespace rosett::synth
