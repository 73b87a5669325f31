#include "checks/hidden_match.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "checks/doubt.h"
#include "checks/paid_days.h"
#include "core/identifiers.h"
#include "core/stored_row.h"
#include "core/text.h"

namespace rosett::checks {
namespace {

std::string initials_in(std::string_view name) {
  std::string spaced = folded(name);
  std::ranges::replace(spaced, '-', ' ');
  std::string initials;
  for (const std::string& word : split(single_line(spaced), ' '))
    if (!word.empty())
      initials +=
          static_cast<char>(word[0] >= 'a' && word[0] <= 'z' ? word[0] - 'a' + 'A' : word[0]);
  return initials;
}

bool has(const std::string& initials, char letter) {
  return initials.find(letter) != std::string::npos;
}

// The outer letters are one of a given name and one of a family name, in either order; a middle
// one is any name's.
bool initials_agree(const std::string& mark, const Person& person) {
  const std::string given = initials_in(person.fornamn), family = initials_in(person.efternamn);
  const bool outer = (has(given, mark.front()) && has(family, mark.back())) ||
                     (has(family, mark.front()) && has(given, mark.back()));
  return outer && (mark.size() < 3 || has(given + family, mark[1]));
}

// The year of birth, or the first or last four of a number's ten figures.
bool digits_agree(const std::string& digits, const Person& person) {
  const std::string number = digits_of(person.personnummer);
  constexpr std::size_t kWhole = 12;
  if (person.fodelsedatum && to_iso(*person.fodelsedatum).starts_with(digits)) return true;
  if (number.starts_with(digits)) return true;
  return number.size() == kWhole && (number.substr(2, 4) == digits || number.ends_with(digits));
}

std::optional<Person> placed_person(const Placement& placement, const Surroundings& registers) {
  const std::vector<Person> found = placement.dossiernummer.empty()
                                        ? registers.persons_by_personnummer(placement.personnummer)
                                        : registers.persons_by_dossier(placement.dossiernummer);
  if (found.empty()) return std::nullopt;
  return found.front();
}

bool is_same(const Person& a, const Person& b) {
  return a.dossiernummer == b.dossiernummer && a.personnummer == b.personnummer;
}

void add_once(const Person& person, std::vector<Person>& persons) {
  if (std::ranges::none_of(persons, [&](const Person& one) { return is_same(one, person); }))
    persons.push_back(person);
}

bool is_sure(const Document& document, const Row& row) {
  const Reading* text = find_field(row.fields, "beskrivning");
  return !is_doubtful(text) && !is_doubtful(reading_of(document, row, "period_fran")) &&
         !is_doubtful(reading_of(document, row, "period_till"));
}

}  // namespace

std::string key_of_person(const Person& person) {
  return person.dossiernummer.empty() ? person.personnummer : person.dossiernummer;
}

std::optional<HiddenMatch> match_hidden(const Document& document, const Row& row,
                                        const StoredRow& self, const Surroundings& registers) {
  const auto mark = self.mark.empty() ? std::nullopt : hidden_person_in(row);
  const auto period = paid_days(self);
  const Reading* sender = find_field(document.fields, "organisationsnummer");
  if (!mark || !period || value_in(sender).empty() || !is_firm(*sender)) return std::nullopt;
  HiddenMatch match{*mark, is_sure(document, row), false, false, {}};
  std::vector<Person> at_price;
  const Reading* price = find_field(row.fields, "pris");
  for (const Placement& placement : registers.placements_with(*sender->value)) {
    match.known_home = true;
    const auto person = placed_person(placement, registers);
    if (!person || !overlap(days_of(placement), *period)) continue;
    if (!initials_agree(mark->initials, *person) || !digits_agree(mark->digits, *person)) continue;
    add_once(*person, match.candidates);
    if (value_in(price) == placement.dygnspris.to_string()) add_once(*person, at_price);
  }
  if (match.candidates.size() > 1 && at_price.size() == 1) {
    match.candidates = at_price;
    match.price_decided = true;
  }
  return match;
}

std::optional<Person> person_of(const std::optional<HiddenMatch>& match) {
  if (!match || match->candidates.size() != 1) return std::nullopt;
  return match->candidates.front();
}

std::string why_nobody(const HiddenMatch& match, const StoredRow& self) {
  if (match.candidates.empty())
    return fmt::format(
        "Fakturan anger bara {}, och det stämmer inte på någon som enligt registret "
        "är placerad hos leverantören {} – {}. Ta reda på vem raden gäller.",
        match.mark.text, self.period_fran, self.period_till);
  std::vector<std::string> keys;
  for (const Person& person : match.candidates) keys.push_back(key_of_person(person));
  return fmt::format(
      "Fakturan anger bara {}, och det stämmer på flera som är placerade hos "
      "leverantören {} – {}: {}. Ta reda på vem raden gäller.",
      match.mark.text, self.period_fran, self.period_till, fmt::join(keys, ", "));
}

}  // namespace rosett::checks

namespace rosett {

std::map<int, std::string> about_hidden_persons(const Document& document,
                                                const Surroundings& registers) {
  std::map<int, std::string> found;
  for (const Row& row : document.rows) {
    const StoredRow self = stored_row(document, row);
    const auto match = checks::match_hidden(document, row, self, registers);
    const auto person = checks::person_of(match);
    if (!person) continue;
    found[row.number] = fmt::format(
        "Fakturan anger bara {}. Av dem som är placerade hos leverantören {} – {} är {} den enda "
        "som det stämmer på{}.",
        match->mark.text, self.period_fran, self.period_till, checks::key_of_person(*person),
        match->price_decided ? ", med radens pris" : "");
  }
  return found;
}

}  // namespace rosett
