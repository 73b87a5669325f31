#include "checks/context.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "checks/doubt.h"
#include "checks/name_likeness.h"
#include "core/identifiers.h"

namespace rosett::checks {
namespace {

// Who a row's other rows are looked for as: the register's person, else what is printed.
struct Identity {
  std::string personnummer, dossiernummer;
  std::string given, family;
  std::string mark;
  const std::optional<HiddenMatch>* hidden{};
};

Identity identity_of(const RowContext& row) {
  const StoredRow& self = row.self;
  if (const auto& person = row.match.person)
    return {
        person->personnummer, person->dossiernummer, person->fornamn, person->efternamn, self.mark,
        &row.hidden};
  return {self.personnummer, self.dossiernummer, self.namn, {}, self.mark, &row.hidden};
}

enum class Agreement { unknown, same, differs };

Agreement agreement(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return Agreement::unknown;
  return a == b ? Agreement::same : Agreement::differs;
}

// The same mark is the same person's, unless the register tells that two have it.
bool shares_mark(const StoredRow& row, const Identity& identity, const Surroundings& registers) {
  return !row.mark.empty() && row.mark == identity.mark &&
         may_be_same(match_hidden(row, registers), *identity.hidden);
}

// One equal number is enough, unless the other one differs and the name does too.
bool is_about(const StoredRow& row, const Identity& identity) {
  const Agreement number = agreement(row.personnummer, identity.personnummer);
  const Agreement dossier = agreement(row.dossiernummer, identity.dossiernummer);
  if (number != Agreement::same && dossier != Agreement::same) return false;
  if (number != Agreement::differs && dossier != Agreement::differs) return true;
  return name_likeness(row.namn, identity.given, identity.family) >= kSameName;
}

bool is_sure(const Document& document, const Row& row) {
  constexpr std::array<std::string_view, 4> kFields{"kod", "period_fran", "period_till", "belopp"};
  return std::ranges::all_of(kFields, [&](std::string_view name) {
    const Reading* reading = reading_of(document, row, name);
    return reading == nullptr || is_firm(*reading);
  });
}

StoredRow as_stored(const Document& document, const Row& row) {
  StoredRow stored = stored_row(document, row);
  stored.sure = is_sure(document, row);
  return stored;
}

std::vector<StoredRow> related_rows(const StoredRow& self, const Identity& identity,
                                    const std::vector<StoredRow>& own,
                                    const Surroundings& surroundings) {
  std::vector<StoredRow> related;
  for (const StoredRow& row : own)
    if (row.row != self.row &&
        (is_about(row, identity) || shares_mark(row, identity, surroundings)))
      related.push_back(row);
  for (StoredRow& row : surroundings.rows_of_person(identity.personnummer, identity.dossiernummer))
    if (!same_document(row, self) && is_about(row, identity)) related.push_back(std::move(row));
  for (StoredRow& row : surroundings.rows_of_mark(identity.mark))
    if (!same_document(row, self) && shares_mark(row, identity, surroundings))
      related.push_back(std::move(row));
  std::ranges::sort(related, comes_before);
  return related;
}

}  // namespace

DocumentContext look_at(const Document& document, const Surroundings& surroundings,
                        const CheckSettings& settings) {
  DocumentContext context{&document, &surroundings, &settings, {}};
  std::vector<StoredRow> own;
  for (const Row& row : document.rows) own.push_back(as_stored(document, row));
  for (std::size_t i = 0; i < own.size(); ++i) {
    const Row& row = document.rows[i];
    RowContext one{&row, person_in(row), {}, {}, own[i], {}};
    one.hidden = match_hidden(document, row, own[i], surroundings);
    one.match = match_person(readings_of(one.person), surroundings);
    if (!one.match.person) one.match.person = person_of(one.hidden);
    one.related = related_rows(own[i], identity_of(one), own, surroundings);
    context.rows.push_back(std::move(one));
  }
  return context;
}

bool has_doubtful_days(const Document& document, const Row& row) {
  return is_doubtful(reading_of(document, row, "period_fran")) ||
         is_doubtful(reading_of(document, row, "period_till"));
}

std::optional<Date> birth_of(const RowContext& row) {
  const auto& person = row.match.person;
  if (person && person->fodelsedatum) return person->fodelsedatum;
  if (person && !person->personnummer.empty()) return birth_date(person->personnummer);
  const Reading* number = row.person.personnummer;
  return is_doubtful(number) ? std::nullopt : birth_date(value_in(number));
}

std::string main_kod(const CheckSettings& settings, std::string_view kod) {
  const KodEntry* entry = settings.koder == nullptr ? nullptr : find_kod(*settings.koder, kod);
  return entry == nullptr || entry->alias_of.empty() ? std::string(kod) : entry->alias_of;
}

bool has_deviation(const Document& document, std::string_view code, int row,
                   std::string_view field) {
  return std::ranges::any_of(document.deviations, [&](const Deviation& deviation) {
    return deviation.code == code && deviation.row == row && deviation.field == field;
  });
}

bool same_document(const StoredRow& a, const StoredRow& b) {
  return a.sha256 == b.sha256 && a.part == b.part;
}

bool comes_before(const StoredRow& a, const StoredRow& b) {
  return std::tie(a.beslutsdatum, a.sha256, a.part, a.row, a.key) <
         std::tie(b.beslutsdatum, b.sha256, b.part, b.row, b.key);
}

}  // namespace rosett::checks
