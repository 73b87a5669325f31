#include "parsers/rated_sum.h"

#include <algorithm>
#include <optional>
#include <string>

namespace rosett {
namespace {

// The readings of a field that differ in place and in value.
std::vector<const Reading*> readings_of(const FieldSearch& search, std::size_t rule) {
  std::vector<const Reading*> readings;
  for (const FieldPlace& place : search.places) {
    if (place.rule != rule || place.label < 0) continue;
    const Reading& reading = place.fields.front().reading;
    const bool known = std::ranges::any_of(readings, [&](const Reading* other) {
      return other->value == reading.value || other->box == reading.box;
    });
    if (!known) readings.push_back(&reading);
  }
  return readings;
}

std::optional<Amount> sum_of(const std::vector<const Reading*>& readings) {
  Amount sum;
  for (const Reading* reading : readings) {
    const auto amount = amount_in(reading);
    if (!amount) return std::nullopt;
    sum += *amount;
  }
  return sum;
}

// The printed total less its other parts; nothing when one of them does not read.
std::optional<Amount> left_for(const std::string& name, const TotalOf& sum,
                               std::vector<Field>& fields) {
  const auto total = amount_in(find_field(fields, sum.total));
  if (!total) return std::nullopt;
  Amount left = *total;
  for (const std::string& part : sum.parts) {
    const Reading* reading = find_field(fields, part);
    if (part == name || reading == nullptr) continue;
    const auto amount = amount_in(reading);
    if (!amount) return std::nullopt;
    left = left - *amount;
  }
  return left;
}

// As doubtful as the most doubtful of them.
Reading joined(const std::vector<const Reading*>& readings, const Amount& sum) {
  Reading whole = *readings.front();
  whole.value = sum.to_string();
  for (std::size_t i = 1; i < readings.size(); ++i) {
    const Reading& part = *readings[i];
    whole.text += " + " + part.text;
    whole.box = united(whole.box, part.box);
    whole.evidence.engine = std::min(whole.evidence.engine, part.evidence.engine);
    whole.evidence.second = std::min(whole.evidence.second, part.evidence.second);
    whole.evidence.agrees &= part.evidence.agrees;
    whole.evidence.exact &= part.evidence.exact;
    whole.evidence.crowded |= part.evidence.crowded;
    whole.evidence.contested |= part.evidence.contested;
  }
  whole.alternatives.clear();
  return whole;
}

void add_up(const FieldSearch& search, const Template& rules, const TotalOf& sum, std::size_t index,
            std::vector<Field>& fields) {
  const FieldRule& rule = rules.fields[index];
  const std::vector<const Reading*> readings = readings_of(search, index);
  Reading* field = find_field(fields, rule.outputs.front());
  if (readings.size() < 2 || field == nullptr) return;
  const auto all = sum_of(readings);
  const bool one_page = std::ranges::all_of(
      readings, [&](const Reading* each) { return each->page == readings.front()->page; });
  if (!all || !one_page || left_for(rule.name, sum, fields) != all) return;
  *field = joined(readings, *all);
}

}  // namespace

void add_up_rates(const FieldSearch& search, const Template& rules, std::vector<Field>& fields) {
  for (const TotalOf& sum : rules.totals)
    for (std::size_t i = 0; i < rules.fields.size(); ++i)
      if (rules.fields[i].rated &&
          std::ranges::find(sum.parts, rules.fields[i].name) != sum.parts.end())
        add_up(search, rules, sum, i, fields);
}

}  // namespace rosett
