#include "parsers/person_marks.h"

#include <algorithm>
#include <string>
#include <utility>

#include <re2/re2.h>

#include "core/hidden_person.h"
#include "core/identifiers.h"
#include "parsers/kind_personnummer.h"
#include "parsers/kind_reference.h"

namespace rosett {
namespace {

constexpr std::string_view kInitials = "initialer";
constexpr std::string_view kOwnNumber = "klientnummer";

// Below, a sign may well be another (checks/doubt.h has the same measure for values).
constexpr double kClear = 0.8;

constexpr std::size_t kWhole = 12;  // figures of a number with its century

std::optional<Reading> taken(Row& row, std::string_view name) {
  const auto found = std::ranges::find(row.fields, name, &Field::name);
  if (found == row.fields.end()) return std::nullopt;
  Reading reading = std::move(found->reading);
  row.fields.erase(found);
  return reading;
}

bool is_in_doubt(const Reading& reading) {
  const Evidence& evidence = reading.evidence;
  return is_disputed(evidence) || (!evidence.agrees && evidence.engine < kClear);
}

// The reading as the kind, unless the row has a value of that name.
bool put_as(Row& row, const char* name, Kind kind, const Interpretation& found,
            const Reading& reading) {
  Reading* known = find_field(row.fields, name);
  if (known != nullptr && known->value) return *known->value == found.value;
  Reading read = reading;
  read.kind = kind;
  read.value = found.value;
  read.evidence.exact = found.exact;
  read.evidence.check_digit = found.check_digit;
  read.alternatives.clear();
  if (known != nullptr)
    *known = std::move(read);
  else
    row.fields.push_back({name, std::move(read)});
  return true;
}

bool is_number_of_person(Row& row, const Reading& reading, bool own_number,
                         const KindContext& context) {
  if (const auto dossier = interpret_dossiernummer(reading.text))
    return put_as(row, "dossiernummer", Kind::dossiernummer, *dossier, reading);
  if (own_number) return false;
  const auto number = interpret_personnummer(reading.text, context);
  const bool whole =
      number && digits_of(reading.text).size() == kWhole && birth_date(number->value);
  return number && (number->check_digit || whole) &&
         put_as(row, "personnummer", Kind::personnummer, *number, reading);
}

bool is_within(const Reading& value, const Reading& mark) {
  return value.page == mark.page && overlap_x(value.box, mark.box) > 0 &&
         overlap_y(value.box, mark.box) > 0;
}

// A number that a pattern found where nothing else stands: the rules for the place decide on it.
void forget_number_in(const Reading& mark, Row& row) {
  static const RE2 letter(R"(\pL)");
  if (RE2::PartialMatch(mark.text, letter)) return;
  std::erase_if(row.fields, [&](const Field& field) {
    const bool number = field.name == "personnummer" || field.name == "dossiernummer";
    return number && is_within(field.reading, mark) &&
           digits_of(field.reading.text) == digits_of(mark.text);
  });
}

}  // namespace

void take_person_marks(Row& row, const KindContext& context) {
  bool doubt = false;
  for (const std::string_view name : {kInitials, kOwnNumber}) {
    const auto reading = taken(row, name);
    if (!reading || reading->text.empty()) continue;
    forget_number_in(*reading, row);
    if (is_number_of_person(row, *reading, name == kOwnNumber, context)) continue;
    row.hidden += (row.hidden.empty() ? "" : ", ") + reading->text;
    doubt |= is_in_doubt(*reading);
  }
  if (doubt) row.hidden += kMarkInDoubt;
}

}  // namespace rosett
