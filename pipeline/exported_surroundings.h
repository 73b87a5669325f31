#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/document.h"
#include "store/surroundings.h"

namespace rosett {

// The registers as stored, but the rows of a given set of documents, without those that have been
// rejected, instead of what has been read: so that checks can be run on an export alone. Not
// thread-safe.
class ExportedSurroundings final : public Surroundings {
 public:
  // `database` must outlive this; `documents` need not.
  ExportedSurroundings(Database& database, const std::vector<Document>& documents);

  [[nodiscard]] bool has_persons() const override { return registers_.has_persons(); }
  [[nodiscard]] bool has_placements() const override { return registers_.has_placements(); }
  [[nodiscard]] bool has_suppliers() const override { return registers_.has_suppliers(); }
  [[nodiscard]] std::vector<Person> persons_by_personnummer(
      std::string_view number) const override {
    return registers_.persons_by_personnummer(number);
  }
  [[nodiscard]] std::vector<Person> persons_by_dossier(std::string_view number) const override {
    return registers_.persons_by_dossier(number);
  }
  [[nodiscard]] std::vector<Person> persons_by_birth(std::string_view yyyymmdd) const override {
    return registers_.persons_by_birth(yyyymmdd);
  }
  [[nodiscard]] std::vector<Person> persons_by_name(
      std::span<const std::string> folded_words) const override {
    return registers_.persons_by_name(folded_words);
  }
  [[nodiscard]] std::vector<Residence> residences_of(const Person& person) const override {
    return registers_.residences_of(person);
  }
  [[nodiscard]] std::vector<Stadsdel> stadsdelar() const override {
    return registers_.stadsdelar();
  }
  [[nodiscard]] std::vector<StoredRow> rows_of_person(
      std::string_view personnummer, std::string_view dossiernummer) const override;
  [[nodiscard]] std::vector<StoredRow> rows_of_mark(std::string_view mark) const override;
  [[nodiscard]] std::vector<Document> documents_named(std::string_view identity) const override;
  [[nodiscard]] std::vector<Placement> placements_of(
      std::string_view personnummer, std::string_view dossiernummer) const override {
    return registers_.placements_of(personnummer, dossiernummer);
  }
  [[nodiscard]] std::vector<Placement> placements_with(
      std::string_view organisationsnummer) const override {
    return registers_.placements_with(organisationsnummer);
  }
  [[nodiscard]] std::vector<Agreement> agreements_with(
      std::string_view organisationsnummer) const override {
    return registers_.agreements_with(organisationsnummer);
  }
  [[nodiscard]] std::optional<Supplier> supplier(
      std::string_view organisationsnummer) const override {
    return registers_.supplier(organisationsnummer);
  }

 private:
  StoredSurroundings registers_;
  std::vector<StoredRow> rows_;  // in the order of sha256, part, row
  std::multimap<std::string, std::size_t, std::less<>> by_personnummer_, by_dossiernummer_,
      by_mark_;
  std::multimap<std::string, Document, std::less<>> by_identity_;
};

}  // namespace rosett
