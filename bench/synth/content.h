#pragma once

#include <memory>

#include "bench/synth/decision.h"
#include "bench/synth/ledger.h"
#include "bench/synth/style.h"

namespace rosett::synth {

// What outlives one decision: the persons, what they have been paid, and which deviations have
// been planted how often.
struct World {
  People people;
  Ledger ledger;
  std::map<std::string, int> planted;  // "roselista/kod_okand" -> times
};

// A decision of that day, with rows that follow the rules but for what is planted. `deviations`
// is how many rows to plant one in; none makes a document without any.
struct Order {
  Type type{};
  Date decided;
  int rows{}, deviations{};
  bool aterkrav{true};
};

[[nodiscard]] Decision make_roselista(World& world, const Style& style, const Order& order,
                                      Random& random);
[[nodiscard]] Decision make_schablonbeslut(World& world, const Style& style, const Order& order,
                                           Random& random);

// Plants `count` row deviations, those that have been planted least first.
void plant(World& world, Decision& decision, int count, Random& random);
// A wrong total or count, or another municipality, now and then.
void plant_in_header(World& world, Decision& decision, Random& random);

// Shared by both kinds: numbers of the header, and rows in the order in which they are printed.
[[nodiscard]] std::string random_diarienummer(Random& random, const Date& decided);
// Equal for rows that can stand under one heading for the person.
[[nodiscard]] std::string person_heading_key(const Row& row);
void put_in_order(Decision& decision, RowOrder order);
void fill_totals(Decision& decision, const Style& style);

}  // namespace rosett::synth
