#include "store/surroundings.h"

#include <optional>
#include <utility>

#include "core/identifiers.h"
#include "store/documents.h"
#include "store/sql.h"

namespace rosett {
namespace {

// With an alias p for the table, so that it can be joined.
constexpr std::string_view kSelectPersons =
    "SELECT DISTINCT p.personnummer, p.dossiernummer, p.fornamn, p.efternamn, p.fodelsedatum,"
    " p.mottagningsdatum, p.migrationsdatum, p.folkbokforingsdatum, p.adress, p.sdf_kod, p.sdf,"
    " p.skyddad, p.kostnadsbarande_sdf_kod, p.socialtjanstansvar, p.utflyttad, p.key FROM personer "
    "p ";
constexpr std::string_view kOrderPersons = " ORDER BY p.key";

std::optional<bool> said(const std::string& yes_or_no) {
  return yes_or_no.empty() ? std::nullopt : std::optional(yes_or_no == "ja");
}

Person person_of(const Query& query) {
  return {.personnummer = query.text(0),
          .dossiernummer = query.text(1),
          .fornamn = query.text(2),
          .efternamn = query.text(3),
          .fodelsedatum = parse_iso_date(query.text(4)),
          .mottagningsdatum = parse_iso_date(query.text(5)),
          .migrationsdatum = parse_iso_date(query.text(6)),
          .folkbokforingsdatum = parse_iso_date(query.text(7)),
          .adress = query.text(8),
          .sdf_kod = query.text(9),
          .sdf = query.text(10),
          .skyddad = query.text(11) == "ja",
          .kostnadsbarande_sdf_kod = query.text(12),
          .socialtjanstansvar = said(query.text(13)),
          .utflyttad = parse_iso_date(query.text(14))};
}

template <class... Values>
std::vector<Person> persons_where(Database& database, std::string_view condition,
                                  const Values&... values) {
  Query query(database, std::string(kSelectPersons).append(condition).append(kOrderPersons),
              values...);
  std::vector<Person> persons;
  while (query.next()) persons.push_back(person_of(query));
  return persons;
}

// An empty key becomes NULL, which equals nothing.
std::optional<std::string> key_of(std::string_view key) {
  if (key.empty()) return std::nullopt;
  return std::string(key);
}

// A samordningsnummer's day counts from 61 (core/identifiers.h).
std::string day_of_birth(std::string_view yyyymmdd) {
  const auto day = birth_date(yyyymmdd);
  return day ? digits_of(to_iso(*day)) : std::string();
}

StoredRow row_of(const Query& query) {
  return {.key = query.text(0),
          .sha256 = query.text(1),
          .file = query.text(2),
          .part = query.small(3),
          .row = query.small(4),
          .beslutsdatum = query.text(5),
          .personnummer = query.text(6),
          .dossiernummer = query.text(7),
          .namn = query.text(8),
          .kod = query.text(9),
          .diarienummer = query.text(10),
          .period_fran = query.text(11),
          .period_till = query.text(12),
          .belopp = query.text(13),
          .type = query.text(15),
          .sure = query.integer(14) != 0,
          .mark = query.text(16),
          .identity = query.text(17)};
}

// What has been rejected goes nowhere, and no other row is judged by it.
constexpr std::string_view kNotRejected =
    ") AND NOT EXISTS (SELECT 1 FROM decisions j WHERE j.key = r.key AND j.kind = 'reject'"
    " AND NOT EXISTS (SELECT 1 FROM decisions u WHERE u.undoes = j.id))";

template <class... Values>
std::vector<StoredRow> rows_where(Database& database, std::string_view condition,
                                  const Values&... values) {
  constexpr std::string_view kSelect =
      "SELECT r.key, p.sha256, a.file, p.part, r.number, p.beslutsdatum, r.personnummer,"
      " r.dossiernummer, r.namn, r.kod, r.diarienummer, r.period_fran, r.period_till,"
      " r.belopp, r.sure, p.type, r.mark, p.identity"
      " FROM rows r JOIN parts p ON p.id = r.part_id"
      " JOIN contents c ON c.sha256 = p.sha256 JOIN arrivals a ON a.id = c.first_arrival WHERE ";
  Query query(database,
              std::string(kSelect)
                  .append("(")
                  .append(condition)
                  .append(kNotRejected)
                  .append(" ORDER BY p.sha256, p.part, r.number"),
              values...);
  std::vector<StoredRow> rows;
  while (query.next()) rows.push_back(row_of(query));
  return rows;
}

template <class... Values>
std::vector<Placement> placements_where(Database& database, std::string_view condition,
                                        const Values&... values) {
  constexpr std::string_view kSelect =
      "SELECT dossiernummer, personnummer, boende, organisationsnummer, sort, fran, till,"
      " dygnspris, aterssoks FROM placeringar WHERE ";
  Query query(database, std::string(kSelect).append(condition).append(" ORDER BY key"), values...);
  std::vector<Placement> placements;
  while (query.next())
    placements.push_back({.dossiernummer = query.text(0),
                          .personnummer = query.text(1),
                          .boende = query.text(2),
                          .organisationsnummer = query.text(3),
                          .sort = query.text(4),
                          .fran = parse_iso_date(query.text(5)),
                          .till = parse_iso_date(query.text(6)),
                          .dygnspris = Amount::parse(query.text(7)).value_or(Amount()),
                          .aterssoks = query.text(8) == "ja"});
  return placements;
}

}  // namespace

bool StoredSurroundings::has_persons() const {
  return number(database_, "SELECT EXISTS (SELECT 1 FROM personer)") != 0;
}

bool StoredSurroundings::has_placements() const {
  return number(database_, "SELECT EXISTS (SELECT 1 FROM placeringar)") != 0;
}

bool StoredSurroundings::has_suppliers() const {
  return number(database_, "SELECT EXISTS (SELECT 1 FROM leverantorer)") != 0;
}

std::vector<Person> StoredSurroundings::persons_by_personnummer(
    std::string_view personnummer) const {
  return persons_where(database_, "WHERE p.personnummer = ?1", key_of(personnummer));
}

std::vector<Person> StoredSurroundings::persons_by_dossier(std::string_view dossiernummer) const {
  return persons_where(database_, "WHERE p.dossiernummer = ?1", key_of(dossiernummer));
}

std::vector<Person> StoredSurroundings::persons_by_birth(std::string_view yyyymmdd) const {
  return persons_where(database_, "JOIN person_births b ON b.person_id = p.id WHERE b.birth = ?1",
                       day_of_birth(yyyymmdd));
}

std::vector<Person> StoredSurroundings::persons_by_name(
    std::span<const std::string> folded_words) const {
  if (folded_words.empty()) return {};
  std::string marks;
  for (std::size_t i = 0; i < folded_words.size(); ++i) marks += i == 0 ? "?" : ", ?";
  return persons_where(database_,
                       "JOIN person_words w ON w.person_id = p.id WHERE w.word IN (" + marks + ")",
                       std::vector<std::string>(folded_words.begin(), folded_words.end()));
}

std::vector<Residence> StoredSurroundings::residences_of(const Person& person) const {
  // What was replaced was written down in the order of the imports.
  Query query(database_,
              "SELECT folkbokforingsdatum, sdf_kod, sdf, kostnadsbarande_sdf_kod FROM ("
              " SELECT h.folkbokforingsdatum, h.sdf_kod, h.sdf, h.kostnadsbarande_sdf_kod,"
              "  0 AS now, h.rowid AS place"
              "  FROM person_history h JOIN personer p ON p.id = h.person_id WHERE p.key = ?1"
              " UNION ALL SELECT folkbokforingsdatum, sdf_kod, sdf,"
              "  kostnadsbarande_sdf_kod, 1, 0 FROM personer"
              "  WHERE key = ?1) ORDER BY now, place",
              person.dossiernummer.empty() ? person.personnummer : person.dossiernummer);
  std::vector<Residence> residences;
  while (query.next())
    residences.push_back(
        {parse_iso_date(query.text(0)), query.text(1), query.text(2), query.text(3)});
  return residences;
}

std::vector<Stadsdel> StoredSurroundings::stadsdelar() const {
  Query query(database_, "SELECT kod, namn FROM sdf ORDER BY fran, key");
  std::vector<Stadsdel> all;
  while (query.next()) all.push_back({query.text(0), query.text(1)});
  return all;
}

std::vector<StoredRow> StoredSurroundings::rows_of_person(std::string_view personnummer,
                                                          std::string_view dossiernummer) const {
  for (const std::string_view key : {personnummer, dossiernummer})
    if (!key.empty()) asked_.emplace(key);
  return rows_where(database_, "r.personnummer = ?1 OR r.dossiernummer = ?2", key_of(personnummer),
                    key_of(dossiernummer));
}

std::vector<StoredRow> StoredSurroundings::rows_of_mark(std::string_view mark) const {
  if (mark.empty()) return {};
  asked_.emplace(mark);
  return rows_where(database_, "r.mark = ?1", mark);
}

std::vector<Document> StoredSurroundings::documents_named(std::string_view identity) const {
  if (identity.empty()) return {};
  asked_.emplace(identity);
  Query query(database_,
              "SELECT d.id FROM parts p JOIN contents c ON c.sha256 = p.sha256"
              " JOIN documents d ON d.arrival_id = c.first_arrival AND d.part = p.part"
              " WHERE p.identity = ?1 ORDER BY p.sha256, p.part",
              identity);
  std::vector<Document> found;
  while (query.next())
    if (auto document = Documents(database_).load(query.integer(0)))
      found.push_back(std::move(*document));
  return found;
}

std::vector<Placement> StoredSurroundings::placements_of(std::string_view personnummer,
                                                         std::string_view dossiernummer) const {
  return placements_where(database_, "personnummer = ?1 OR dossiernummer = ?2",
                          key_of(personnummer), key_of(dossiernummer));
}

std::vector<Placement> StoredSurroundings::placements_with(
    std::string_view organisationsnummer) const {
  return placements_where(database_,
                          "organisationsnummer = ?1 OR coalesce(organisationsnummer, '') = ''",
                          key_of(organisationsnummer));
}

std::vector<Agreement> StoredSurroundings::agreements_with(
    std::string_view organisationsnummer) const {
  Query query(database_,
              "SELECT organisationsnummer, boende, dygnspris, fran, till FROM avtal"
              " WHERE organisationsnummer = ?1 ORDER BY key",
              key_of(organisationsnummer));
  std::vector<Agreement> agreements;
  while (query.next())
    agreements.push_back({.organisationsnummer = query.text(0),
                          .boende = query.text(1),
                          .dygnspris = Amount::parse(query.text(2)).value_or(Amount()),
                          .fran = parse_iso_date(query.text(3)),
                          .till = parse_iso_date(query.text(4))});
  return agreements;
}

std::optional<Supplier> StoredSurroundings::supplier(std::string_view organisationsnummer) const {
  Query query(database_,
              "SELECT organisationsnummer, namn, bankgiro, plusgiro FROM leverantorer"
              " WHERE key = ?1",
              organisationsnummer);
  if (!query.next()) return std::nullopt;
  return Supplier{query.text(0), query.text(1), query.text(2), query.text(3)};
}

std::set<std::string> StoredSurroundings::take_asked() { return std::exchange(asked_, {}); }

}  // namespace rosett
