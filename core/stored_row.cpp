#include "core/stored_row.h"

#include <algorithm>
#include <array>

#include "core/document_identity.h"
#include "core/hidden_person.h"

namespace rosett {
namespace {

bool is_dossiernummer(const Reading& reading) {
  return reading.value && reading.value->find('-') == 2;
}

// The two names as one reading, no surer than the less sure of them.
Reading joined(const Reading& first, const Reading& last) {
  Reading name = first.confidence < last.confidence ? first : last;
  name.kind = Kind::name;
  name.alternatives.clear();
  name.accepted = first.accepted && last.accepted;
  name.box = united(first.box, last.box);
  name.text = first.text + " " + last.text;
  if (first.value && last.value) {
    name.value = *first.value + " " + *last.value;
  } else {
    name.value = first.value ? first.value : last.value;
  }
  return name;
}

std::optional<Reading> name_in(const Row& row) {
  if (const Reading* name = find_field(row.fields, "namn")) return *name;
  const Reading* first = find_field(row.fields, "fornamn");
  const Reading* last = find_field(row.fields, "efternamn");
  if (first != nullptr && last != nullptr) return joined(*first, *last);
  if (first == nullptr && last == nullptr) return std::nullopt;
  return first != nullptr ? *first : *last;
}

std::string kod_of(const Document& document, const Row& row) {
  const std::string printed(value_in(reading_of(document, row, "kod")));
  return printed.empty() && document.type == "generalschablon" ? kGeneralschablonKod : printed;
}

// Whom the same supplier hides in the same way is the same person; without its number any
// supplier's would be.
std::string mark_of(const Document& document, const Row& row) {
  const auto hidden = document.type == "faktura" ? hidden_person_in(row) : std::nullopt;
  const auto supplier = value_of(document.fields, "organisationsnummer");
  if (!hidden || !supplier) return {};
  return *supplier + " " + key_of(*hidden);
}

bool is_sure(const Document& document, const Row& row) {
  constexpr std::array<std::string_view, 4> kDeciding{"kod", "period_fran", "period_till",
                                                      "belopp"};
  return std::ranges::all_of(kDeciding, [&](std::string_view name) {
    const Reading* reading = reading_of(document, row, name);
    return reading == nullptr || reading->accepted;
  });
}

}  // namespace

RowPerson person_in(const Row& row) {
  RowPerson person{find_field(row.fields, "personnummer"), find_field(row.fields, "dossiernummer"),
                   name_in(row)};
  if (const Reading* number = find_field(row.fields, "individnummer"))
    (is_dossiernummer(*number) ? person.dossiernummer : person.personnummer) = number;
  return person;
}

const Reading* reading_of(const Document& document, const Row& row, std::string_view name) {
  constexpr std::array<std::string_view, 4> kSaidOnce{"kod", "diarienummer", "period_fran",
                                                      "period_till"};
  if (const Reading* own = find_field(row.fields, name)) return own;
  const bool said_once = std::ranges::find(kSaidOnce, name) != kSaidOnce.end();
  return said_once ? find_field(document.fields, name) : nullptr;
}

StoredRow stored_row(const Document& document, const Row& row) {
  const RowPerson person = person_in(row);
  const auto text = [&](std::string_view name) {
    return std::string(value_in(reading_of(document, row, name)));
  };
  return {.key = row.key,
          .sha256 = document.sha256,
          .file = document.file,
          .part = document.part,
          .row = row.number,
          .beslutsdatum = value_of(document.fields, "beslutsdatum").value_or(""),
          .personnummer = std::string(value_in(person.personnummer)),
          .dossiernummer = std::string(value_in(person.dossiernummer)),
          .namn = person.namn ? person.namn->value.value_or("") : "",
          .kod = kod_of(document, row),
          .diarienummer = text("diarienummer"),
          .period_fran = text("period_fran"),
          .period_till = text("period_till"),
          .belopp = text("belopp"),
          .type = document.type,
          .sure = is_sure(document, row),
          .mark = mark_of(document, row),
          .identity = identity_of(document)};
}

}  // namespace rosett
