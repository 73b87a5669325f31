#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/registers.h"

namespace rosett::testing {

// Registers and stored rows in memory, for tests. Answers come in a fixed order whatever the
// order of the vectors.
class MemorySurroundings : public Surroundings {
 public:
  std::vector<Person> persons;
  // By key of the person, oldest first, without what the person's own row says now.
  std::map<std::string, std::vector<Residence>> earlier_residences;
  std::vector<Stadsdel> districts;
  std::vector<StoredRow> rows;
  std::vector<Document> documents;  // for documents_named alone; their rows stand in `rows`
  std::vector<Placement> placements;
  std::vector<Agreement> agreements;
  std::vector<Supplier> suppliers;

  [[nodiscard]] bool has_persons() const override { return !persons.empty(); }
  [[nodiscard]] bool has_placements() const override { return !placements.empty(); }
  [[nodiscard]] bool has_suppliers() const override { return !suppliers.empty(); }
  [[nodiscard]] std::vector<Person> persons_by_personnummer(std::string_view number) const override;
  [[nodiscard]] std::vector<Person> persons_by_dossier(std::string_view number) const override;
  [[nodiscard]] std::vector<Person> persons_by_birth(std::string_view yyyymmdd) const override;
  [[nodiscard]] std::vector<Person> persons_by_name(
      std::span<const std::string> folded_words) const override;
  [[nodiscard]] std::vector<Residence> residences_of(const Person& person) const override;
  [[nodiscard]] std::vector<Stadsdel> stadsdelar() const override { return districts; }
  [[nodiscard]] std::vector<StoredRow> rows_of_person(
      std::string_view personnummer, std::string_view dossiernummer) const override;
  [[nodiscard]] std::vector<StoredRow> rows_of_mark(std::string_view mark) const override;
  [[nodiscard]] std::vector<Document> documents_named(std::string_view identity) const override;
  [[nodiscard]] std::vector<Placement> placements_of(std::string_view personnummer,
                                                     std::string_view dossiernummer) const override;
  [[nodiscard]] std::vector<Placement> placements_with(
      std::string_view organisationsnummer) const override;
  [[nodiscard]] std::vector<Agreement> agreements_with(
      std::string_view organisationsnummer) const override;
  [[nodiscard]] std::optional<Supplier> supplier(
      std::string_view organisationsnummer) const override;
};

}  // namespace rosett::testing
