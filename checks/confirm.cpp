#include "checks/confirm.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "checks/person_match.h"
#include "core/stored_row.h"
#include "core/text.h"

namespace rosett {
namespace {

constexpr int kKeysThatTell = 2;

// What a person has decided on, or a text layer says, was not misread.
bool may_be_mistaken(const Reading* namn, const Person& person) {
  return namn != nullptr && namn->accepted && !namn->decided && namn->evidence.engine < 1 &&
         checks::looks_like_registered(*namn, person);
}

struct Key {
  std::vector<std::string> fields;  // that the reading was made of
  bool same{};
};

// A number whose place is in doubt may be another row's.
Key number_key(std::string field, const Reading* reading, const std::string& registered) {
  const bool same = !registered.empty() && value_in(reading) == registered &&
                    !(reading->evidence.contested && !reading->accepted);
  return {{std::move(field)}, same};
}

// Names that were repaired, or that something speaks against, may have lost a word that the
// register does not have either.
Key name_key(std::vector<std::string> fields, const Reading* reading,
             const std::string& registered) {
  const bool same = reading != nullptr && reading->value && reading->evidence.exact &&
                    !reading->evidence.contested && !registered.empty() &&
                    checks::words_of_name(*reading->value) == checks::words_of_name(registered);
  return {std::move(fields), same};
}

void add_new(const std::vector<Key>& keys, int row, const std::vector<Field>& fields,
             std::vector<Confirmation>& found) {
  if (std::ranges::count(keys, true, &Key::same) < kKeysThatTell) return;
  for (const Key& key : keys) {
    if (!key.same) continue;
    for (const std::string& name : key.fields) {
      const Reading* reading = find_field(fields, name);
      if (reading != nullptr && reading->value && !reading->accepted) found.push_back({row, name});
    }
  }
}

void confirm_person(const std::vector<Field>& fields, int row, const Surroundings& surroundings,
                    std::vector<Confirmation>& found) {
  Row subject;
  subject.fields = fields;
  const RowPerson person = person_in(subject);
  const checks::PersonMatch match = checks::match_person(checks::readings_of(person), surroundings);
  if (!match.person || match.other) return;
  // A workbook has one number for either key, and a name in two cells.
  const bool in_parts = find_field(fields, "namn") == nullptr;
  const bool one_number = find_field(fields, "individnummer") != nullptr;
  add_new({number_key(one_number ? "individnummer" : "personnummer", person.personnummer,
                      match.person->personnummer),
           number_key(one_number ? "individnummer" : "dossiernummer", person.dossiernummer,
                      match.person->dossiernummer),
           name_key(in_parts ? std::vector<std::string>{"fornamn", "efternamn"}
                             : std::vector<std::string>{"namn"},
                    person.namn ? &*person.namn : nullptr,
                    match.person->fornamn + " " + match.person->efternamn)},
          row, fields, found);
  if (may_be_mistaken(find_field(fields, "namn"), *match.person))
    found.push_back({row, "namn", false});
}

void confirm_supplier(const std::vector<Field>& fields, const Surroundings& surroundings,
                      std::vector<Confirmation>& found) {
  const Reading* number = find_field(fields, "organisationsnummer");
  const auto supplier = surroundings.supplier(value_in(number));
  if (!supplier) return;
  add_new({number_key("organisationsnummer", number, supplier->organisationsnummer),
           name_key({"leverantor"}, find_field(fields, "leverantor"), supplier->namn),
           number_key("bankgiro", find_field(fields, "bankgiro"), supplier->bankgiro),
           number_key("plusgiro", find_field(fields, "plusgiro"), supplier->plusgiro)},
          0, fields, found);
}

}  // namespace

std::vector<Confirmation> confirmed_by_registers(const Document& document,
                                                 const Surroundings& surroundings) {
  std::vector<Confirmation> found;
  if (surroundings.has_suppliers()) confirm_supplier(document.fields, surroundings, found);
  if (!surroundings.has_persons()) return found;
  confirm_person(document.fields, 0, surroundings, found);
  for (const Row& row : document.rows) confirm_person(row.fields, row.number, surroundings, found);
  return found;
}

}  // namespace rosett
