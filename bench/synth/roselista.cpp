#include <algorithm>
#include <chrono>

#include "bench/synth/codes.h"
#include "bench/synth/content.h"
#include "bench/synth/wording.h"

namespace rosett::synth {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;

struct Span {
  Date from, to;
};

Date first_of_month(const Date& day) { return day.year() / day.month() / 1; }

Date end_of_month(const Date& day) { return sys_days{first_of_month(day) + months{1}} - days{1}; }

Date shifted(const Date& day, int by) { return sys_days{day} + days{by}; }

// One to three months that ended before the decision, at times with days cut off.
Span random_months(Random& random, const Date& decided) {
  const int length = random.between(1, 3);
  Date from = first_of_month(decided) - months{random.between(length, 6)};
  Date to = end_of_month(from + months{length - 1});
  if (random.chance(0.25)) from = shifted(from, random.between(1, 26));
  if (random.chance(0.2)) to = shifted(to, -random.between(1, 20));
  if (to < from) to = end_of_month(from);
  constexpr Date kNewRates{std::chrono::year{2024} / 1 / 1};
  if (from < kNewRates && kNewRates <= to) to = shifted(kNewRates, -1);
  return {from, to};
}

// Days of one school term, so that every begun four-week period counts (SFS 2017:193 4 §).
Span random_term(Random& random, const Date& decided) {
  const bool spring = decided.month() > std::chrono::June && random.chance(0.8);
  const auto year = spring ? decided.year() : decided.year() - years{1};
  const Date first = spring ? year / 1 / 8 : year / 8 / 20;
  const int whole = spring ? 150 : 120;
  const int length = random.between(3, whole);
  const Date from = shifted(first, random.between(0, whole - length));
  return {from, shifted(from, length - 1)};
}

Amount actual_cost(Random& random, const Kod& kod, const Span& span, bool whole) {
  const int month_count = 1 + days_between(span.from, span.to) / 31;
  const std::int64_t kronor = std::int64_t{random.between(kod.lowest, kod.highest)} * month_count;
  const int ore = whole || random.chance(0.6) ? 0 : random.between(1, 99);
  return Amount::from_ore(kronor * 100 + ore);
}

struct Writer {
  World& world;
  const Style& style;
  const Order& order;
  Random& random;
  std::vector<std::string> diarienummer;

  [[nodiscard]] bool whole_kronor() const { return style.notation.decimals != ",00"; }

  Row row_of(const Person& person, const std::string& kod, const Span& span, Amount amount) {
    Row row{.person = &person, .fornamn = person.fornamn, .efternamn = person.efternamn};
    row.values = {{"personnummer", person.personnummer},
                  {"dossiernummer", person.dossiernummer},
                  {"period_fran", to_iso(span.from)},
                  {"period_till", to_iso(span.to)},
                  {"kod", kod},
                  {"belopp", amount.to_string()}};
    if (style.has("diarienummer")) row.values["diarienummer"] = random.pick(diarienummer);
    if (style.has("fritext") && random.chance(0.35))
      row.values["fritext"] = random.pick(wordings("fritext.varde"));
    const Amount more =
        random.chance(0.3) ? Amount::from_ore(100) * random.between(100, 9000) : Amount();
    row.sokt = (amount + more).to_string();
    return row;
  }

  Row payment() {
    std::vector<double> weights;
    for (const Kod& one : koder()) weights.push_back(one.weight);
    const Kod& kod = koder()[random.weighted(weights)];
    const bool school = kod.payment == Payment::fyraveckorsperiod;
    const Span span =
        school ? random_term(random, order.decided) : random_months(random, order.decided);
    const Date latest = span.from - years{kod.youngest};
    const Date earliest = shifted(span.to - years{kod.oldest + 1}, 2);
    const Person& person = world.people.somebody(earliest, latest, [&](const Person& one) {
      return world.ledger.is_free(one, kod.kod, span.from, span.to);
    });
    world.ledger.reserve(person, kod.kod, span.from, span.to);
    const Amount amount = kod.payment == Payment::faktisk
                              ? actual_cost(random, kod, span, whole_kronor())
                              : schablon_amount(kod, span.from, span.to);
    return row_of(person, kod.kod, span, amount);
  }

  Row aterkrav() {
    if (random.chance(0.5))
      if (const auto grant = world.ledger.take_back(random, order.decided)) return founded(*grant);
    return unfounded();
  }

  // Takes back an earlier payment, whole or in part.
  Row founded(const Grant& grant) {
    const bool all = random.chance(0.4);
    const std::int64_t kronor = grant.amount.ore() / 100;
    const Amount amount =
        all ? grant.amount
            : Amount::from_ore(100) *
                  std::max<std::int64_t>(1, kronor * random.between(10, 90) / 100);
    Row row = row_of(*grant.person, kod_named(grant.kod).aterkrav, {grant.from, grant.to}, -amount);
    row.sokt.clear();
    row.expected.push_back({.code = "aterkrav", .field = "kod"});
    return row;
  }

  Row unfounded() {
    std::vector<const Kod*> with_aterkrav;
    for (const Kod& one : koder())
      if (!one.aterkrav.empty()) with_aterkrav.push_back(&one);
    const Kod& kod = *random.pick(with_aterkrav);
    const Span span = random_months(random, order.decided);
    const auto reclaimed = taken_back_by(kod.aterkrav);
    const Person& person = world.people.somebody(
        span.to - years{kod.oldest}, span.from - years{kod.youngest}, [&](const Person& one) {
          return std::ranges::none_of(
              reclaimed, [&](const auto& code) { return world.ledger.was_ever_paid(one, code); });
        });
    for (const auto& code : reclaimed)
      world.ledger.reserve(person, code, std::chrono::year{2010} / 1 / 1,
                           std::chrono::year{2040} / 1 / 1);
    Row row =
        row_of(person, kod.aterkrav, span, -Amount::from_ore(100) * random.between(300, 45'000));
    row.sokt.clear();
    row.expected.push_back({.code = "aterkrav", .field = "kod"});
    row.expected.push_back({.code = "aterkrav_utan_grund", .field = "kod"});
    return row;
  }
};

}  // namespace

Decision make_roselista(World& world, const Style& style, const Order& order, Random& random) {
  Decision decision{.type = Type::roselista};
  Writer writer{world, style, order, random, {}};
  for (int i = 0; i <= order.rows / 6; ++i)
    writer.diarienummer.push_back(random_diarienummer(random, order.decided));
  constexpr double kAterkrav = 0.06;
  for (int i = 0; i < order.rows; ++i)
    decision.rows.push_back(order.aterkrav && random.chance(kAterkrav) ? writer.aterkrav()
                                                                       : writer.payment());
  auto& fields = decision.fields;
  fields["diarienummer"].value = random_diarienummer(random, order.decided);
  fields["beslutsdatum"].value = to_iso(order.decided);
  fields["utbetalningsdatum"].value = to_iso(shifted(order.decided, random.between(4, 28)));
  fields["kommun"].value = random.pick(wordings("kommun.varde"));
  if (style.shows_referens) fields["referens"].value = random.pick(wordings("referens.varde"));
  return decision;
}

}  // namespace rosett::synth
