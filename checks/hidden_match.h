#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "checks/hidden_candidates.h"
#include "core/document.h"
#include "core/registers.h"

// Whom an invoice's row is about when it hides the person: told by whom the sender had placed with
// it in the row's period.
namespace rosett::checks {

struct HiddenMatch {
  HiddenPerson mark;
  bool sure{};                              // mark and period are read firmly
  bool known_home{};                        // the sender has placements in the register
  std::vector<HiddenCandidate> candidates;  // whoever may be meant
};

// Empty for rows that hide nobody, and for those whose sender or period is unread. `self` is the
// row as stored.
[[nodiscard]] std::optional<HiddenMatch> match_hidden(const Document& document, const Row& row,
                                                      const StoredRow& self,
                                                      const Surroundings& registers);

// Of a row in another document, by what is stored of it.
[[nodiscard]] std::optional<HiddenMatch> match_hidden(const StoredRow& row,
                                                      const Surroundings& registers);

// Who alone can be meant (the_one_meant), or nobody; nobody where mark or period are in doubt.
[[nodiscard]] std::optional<Person> person_of(const std::optional<HiddenMatch>& match);

// Whether a row that hides its person under the same mark may be about the same one.
[[nodiscard]] bool may_be_same(const std::optional<HiddenMatch>& a,
                               const std::optional<HiddenMatch>& b);

// The dossiernummer, else the personnummer.
[[nodiscard]] std::string key_of_person(const Person& person);

// Somebody whom the mark fits was placed there on a day of the period.
[[nodiscard]] bool may_be_anybody(const HiddenMatch& match);

// In words: why nobody can be said to be meant.
[[nodiscard]] std::string why_nobody(const HiddenMatch& match, const StoredRow& self);

}  // namespace rosett::checks

namespace rosett {

// In words, by row number: how the persons were found whom an invoice hides (Row::about).
[[nodiscard]] std::map<int, std::string> about_hidden_persons(const Document& document,
                                                              const Surroundings& registers);

}  // namespace rosett
