#include "parsers/arithmetic.h"

#include <string>
#include <vector>

namespace rosett {
namespace {

// Number times price; no number vouches for a price of zero.
void confirm_product(std::vector<Field>& fields, const Product& product) {
  Reading* number = find_field(fields, product.number);
  Reading* price = find_field(fields, product.price);
  Reading* amount = find_field(fields, product.amount);
  const auto count = count_in(number);
  const auto each = amount_in(price);
  const auto total = amount_in(amount);
  if (!count || !each || !total || *total == Amount() || *each * *count != *total) return;
  for (Reading* reading : {number, price, amount}) reading->evidence.confirmed = true;
}

// Both days counted. One day is no proof: any date is one.
void confirm_days(std::vector<Field>& fields, const DayCount& days) {
  Reading* first = find_field(fields, days.from);
  Reading* last = find_field(fields, days.to);
  Reading* number = find_field(fields, days.number);
  const auto from = date_in(first);
  const auto to = date_in(last);
  const auto count = count_in(number);
  if (!from || !to || !count || *count < 2) return;
  if (days_inclusive(*from, *to) != *count) return;
  for (Reading* reading : {first, last, number}) reading->evidence.confirmed = true;
}

// Parts that are not printed count nothing; one that is there and does not read spoils the sum.
void confirm_total(std::vector<Field>& fields, const TotalOf& sum) {
  Reading* total = find_field(fields, sum.total);
  const auto printed = amount_in(total);
  if (!printed) return;
  std::vector<Reading*> parts;
  Amount reckoned;
  for (const std::string& name : sum.parts) {
    Reading* part = find_field(fields, name);
    if (part == nullptr) continue;
    if (part->page == total->page && part->box == total->box) return;  // one number, read as both
    const auto amount = amount_in(part);
    if (!amount) return;
    reckoned += *amount;
    parts.push_back(part);
  }
  if (parts.empty() || reckoned != *printed) return;
  total->evidence.confirmed = true;
  for (Reading* part : parts) part->evidence.confirmed = true;
}

}  // namespace

void confirm_by_arithmetic(Document& document, const Template& rules) {
  for (Row& row : document.rows) {
    if (!rules.product.amount.empty()) confirm_product(row.fields, rules.product);
    if (!rules.day_count.number.empty()) confirm_days(row.fields, rules.day_count);
  }
  for (const TotalOf& sum : rules.totals) confirm_total(document.fields, sum);
}

}  // namespace rosett
