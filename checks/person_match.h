#pragma once

#include <optional>
#include <string>

#include "core/document.h"
#include "core/registers.h"
#include "core/stored_row.h"

// Who a row is about.
namespace rosett::checks {

// The readings that tell a person; each may be null.
struct PersonReadings {
  const Reading* personnummer{};
  const Reading* dossiernummer{};
  const Reading* namn{};
};

[[nodiscard]] PersonReadings readings_of(const RowPerson& person);

struct PersonMatch {
  std::optional<Person> person;  // the register's person, if one was found
  std::optional<Person> other;   // set when personnummer and dossiernummer point at two persons
};

// Finds the person by either number; by both when they agree. Where the numbers contradict each
// other the name decides, else the dossiernummer. Where neither is in the register: by what a
// doubtful reading may be, else by day of birth and name together. Does not depend on the order
// of the register.
[[nodiscard]] PersonMatch match_person(const PersonReadings& readings,
                                       const Surroundings& registers);

// How alike the printed name and the person's are, in `name_likeness`; 1 when none is printed.
[[nodiscard]] double likeness_of(const Reading* namn, const Person& person);

// The words of a name in order of letters, whatever their order and case; diacritics count.
[[nodiscard]] std::vector<std::string> words_of_name(std::string_view name);

// A word of the name is the register's but for what both readers may lose or mistake: accents, a
// blank, rn for m ("Angman" for "Ångman", "Müllem" for "Müllern").
[[nodiscard]] bool looks_like_registered(const Reading& namn, const Person& person);

// The name is the person's as far as the reading allows to tell.
[[nodiscard]] bool name_agrees(const Reading* namn, const Person& person);

// "Åsa Öhrn", for messages.
[[nodiscard]] std::string full_name(const Person& person);

}  // namespace rosett::checks
