#include "parsers/kinds.h"

#include "parsers/kind_amount.h"
#include "parsers/kind_date.h"
#include "parsers/kind_kod.h"
#include "parsers/kind_personnummer.h"
#include "parsers/kind_reference.h"
#include "parsers/kind_words.h"

namespace rosett {
namespace {

// How much a form tells when nothing confirms it: text of any sort fits the last ones.
constexpr double kDistinct = 1.0;      // check digit, closed list, or a form nothing else has
constexpr double kTelling = 0.9;       // the form alone
constexpr double kPlain = 0.6;         // letters, or digits that other kinds have too
constexpr double kAnything = 0.2;      // free text
constexpr double kPart = 0.4;          // the rest stands on another line; no value by itself
constexpr double kRepairFactor = 0.6;  // look-alikes had to be repaired

double strength(Kind kind, const Interpretation& found) {
  if (found.check_digit || found.known) return kDistinct;
  switch (kind) {
    case Kind::text:
      return kAnything;
    case Kind::name:
    case Kind::kod:
    case Kind::kommun:
    case Kind::count:
    case Kind::ocr_nummer:
    case Kind::plusgiro:
    case Kind::nummer:
      return kPlain;
    case Kind::date:
    case Kind::period:
    case Kind::diarienummer:
      return kDistinct;
    case Kind::personnummer:
    case Kind::dossiernummer:
    case Kind::amount:
    case Kind::organisationsnummer:
    case Kind::bankgiro:
    case Kind::lagrum:
    case Kind::individnummer:
      return kTelling;
  }
  return 0;
}

}  // namespace

std::optional<Interpretation> interpret(Kind kind, std::string_view text,
                                        const KindContext& context) {
  switch (kind) {
    case Kind::text:
      return interpret_text(text);
    case Kind::name:
      return interpret_name(text);
    case Kind::personnummer:
      return interpret_personnummer(text, context);
    case Kind::dossiernummer:
      return interpret_dossiernummer(text);
    case Kind::diarienummer:
      return interpret_diarienummer(text);
    case Kind::kod:
      return interpret_kod(text, context);
    case Kind::date:
      return interpret_date(text, context);
    case Kind::period:
      return interpret_period(text, context);
    case Kind::amount:
      return interpret_amount(text);
    case Kind::count:
      return interpret_count(text);
    case Kind::kommun:
      return interpret_kommun(text, context);
    case Kind::organisationsnummer:
      return interpret_organisationsnummer(text);
    case Kind::bankgiro:
      return interpret_bankgiro(text);
    case Kind::plusgiro:
      return interpret_plusgiro(text);
    case Kind::ocr_nummer:
      return interpret_ocr_nummer(text);
    case Kind::nummer:
      return interpret_nummer(text);
    case Kind::lagrum:
      return interpret_lagrum(text);
    case Kind::individnummer:
      return interpret_individnummer(text, context);
  }
  return std::nullopt;
}

double likeness(Kind kind, std::string_view text, const KindContext& context) {
  const auto found = interpret(kind, text, context);
  if (!found) return kind == Kind::period && is_end_of_period(text, context) ? kPart : 0;
  return strength(kind, *found) * (found->exact ? 1 : kRepairFactor);
}

}  // namespace rosett
