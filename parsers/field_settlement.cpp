#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>

#include "parsers/header_fields.h"
#include "parsers/value_reading.h"

namespace rosett {
namespace {

constexpr double kRivalShare = 0.5;  // of the winner's score, for another value to cast doubt
constexpr int kPlacesThatConfirm = 2;

std::string value_at(const FieldPlace& place) {
  std::string value;
  for (const Field& field : place.fields) value += field.reading.value.value_or("") + '/';
  return value;
}

// The best place of each different value, with the score of all its places.
struct Claim {
  const FieldPlace* best{};
  double score{};
  int places{};
};

std::vector<Claim> claims_of(const FieldSearch& search, std::size_t rule) {
  std::map<std::string, Claim> by_value;
  for (const FieldPlace& place : search.places) {
    if (place.rule != rule) continue;
    Claim& claim = by_value[value_at(place)];
    const bool same_place =
        claim.best != nullptr && claim.best->page == place.page &&
        claim.best->fields.front().reading.box == place.fields.front().reading.box;
    if (!same_place) {
      claim.score += place.score;
      ++claim.places;
    }
    if (claim.best == nullptr || place.score > claim.best->score) claim.best = &place;
  }
  std::vector<Claim> claims;
  claims.reserve(by_value.size());
  for (const auto& [value, claim] : by_value) claims.push_back(claim);
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.score > b.score; });
  return claims;
}

std::optional<Amount> amount_of(const Claim& claim) {
  return amount_in(&claim.best->fields.front().reading);
}

// Amounts at several rates, and the sum of them: that is what the field means, and the others are
// its parts, not rivals.
void leave_the_total(std::vector<Claim>& claims) {
  constexpr std::size_t kTotalAndParts = 3;
  if (claims.size() < kTotalAndParts) return;
  Amount all;
  for (const Claim& claim : claims) {
    const auto amount = amount_of(claim);
    if (!amount) return;
    all += *amount;
  }
  const auto total = std::ranges::find_if(
      claims, [&](const Claim& claim) { return *amount_of(claim) + *amount_of(claim) == all; });
  if (total != claims.end()) claims = {*total};
}

void contest(Reading& reading, const Reading& rival) {
  if (!rival.value || rival.value == reading.value) return;
  reading.evidence.contested = true;
  reading.alternatives.push_back({*rival.value, rival.text, rival.evidence.engine});
}

void add_settled(const FieldSearch& search, std::size_t index, bool rated,
                 std::vector<Field>& fields) {
  std::vector<Claim> claims = claims_of(search, index);
  if (rated) leave_the_total(claims);
  if (claims.empty()) return;
  std::vector<Field> settled = claims.front().best->fields;
  for (std::size_t i = 0; i < settled.size(); ++i) {
    Reading& reading = settled[i].reading;
    reading.evidence.confirmed = claims.front().places >= kPlacesThatConfirm;
    for (std::size_t c = 1; c < claims.size(); ++c) {
      if (claims[c].score < kRivalShare * claims.front().score) break;
      contest(reading, claims[c].best->fields[i].reading);
    }
  }
  std::move(settled.begin(), settled.end(), std::back_inserter(fields));
}

bool share_words(const std::vector<int>& a, const std::vector<int>& b) {
  return std::ranges::find_first_of(a, b) != a.end();
}

// The words are another field's value, or stand beside another's label too.
bool is_claimed(const FieldSearch& search, const FoundLabel& label) {
  const auto same = [&](const auto& other) {
    return other.rule != label.rule && other.page == label.page &&
           share_words(label.words, other.words);
  };
  return std::ranges::any_of(search.places, same) ||
         std::ranges::any_of(search.labels, [&](const FoundLabel& other) {
           return other.rule < label.rule && same(other);
         });
}

// What stands beside a label and could not be read as its value: shown, never left out.
void add_unread(const FieldSearch& search, std::size_t index, std::vector<Field>& fields) {
  const auto label = std::ranges::find_if(search.labels, [&](const FoundLabel& found) {
    return found.rule == index && !found.words.empty() && !is_claimed(search, found);
  });
  if (label != search.labels.end()) std::ranges::copy(label->unread, std::back_inserter(fields));
}

// A label with nothing beside it, where the template says that this means something.
void add_blank(const FieldSearch& search, std::size_t index, const FieldRule& rule,
               std::vector<Field>& fields) {
  if (rule.empty == EmptyCell::left_out) return;
  const auto label = std::ranges::find(search.labels, index, &FoundLabel::rule);
  if (label == search.labels.end()) return;
  for (Field& field : unread_value(rule.kind, rule.outputs, label->printed_page, label->box)) {
    field.reading.evidence.blank = true;
    fields.push_back(std::move(field));
  }
}

// What one rule gives: the agreed reading, else what is there unread, else that it is not there.
std::vector<Field> fields_of(const FieldSearch& search, std::size_t index, const FieldRule& rule) {
  std::vector<Field> fields;
  add_settled(search, index, rule.rated, fields);
  if (fields.empty()) add_unread(search, index, fields);
  if (fields.empty()) add_blank(search, index, rule, fields);
  if (fields.empty() && rule.required) fields = unread_value(rule.kind, rule.outputs, 0, {});
  return fields;
}

// Two rules may give one field, such as a period's end by itself: a value that reads wins.
void put(std::vector<Field> own, std::vector<Field>& fields) {
  for (Field& field : own) {
    Reading* known = find_field(fields, field.name);
    if (known == nullptr) {
      fields.push_back(std::move(field));
    } else if (!known->value && field.reading.value) {
      *known = std::move(field.reading);
    }
  }
}

void tell_missing(const FieldRule& rule, const std::vector<Field>& fields,
                  std::vector<Deviation>& deviations) {
  if (!rule.required && rule.empty != EmptyCell::missing) return;
  for (const std::string& name : rule.outputs) {
    const Reading* reading = find_field(fields, name);
    const bool told = std::ranges::find(deviations, name, &Deviation::field) != deviations.end();
    if (told || reading == nullptr || reading->value || !reading->text.empty()) continue;
    deviations.push_back({"falt_saknas", Severity::fel, 0, name,
                          "Uppgiften hittades inte i dokumentet. Läs av den på bilden.", ""});
  }
}

}  // namespace

std::vector<Field> settle_fields(const FieldSearch& search, const Template& rules,
                                 std::vector<Deviation>& deviations) {
  std::vector<Field> fields;
  for (std::size_t i = 0; i < rules.fields.size(); ++i)
    put(fields_of(search, i, rules.fields[i]), fields);
  for (const FieldRule& rule : rules.fields) tell_missing(rule, fields, deviations);
  return fields;
}

}  // namespace rosett
