#include "review/workbook_veil.h"

#include <algorithm>
#include <array>
#include <utility>

#include "review/veil.h"

namespace rosett {
namespace {

constexpr const char* kLeftOut = "Skyddade uppgifter";
constexpr std::string_view kPerson = "Skyddad person ";
constexpr const char* kDecideElsewhere =
    "Skyddade uppgifter. Avgör raden på granskningssidan, inloggad som någon som får se dem.";

// By what somebody is known, the surest first; all of them say who it is.
constexpr std::array<std::string_view, 4> kNames{"personnummer", "dossiernummer", "individnummer",
                                                 "namn"};

bool tells_who(const Field& field) {
  switch (field.reading.kind) {
    case Kind::amount:
    case Kind::count:
    case Kind::kod:
    case Kind::kommun:
      return false;
    case Kind::date:
      return !field.name.starts_with("period_");
    default:
      return true;
  }
}

bool is_free_text(const Field& field) {
  return field.reading.kind == Kind::text || field.reading.kind == Kind::name;
}

}  // namespace

const std::set<int>& WorkbookVeil::hidden_in(const Document& document) {
  const auto known = hidden_.find(document.id);
  if (known != hidden_.end()) return known->second;
  return hidden_.emplace(document.id, Veil(sight_, document).hidden()).first->second;
}

void WorkbookVeil::cover(std::vector<Field>& fields) {
  std::string who = kLeftOut;
  for (const std::string_view name : kNames) {
    const auto value = value_of(fields, name);
    if (!value) continue;
    const std::size_t next = persons_.size() + 1;
    who = std::string(kPerson) + std::to_string(persons_.emplace(*value, next).first->second);
    break;
  }
  for (Field& field : fields) {
    Reading& reading = field.reading;
    reading.box = {};
    if (!tells_who(field)) continue;
    const bool names = std::ranges::find(kNames, field.name) != kNames.end();
    const std::string shown = names ? who : kLeftOut;
    if (reading.value) reading.value = shown;
    if (!reading.text.empty()) reading.text = shown;
    reading.alternatives.clear();
    reading.corrected.reset();
  }
}

Document WorkbookVeil::shown(Document document) {
  if (sight_.shows_all()) return document;
  const std::set<int> hidden = hidden_in(document);
  const Document whole = document;
  const Veil veil(sight_, whole, hidden);
  const bool head = sight_.shows_head(whole);
  document.file = veil.file();
  if (!head) cover(document.fields);
  for (Field& field : document.fields)
    if (head && is_free_text(field)) field.reading = veil.shown(std::move(field.reading));
  for (Row& row : document.rows) {
    if (hidden.contains(row.number)) {
      cover(row.fields);
      row.box = {};
      row.hidden.clear();
      row.about.clear();
      continue;
    }
    for (Field& field : row.fields)
      if (is_free_text(field)) field.reading = veil.shown(std::move(field.reading));
  }
  for (Deviation& deviation : document.deviations) {
    if (hidden.contains(deviation.row) || (!head && deviation.row == 0)) {
      deviation.message = kDecideElsewhere;
      deviation.expected.clear();
    } else {
      deviation = veil.shown(std::move(deviation));
    }
  }
  return document;
}

bool is_veil(std::string_view cell) {
  return cell == kLeftOut || cell == kNotShown || cell.starts_with(kPerson);
}

}  // namespace rosett
