#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "store/database.h"
#include "store/named_persons.h"
#include "store/users.h"

// Who may see whom.
namespace rosett {

// What the person register says of the one whom some print speaks of.
struct PersonFacts {
  bool is_protected{};
  std::string sdf;  // code of the stadsdel; empty: not known
};

// Found by either number, of now or of before, or, where both may be misread, by the whole name;
// protected when anyone so found is. Empty arguments find nobody.
[[nodiscard]] PersonFacts person_facts(Database& database, std::string_view personnummer,
                                       std::string_view dossiernummer, std::string_view namn);

// Of one of the document's rows. Protected also when somebody is whom it may be about: by what else
// may have been read, what had been before it was corrected, or by the numbers that the checks name
// (Deviation, Row::about).
[[nodiscard]] PersonFacts person_facts(Database& database, const Document& document,
                                       const Row& row);
// Of the document's own fields, in the same way.
[[nodiscard]] PersonFacts head_facts(Database& database, const Document& document);

// Whether what a deviation with this code says tells nothing of any person.
[[nodiscard]] bool is_impersonal(std::string_view code);

// What stands in the place of what is not shown.
inline constexpr const char* kNotShown =
    "Visas inte: det kan gälla någon som du inte har rätt att se.";
[[nodiscard]] std::string file_not_shown(long long document);

// What one user sees. Persons who are in no register are seen by all. Not thread-safe.
class Sight {
 public:
  // Both must outlive this.
  Sight(Database& database, const User& user) : database_(database), user_(user) {}

  [[nodiscard]] bool shows_all() const { return user_.sees_protected && user_.stadsdelar.empty(); }
  [[nodiscard]] bool shows(const PersonFacts& person) const;
  [[nodiscard]] bool shows(const Document& document, const Row& row) const;
  [[nodiscard]] bool shows_head(const Document& document) const;

  // Whether free text names nobody whom the user may not see: by number, or a protected one by
  // name.
  [[nodiscard]] bool shows_text(std::string_view text) const;

 private:
  bool shows_number(const std::string& number) const;

  Database& database_;
  const User& user_;
  mutable std::unique_ptr<ProtectedNames> names_;  // read when they are first asked for
  mutable std::map<std::string, bool> numbers_;    // that have been asked for, and whether shown
};

}  // namespace rosett
