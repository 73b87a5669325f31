#pragma once

#include <string>
#include <string_view>

#include "core/document.h"
#include "store/database.h"
#include "store/users.h"

// Who may see whom.
namespace rosett {

// What the person register says of the one whom some print speaks of.
struct PersonFacts {
  bool is_protected{};
  std::string sdf;  // code of the stadsdel; empty: not known
};

// Found by either number or, where both may be misread, by the whole name; protected when anyone
// so found is. Empty arguments find nobody.
[[nodiscard]] PersonFacts person_facts(Database& database, std::string_view personnummer,
                                       std::string_view dossiernummer, std::string_view namn);
[[nodiscard]] PersonFacts person_facts(Database& database, const Row& row);

// What one user sees. Persons who are in no register are seen by all. Not thread-safe.
class Sight {
 public:
  // Both must outlive this.
  Sight(Database& database, const User& user) : database_(database), user_(user) {}

  [[nodiscard]] bool shows(const PersonFacts& person) const;
  [[nodiscard]] bool shows(const Row& row) const { return shows(person_facts(database_, row)); }
  // The document's own fields.
  [[nodiscard]] bool shows_head(const Document& document) const;

 private:
  Database& database_;
  const User& user_;
};

}  // namespace rosett
