#include <algorithm>

#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"
#include "core/text.h"

namespace rosett::checks {
namespace {

// "Stockholms kommun", "KOMMUNEN STOCKHOLM", "Stockholms stad" -> "stockholm(s)".
std::string bare_name(std::string_view kommun) {
  std::string name;
  for (const std::string& word : split(folded(kommun), ' ')) {
    const bool says_kind = word == "kommun" || word == "kommunen" || word == "stad" ||
                           word == "region" || word == "kommuns" || word == "stads";
    if (says_kind || word.empty()) continue;
    if (!name.empty()) name += ' ';
    name += word;
  }
  return name;
}

// The same name, one of them perhaps in the genitive.
bool same_kommun(std::string_view a, std::string_view b) {
  const std::string left = bare_name(a), right = bare_name(b);
  return left == right || left + "s" == right || right + "s" == left;
}

// Letters of a whole name that one line of bad print may cost, and still another municipality's
// name is further away.
constexpr int kMisreadLetters = 2;

bool may_be_kommun(const Reading& reading, const std::string& kommun) {
  if (same_kommun(*reading.value, kommun)) return true;
  if (is_firm(reading)) return false;
  const bool runner_up = std::ranges::any_of(reading.alternatives, [&](const Candidate& other) {
    return same_kommun(other.value, kommun);
  });
  const std::string read = bare_name(*reading.value), own = bare_name(kommun);
  const int distance = std::min(edit_distance(read, own), edit_distance(read, own + "s"));
  return runner_up || distance <= kMisreadLetters;
}

}  // namespace

void check_kommun(const DocumentContext& context, Findings& findings) {
  const std::string& kommun = context.settings->kommun;
  const Reading* reading = find_field(context.document->fields, "kommun");
  if (kommun.empty() || value_in(reading).empty() || may_be_kommun(*reading, kommun)) return;
  findings.add("D6", "kommun_avviker", 0, "kommun",
               fmt::format("Beslutet är ställt till {}, inte till {}. Sänd det till rätt kommun.",
                           *reading->value, kommun),
               kommun);
}

}  // namespace rosett::checks
