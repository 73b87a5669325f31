#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

// Whom free text speaks of: messages, names of files, words on a page.
namespace rosett {

// Every personnummer and dossiernummer that may stand in the text, canonical, each once: also
// without hyphen or century, and with «/1» behind.
[[nodiscard]] std::set<std::string> numbers_in(std::string_view text);

// The names of all who are marked `skyddad`, also those of before. Held in memory, since they are
// few.
class ProtectedNames {
 public:
  explicit ProtectedNames(Database& database);

  // A given name and a family name of one of them stand there, in whatever order.
  [[nodiscard]] bool are_in(std::string_view text) const;

 private:
  struct Name {
    std::vector<std::string> given, family;  // folded words
  };
  std::vector<Name> names_;
};

}  // namespace rosett
