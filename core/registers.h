#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/amount.h"
#include "core/date.h"
#include "core/document.h"

// The municipality's registers, and what checks may ask of them and of what is stored already.
namespace rosett {

struct Person {
  std::string personnummer;   // canonical, may be empty
  std::string dossiernummer;  // canonical, may be empty
  std::string fornamn, efternamn;
  std::optional<Date> fodelsedatum, mottagningsdatum, migrationsdatum, folkbokforingsdatum;
  std::string adress, sdf_kod, sdf;
  bool skyddad{};
  std::string kostnadsbarande_sdf_kod;  // empty: the stadsdel of the folkbokföring bears the cost
  std::optional<bool> socialtjanstansvar;  // empty: not known
  std::optional<Date> utflyttad;           // folkbokförd elsewhere from that day
};

// The day from which the person lives in another municipality; empty for who has not left, or has
// come back since.
[[nodiscard]] inline std::optional<Date> left_on(const Person& person) {
  const bool is_back = person.utflyttad && person.folkbokforingsdatum &&
                       *person.folkbokforingsdatum >= *person.utflyttad;
  return is_back ? std::nullopt : person.utflyttad;
}

// Where a person lives from a day on, as one import of the register said.
struct Residence {
  std::optional<Date> from;  // folkbokforingsdatum; empty: nothing tells since when
  std::string sdf_kod, sdf;  // both empty: no stadsdel
  std::string bearing;       // code of the stadsdel that bears the cost instead; empty: none does
};

// A stadsdel of the register `sdf`; one whose code was used again stands there more than once.
struct Stadsdel {
  std::string kod, namn;
};

struct Placement {
  std::string dossiernummer, personnummer, boende, organisationsnummer;
  std::string sort;  // extern, intern, ovrig
  std::optional<Date> fran, till;
  Amount dygnspris;
  bool aterssoks{true};
};

// The day rate that was agreed with a supplier for one of its homes.
struct Agreement {
  std::string organisationsnummer, boende;
  Amount dygnspris;
  std::optional<Date> fran, till;
};

struct Supplier {
  std::string organisationsnummer, namn, bankgiro, plusgiro;
};

// A row of another stored document, as checks across documents need it.
struct StoredRow {
  std::string key;
  std::string sha256, file;  // of its document
  int part{}, row{};
  std::string beslutsdatum;  // ISO, empty when unread
  std::string personnummer, dossiernummer, namn, kod, diarienummer;
  std::string period_fran, period_till;  // ISO, empty when unread
  std::string belopp;                    // canonical, empty when unread
  std::string type;                      // of its document
  bool sure{true};                       // kod, period and belopp are accepted or not printed
  std::string mark;      // supplier and hidden person (core/hidden_person.h); empty: not hidden
  std::string identity;  // of its document (core/document_identity.h)
};

// Everything outside the document itself that decides its deviations. Implemented by the store,
// and in memory for tests. Answers must not depend on the order in which things were stored.
class Surroundings {
 public:
  Surroundings() = default;
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;
  virtual ~Surroundings() = default;

  // False when no person register has been imported: then no person can be said to be missing.
  [[nodiscard]] virtual bool has_persons() const = 0;
  [[nodiscard]] virtual std::vector<Person> persons_by_personnummer(
      std::string_view number) const = 0;
  [[nodiscard]] virtual std::vector<Person> persons_by_dossier(std::string_view number) const = 0;
  // Same day of birth as `yyyymmdd`, whatever the last four digits.
  [[nodiscard]] virtual std::vector<Person> persons_by_birth(std::string_view yyyymmdd) const = 0;
  // A word of their names, folded (core/text.h), equals one of these.
  [[nodiscard]] virtual std::vector<Person> persons_by_name(
      std::span<const std::string> folded_words) const = 0;

  // What the register has said of where this person lives, oldest import first; the last one is
  // what it says now. Empty for a person who is not in the register.
  [[nodiscard]] virtual std::vector<Residence> residences_of(const Person& person) const = 0;
  // The newest last.
  [[nodiscard]] virtual std::vector<Stadsdel> stadsdelar() const = 0;

  // Rows of all stored documents about this person by either key (empty keys match nothing),
  // copies left out, in a fixed order.
  [[nodiscard]] virtual std::vector<StoredRow> rows_of_person(
      std::string_view personnummer, std::string_view dossiernummer) const = 0;

  // Rows of all stored documents with this mark, as rows_of_person.
  [[nodiscard]] virtual std::vector<StoredRow> rows_of_mark(std::string_view mark) const = 0;

  // Stored documents with these numbers (core/document_identity.h), copies left out, with fields
  // and rows, in the order of the export.
  [[nodiscard]] virtual std::vector<Document> documents_named(std::string_view identity) const = 0;

  [[nodiscard]] virtual std::vector<Placement> placements_of(
      std::string_view personnummer, std::string_view dossiernummer) const = 0;
  // With the supplier, and those that do not say with whom.
  [[nodiscard]] virtual std::vector<Placement> placements_with(
      std::string_view organisationsnummer) const = 0;
  [[nodiscard]] virtual std::vector<Agreement> agreements_with(
      std::string_view organisationsnummer) const = 0;
  // False when the register has not been imported: then nothing can be missing in it.
  [[nodiscard]] virtual bool has_placements() const = 0;
  [[nodiscard]] virtual bool has_suppliers() const = 0;
  [[nodiscard]] virtual std::optional<Supplier> supplier(
      std::string_view organisationsnummer) const = 0;
};

}  // namespace rosett
