#include "tests/support/memory_surroundings.h"

#include <algorithm>
#include <tuple>

#include "core/document_identity.h"
#include "core/identifiers.h"
#include "core/text.h"

namespace rosett::testing {
namespace {

template <typename Row, typename Wanted, typename Key>
std::vector<Row> chosen(const std::vector<Row>& all, Wanted&& wanted, Key&& key) {
  std::vector<Row> found;
  std::ranges::copy_if(all, std::back_inserter(found), wanted);
  std::ranges::sort(found, {}, key);
  return found;
}

template <typename Wanted>
std::vector<Person> chosen_persons(const std::vector<Person>& all, Wanted&& wanted) {
  return chosen(all, wanted, [](const Person& person) {
    return std::pair(person.dossiernummer, person.personnummer);
  });
}

template <typename Wanted>
std::vector<StoredRow> chosen_rows(const std::vector<StoredRow>& all, Wanted&& wanted) {
  return chosen(all, wanted, [](const StoredRow& row) {
    return std::tuple(row.sha256, row.part, row.row, row.key);
  });
}

template <typename Wanted>
std::vector<Placement> chosen_placements(const std::vector<Placement>& all, Wanted&& wanted) {
  return chosen(all, wanted, [](const Placement& placement) {
    return std::tuple(placement.dossiernummer, placement.boende, placement.fran);
  });
}

bool equal_key(std::string_view own, std::string_view wanted) {
  return !wanted.empty() && own == wanted;
}

bool has_word(const Person& person, std::span<const std::string> words) {
  const std::vector<std::string> own = split(folded(person.fornamn + " " + person.efternamn), ' ');
  return std::ranges::any_of(
      own, [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); });
}

}  // namespace

std::vector<Person> MemorySurroundings::persons_by_personnummer(std::string_view number) const {
  return chosen_persons(
      persons, [&](const Person& person) { return equal_key(person.personnummer, number); });
}

std::vector<Person> MemorySurroundings::persons_by_dossier(std::string_view number) const {
  return chosen_persons(
      persons, [&](const Person& person) { return equal_key(person.dossiernummer, number); });
}

std::vector<Person> MemorySurroundings::persons_by_birth(std::string_view yyyymmdd) const {
  return chosen_persons(persons, [&](const Person& person) {
    return !yyyymmdd.empty() && person.personnummer.starts_with(yyyymmdd);
  });
}

std::vector<Person> MemorySurroundings::persons_by_name(
    std::span<const std::string> folded_words) const {
  return chosen_persons(persons,
                        [&](const Person& person) { return has_word(person, folded_words); });
}

std::vector<Residence> MemorySurroundings::residences_of(const Person& person) const {
  const std::string& key =
      person.dossiernummer.empty() ? person.personnummer : person.dossiernummer;
  const auto known = earlier_residences.find(key);
  std::vector<Residence> all =
      known == earlier_residences.end() ? std::vector<Residence>() : known->second;
  all.push_back(
      {person.folkbokforingsdatum, person.sdf_kod, person.sdf, person.kostnadsbarande_sdf_kod});
  return all;
}

std::vector<StoredRow> MemorySurroundings::rows_of_person(std::string_view personnummer,
                                                          std::string_view dossiernummer) const {
  return chosen_rows(rows, [&](const StoredRow& row) {
    return equal_key(row.personnummer, personnummer) || equal_key(row.dossiernummer, dossiernummer);
  });
}

std::vector<StoredRow> MemorySurroundings::rows_of_mark(std::string_view mark) const {
  return chosen_rows(rows, [&](const StoredRow& row) { return equal_key(row.mark, mark); });
}

std::vector<Document> MemorySurroundings::documents_named(std::string_view identity) const {
  return chosen(
      documents,
      [&](const Document& document) { return equal_key(identity_of(document), identity); },
      [](const Document& document) { return std::tuple(document.sha256, document.part); });
}

std::vector<Placement> MemorySurroundings::placements_of(std::string_view personnummer,
                                                         std::string_view dossiernummer) const {
  return chosen_placements(placements, [&](const Placement& placement) {
    return equal_key(placement.personnummer, personnummer) ||
           equal_key(placement.dossiernummer, dossiernummer);
  });
}

std::vector<Placement> MemorySurroundings::placements_with(
    std::string_view organisationsnummer) const {
  return chosen_placements(placements, [&](const Placement& placement) {
    return placement.organisationsnummer.empty() ||
           placement.organisationsnummer == organisationsnummer;
  });
}

std::vector<Agreement> MemorySurroundings::agreements_with(
    std::string_view organisationsnummer) const {
  return chosen(
      agreements,
      [&](const Agreement& agreement) {
        return equal_key(agreement.organisationsnummer, organisationsnummer);
      },
      [](const Agreement& agreement) { return std::pair(agreement.boende, agreement.fran); });
}

std::optional<Supplier> MemorySurroundings::supplier(std::string_view organisationsnummer) const {
  const auto found =
      std::ranges::find(suppliers, organisationsnummer, &Supplier::organisationsnummer);
  if (found == suppliers.end()) return std::nullopt;
  return *found;
}

}  // namespace rosett::testing
