#include "core/hidden_person.h"

#include <algorithm>
#include <array>

#include <re2/re2.h>

#include "core/text.h"

namespace rosett {
namespace {

// Initials close together, then four digits, perhaps with a word for the birth between them. Three
// letters without points are rather an abbreviation (HVB 2019), as are forms of company.
const RE2& mark_pattern() {
  static const RE2 pattern(
      R"((?:^|[\s,;:(/–-])((\p{Lu})\.? ?[-–]?(?:(\p{Lu})\. ?)?(\p{Lu})\.?,? ?\(?(?:född |f\. ?|f |[-–] ?)?(\d{4}))(?:$|[\s,;:.)]))");
  return pattern;
}

constexpr std::array<std::string_view, 4> kCompanies{"AB", "HB", "KB", "NR"};

std::string upper_initials(std::string_view letters) {
  std::string plain = folded(letters);
  std::ranges::transform(plain, plain.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return plain;
}

constexpr std::array<std::string_view, 2> kNumbers{"personnummer", "dossiernummer"};

}  // namespace

std::optional<HiddenPerson> hidden_person_in(std::string_view text) {
  const std::string line = single_line(text);
  std::string printed, first, middle, last, digits;
  if (!RE2::PartialMatch(line, mark_pattern(), &printed, &first, &middle, &last, &digits))
    return std::nullopt;
  HiddenPerson person{upper_initials(first + middle + last), digits, printed};
  if (std::ranges::find(kCompanies, person.initials) != kCompanies.end()) return std::nullopt;
  return person;
}

std::optional<HiddenPerson> hidden_person_in(const Row& row) {
  for (const std::string_view name : kNumbers)
    if (!value_in(find_field(row.fields, name)).empty()) return std::nullopt;
  if (auto person = hidden_person_in(row.hidden)) return person;
  for (const std::string_view name : kNumbers)
    if (const Reading* reading = find_field(row.fields, name))
      if (auto person = hidden_person_in(reading->text)) return person;
  return hidden_person_in(value_in(find_field(row.fields, "beskrivning")));
}

bool is_mark_in_doubt(const Row& row) { return row.hidden.ends_with(kMarkInDoubt); }

std::string key_of(const HiddenPerson& person) { return person.initials + " " + person.digits; }

}  // namespace rosett
