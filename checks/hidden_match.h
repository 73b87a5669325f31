#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/document.h"
#include "core/hidden_person.h"
#include "core/registers.h"

// Whom an invoice's row is about when it hides the person: told by whom the sender had placed with
// it in the row's period.
namespace rosett::checks {

struct HiddenMatch {
  HiddenPerson mark;
  bool sure{};                     // mark and period are read firmly
  bool known_home{};               // the sender has placements in the register
  bool price_decided{};            // others had the mark, but not the row's price
  std::vector<Person> candidates;  // each once, in the register's order
};

// Empty for rows that hide nobody, and for those whose sender or period is unread. `self` is the
// row as stored.
[[nodiscard]] std::optional<HiddenMatch> match_hidden(const Document& document, const Row& row,
                                                      const StoredRow& self,
                                                      const Surroundings& registers);

// The only candidate, or nobody.
[[nodiscard]] std::optional<Person> person_of(const std::optional<HiddenMatch>& match);

// The dossiernummer, else the personnummer.
[[nodiscard]] std::string key_of_person(const Person& person);

// In words: why nobody can be said to be meant.
[[nodiscard]] std::string why_nobody(const HiddenMatch& match, const StoredRow& self);

}  // namespace rosett::checks

namespace rosett {

// In words, by row number: how the persons were found whom an invoice hides (Row::about).
[[nodiscard]] std::map<int, std::string> about_hidden_persons(const Document& document,
                                                              const Surroundings& registers);

}  // namespace rosett
