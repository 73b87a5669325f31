#include "checks/person_match.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include <re2/re2.h>

#include "checks/doubt.h"
#include "checks/name_likeness.h"
#include "core/identifiers.h"
#include "core/text.h"

namespace rosett::checks {
namespace {

using Persons = std::vector<Person>;

bool same(const Person& a, const Person& b) {
  return a.personnummer == b.personnummer && a.dossiernummer == b.dossiernummer;
}

// The one whose name is most like the printed one; by number where that does not decide.
std::optional<Person> best_by_name(const Persons& persons, const Reading* namn) {
  const auto key = [&](const Person& person) {
    return std::tuple(-likeness_of(namn, person), person.dossiernummer, person.personnummer);
  };
  const auto best = std::ranges::min_element(
      persons, [&](const Person& a, const Person& b) { return key(a) < key(b); });
  if (best == persons.end()) return std::nullopt;
  return *best;
}

Persons common(const Persons& a, const Persons& b) {
  Persons both;
  std::ranges::copy_if(a, std::back_inserter(both), [&](const Person& person) {
    return std::ranges::any_of(b, [&](const Person& one) { return same(one, person); });
  });
  return both;
}

bool reads_as(const Reading* reading, std::string_view expected) {
  return reading != nullptr && !expected.empty() && may_be(*reading, expected);
}

PersonMatch decide_between(const Person& by_number, const Person& by_dossier,
                           const PersonReadings& readings) {
  if (reads_as(readings.personnummer, by_dossier.personnummer)) return {by_dossier, std::nullopt};
  if (reads_as(readings.dossiernummer, by_number.dossiernummer)) return {by_number, std::nullopt};
  const bool name_says_number =
      likeness_of(readings.namn, by_number) > likeness_of(readings.namn, by_dossier);
  if (name_says_number) return {by_number, by_dossier};
  return {by_dossier, by_number};
}

// A hit on one doubtful number alone is believed only when the name does not speak against it.
std::optional<Person> believed(const std::optional<Person>& hit, const Reading* key,
                               const Reading* namn) {
  if (hit && is_doubtful(key) && !name_agrees(namn, *hit)) return std::nullopt;
  return hit;
}

Persons near_candidates(const PersonReadings& readings, const Surroundings& registers) {
  Persons all;
  const auto add = [&](const Persons& more) { all.insert(all.end(), more.begin(), more.end()); };
  if (is_doubtful(readings.personnummer))
    for (const Candidate& candidate : readings.personnummer->alternatives)
      add(registers.persons_by_personnummer(candidate.value));
  if (is_doubtful(readings.dossiernummer))
    for (const Candidate& candidate : readings.dossiernummer->alternatives)
      add(registers.persons_by_dossier(candidate.value));
  const std::string digits =
      digits_of(value_in(readings.personnummer)
                    .substr(0, std::min<std::size_t>(8, value_in(readings.personnummer).size())));
  if (digits.size() == 8) add(registers.persons_by_birth(digits));
  // Who has another day of birth is found by a number in doubt alone. A common name is thousands'.
  const bool in_doubt = is_doubtful(readings.personnummer) || is_doubtful(readings.dossiernummer);
  if (const std::string_view name = value_in(readings.namn); in_doubt && !name.empty()) {
    std::string spaced = folded(name);
    std::ranges::replace(spaced, ',', ' ');
    add(registers.persons_by_name(split(single_line(spaced), ' ')));
  }
  return all;
}

bool same_birth(const Person& person, const Reading* personnummer) {
  const auto printed = birth_date(value_in(personnummer));
  return printed && (printed == person.fodelsedatum || printed == birth_date(person.personnummer));
}

// The only person left, copies of one person counted once.
std::optional<Person> the_only(const Persons& persons) {
  if (persons.empty()) return std::nullopt;
  const bool one = std::ranges::all_of(
      persons, [&](const Person& person) { return same(person, persons.front()); });
  if (!one) return std::nullopt;
  return persons.front();
}

std::optional<Person> find_near(const PersonReadings& readings, const Surroundings& registers) {
  Persons in_doubt, by_birth_and_name;
  for (const Person& person : near_candidates(readings, registers)) {
    if (value_in(readings.namn).empty() || !name_agrees(readings.namn, person)) continue;
    const bool key_in_doubt = (is_doubtful(readings.personnummer) &&
                               reads_as(readings.personnummer, person.personnummer)) ||
                              (is_doubtful(readings.dossiernummer) &&
                               reads_as(readings.dossiernummer, person.dossiernummer));
    if (key_in_doubt) in_doubt.push_back(person);
    if (same_birth(person, readings.personnummer)) by_birth_and_name.push_back(person);
  }
  if (auto found = the_only(in_doubt)) return found;
  return the_only(by_birth_and_name);
}

// What both readers may take for one another, as the same: "Ångman" and "Angman", "Müllern" and
// "Müllem", "Ilmi" and "Llmi".
std::string shape_of(const std::string& word) {
  std::string shape = folded(word);
  RE2::GlobalReplace(&shape, "rn", "m");
  RE2::GlobalReplace(&shape, "vv", "w");
  RE2::GlobalReplace(&shape, "[i1]", "l");
  return shape;
}

// One of the words in shape, or two without the blank between.
bool is_look_alike(const std::string& word, const std::vector<std::string>& registered) {
  const std::string shape = shape_of(word);
  return std::ranges::any_of(registered, [&](const std::string& first) {
    const std::string start = shape_of(first);
    return start == shape || std::ranges::any_of(registered, [&](const std::string& second) {
             return &first != &second && start + shape_of(second) == shape;
           });
  });
}

}  // namespace

PersonReadings readings_of(const RowPerson& person) {
  return {person.personnummer, person.dossiernummer, person.namn ? &*person.namn : nullptr};
}

double likeness_of(const Reading* namn, const Person& person) {
  return name_likeness(value_in(namn), person.fornamn, person.efternamn);
}

bool name_agrees(const Reading* namn, const Person& person) {
  // Both readers may see "Smimova" for "Smirnova".
  const bool sure = namn == nullptr || namn->accepted;
  return likeness_of(namn, person) >= (sure ? kSameName : kSameNameInDoubt);
}

std::vector<std::string> words_of_name(std::string_view name) {
  std::string plain = unified(name, Case::folded);
  std::ranges::replace(plain, ',', ' ');
  std::vector<std::string> words = split(single_line(plain), ' ');
  std::ranges::sort(words);
  return words;
}

bool looks_like_registered(const Reading& namn, const Person& person) {
  const std::vector<std::string> printed = words_of_name(namn.value.value_or(""));
  const std::vector<std::string> registered =
      words_of_name(person.fornamn + " " + person.efternamn);
  return std::ranges::any_of(printed, [&](const std::string& word) {
    return std::ranges::find(registered, word) == registered.end() &&
           is_look_alike(word, registered);
  });
}

std::string full_name(const Person& person) {
  return single_line(person.fornamn + " " + person.efternamn);
}

PersonMatch match_person(const PersonReadings& readings, const Surroundings& registers) {
  const auto lookup = [](std::string_view key, auto&& find) {
    return key.empty() ? Persons() : find(key);
  };
  const Persons numbered = lookup(value_in(readings.personnummer), [&](std::string_view key) {
    return registers.persons_by_personnummer(key);
  });
  const Persons dossiered = lookup(value_in(readings.dossiernummer), [&](std::string_view key) {
    return registers.persons_by_dossier(key);
  });
  if (const auto both = best_by_name(common(numbered, dossiered), readings.namn))
    return {both, std::nullopt};
  const auto by_number = best_by_name(numbered, readings.namn);
  const auto by_dossier = best_by_name(dossiered, readings.namn);
  if (by_number && by_dossier) return decide_between(*by_number, *by_dossier, readings);
  if (const auto hit = believed(by_dossier, readings.dossiernummer, readings.namn))
    return {hit, std::nullopt};
  if (const auto hit = believed(by_number, readings.personnummer, readings.namn))
    return {hit, std::nullopt};
  return {find_near(readings, registers), std::nullopt};
}

}  // namespace rosett::checks
