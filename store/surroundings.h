#pragma once

#include <set>
#include <string>

#include "core/registers.h"
#include "store/database.h"

namespace rosett {

// The registers and the stored rows, without those that have been rejected, as the checks see them.
// Remembers which persons were asked for, so that the document is checked again when rows about
// them come or go. A row that has no column for kod, diarienummer or period has those of its
// document. Not thread-safe.
class StoredSurroundings final : public Surroundings {
 public:
  // `database` must outlive this.
  explicit StoredSurroundings(Database& database) : database_(database) {}

  [[nodiscard]] bool has_persons() const override;
  [[nodiscard]] bool has_placements() const override;
  [[nodiscard]] bool has_suppliers() const override;
  [[nodiscard]] std::vector<Person> persons_by_personnummer(
      std::string_view personnummer) const override;
  [[nodiscard]] std::vector<Person> persons_by_dossier(
      std::string_view dossiernummer) const override;
  [[nodiscard]] std::vector<Person> persons_by_birth(std::string_view yyyymmdd) const override;
  [[nodiscard]] std::vector<Person> persons_by_name(
      std::span<const std::string> folded_words) const override;
  [[nodiscard]] std::vector<Residence> residences_of(const Person& person) const override;
  [[nodiscard]] std::vector<Stadsdel> stadsdelar() const override;
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

  // The keys given to the three that ask for rows or documents, since the last call, for
  // CheckResult::asked.
  [[nodiscard]] std::set<std::string> take_asked();

 private:
  Database& database_;
  mutable std::set<std::string> asked_;
};

}  // namespace rosett
