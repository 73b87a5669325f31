#include <fmt/format.h>

#include "checks/doubt.h"
#include "checks/themes.h"
#include "core/identifiers.h"

namespace rosett::checks {
namespace {

struct RowFacts : PersonReadings {
  RowFacts(int row, PersonReadings readings) : PersonReadings(readings), number(row) {}
  int number{};
};

// The register's number stands after the colon of these messages only when it has one.
std::string register_says(const std::string& number) {
  return number.empty() ? "" : fmt::format(" Registret har {}.", number);
}

bool differs(const Reading* reading, const std::string& expected) {
  return !value_in(reading).empty() && !expected.empty() && !may_be(*reading, expected);
}

bool is_complete(const Reading* personnummer) {
  return judge_personnummer(value_in(personnummer)) == PersonnummerState::complete;
}

bool impossible(PersonnummerState state) {
  return state == PersonnummerState::wrong_date || state == PersonnummerState::wrong_check;
}

// True when the number's form itself was told, so that "differs" would only repeat it.
bool tell_form(const RowFacts& row, const std::string& expected, Findings& findings) {
  if (value_in(row.personnummer).empty() || !is_firm(*row.personnummer)) return false;
  const PersonnummerState state = judge_personnummer(*row.personnummer->value);
  if (impossible(state)) {
    const char* fault = state == PersonnummerState::wrong_date ? "datumet i det finns inte"
                                                               : "kontrollsiffran stämmer inte";
    findings.add("I1", "personnummer_ogiltigt", row.number, "personnummer",
                 fmt::format("Personnumret {} är inte möjligt: {}.{} Ta reda på det rätta numret.",
                             *row.personnummer->value, fault, register_says(expected)),
                 expected);
    return true;
  }
  if (state != PersonnummerState::birth_only) return false;
  findings.add("I2", "personnummer_ofullstandigt", row.number, "personnummer",
               fmt::format("Personnumret är ofullständigt: bara {} står i beslutet.{} "
                           "Komplettera numret.",
                           *row.personnummer->value, register_says(expected)),
               expected);
  return true;
}

// A birth date alone is compared with the register's, by date of birth or in the number.
bool birth_differs(const RowFacts& row, const Person& person) {
  const auto printed = birth_date(value_in(row.personnummer));
  if (!printed) return false;
  const auto in_number = birth_date(person.personnummer);
  return (person.fodelsedatum || in_number) && printed != person.fodelsedatum &&
         printed != in_number;
}

void compare_personnummer(const RowFacts& row, const Person& person, Findings& findings) {
  const bool told = tell_form(row, person.personnummer, findings);
  const bool birth_only =
      judge_personnummer(value_in(row.personnummer)) == PersonnummerState::birth_only;
  const bool deviates = birth_only ? told && birth_differs(row, person)
                                   : !told && differs(row.personnummer, person.personnummer);
  if (!deviates) return;
  const bool replaced =
      is_samordningsnummer(value_in(row.personnummer)) != is_samordningsnummer(person.personnummer);
  findings.add(replaced ? "I7" : "I5", "personnummer_avviker", row.number, "personnummer",
               fmt::format("Beslutet har personnumret {}, registret har {} för {}. {}",
                           *row.personnummer->value, person.personnummer, full_name(person),
                           replaced ? "Det ena är ett samordningsnummer: kontrollera om det har "
                                      "ersatts."
                                    : "Kontrollera vilket som är rätt."),
               person.personnummer);
}

void compare_dossiernummer(const RowFacts& row, const Person& person, Findings& findings) {
  if (!differs(row.dossiernummer, person.dossiernummer)) return;
  findings.add("I10", "dossiernummer_avviker", row.number, "dossiernummer",
               fmt::format("Beslutet har dossiernumret {}, registret har {} för {}. Kontrollera "
                           "vilket som är rätt.",
                           *row.dossiernummer->value, person.dossiernummer, full_name(person)),
               person.dossiernummer);
}

// The registers have taken its acceptance back (checks/confirm.h).
void tell_look_alike(const Document& document, const RowFacts& row, const Person& person,
                     Findings& findings) {
  if (row.namn->accepted || !looks_like_registered(*row.namn, person) ||
      has_deviation(document, "osaker_lasning", row.number, "namn"))
    return;
  findings.add("I12", "osaker_lasning", row.number, "namn",
               fmt::format("Namnet lästes som {}, men registret har {}. De skiljer bara i sådant "
                           "som är lätt att läsa fel, som prickar, ringar, mellanslag eller rn "
                           "för m. Jämför med bilden.",
                           *row.namn->value, full_name(person)),
               full_name(person));
}

void compare_namn(const Document& document, const RowFacts& row, const Person& person,
                  Findings& findings) {
  if (value_in(row.namn).empty()) return;
  if (name_agrees(row.namn, person)) {
    tell_look_alike(document, row, person, findings);
    return;
  }
  findings.add("I6", "namn_avviker", row.number, "namn",
               fmt::format("Beslutet har namnet {}, registret har {} på samma nummer. Kontrollera "
                           "att raden gäller rätt person.",
                           *row.namn->value, full_name(person)),
               full_name(person));
}

void tell_contradiction(const RowFacts& row, const PersonMatch& match, Findings& findings) {
  const bool number_is_his = match.person->personnummer == *row.personnummer->value;
  const Person& by_number = number_is_his ? *match.person : *match.other;
  const Person& by_dossier = number_is_his ? *match.other : *match.person;
  findings.add("I4", "nycklar_motsager", row.number, "personnummer",
               fmt::format("Personnumret {} hör i registret till {}, men dossiernumret {} till "
                           "{}. Ta reda på vem raden gäller.",
                           *row.personnummer->value, full_name(by_number),
                           *row.dossiernummer->value, full_name(by_dossier)),
               by_dossier.personnummer);
}

// At least one number that could have found the person, and readings sure enough to say that it
// does not: a firm number, or a name besides (which then has been tried too).
bool may_be_told_missing(const RowFacts& row) {
  const bool number = is_complete(row.personnummer);
  const bool dossier = !value_in(row.dossiernummer).empty();
  if (!number && !dossier) return false;
  return (number && is_firm(*row.personnummer)) || (dossier && is_firm(*row.dossiernummer)) ||
         !value_in(row.namn).empty();
}

}  // namespace

void check_identity(const DocumentContext& context, const RowContext& checked, Findings& findings) {
  const RowFacts row{checked.row->number, readings_of(checked.person)};
  if (checked.match.other) {
    tell_contradiction(row, checked.match, findings);
  } else if (checked.match.person) {
    compare_personnummer(row, *checked.match.person, findings);
    compare_dossiernummer(row, *checked.match.person, findings);
    compare_namn(*context.document, row, *checked.match.person, findings);
  } else {
    tell_form(row, {}, findings);
    if (context.surroundings->has_persons() && may_be_told_missing(row))
      findings.add("I3", "individ_saknas", row.number, "",
                   "Personen finns inte i personregistret, varken på personnummer eller "
                   "dossiernummer. Lägg upp personen eller rätta numren.");
  }
}

}  // namespace rosett::checks
