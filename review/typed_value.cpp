#include "review/typed_value.h"

#include "core/text.h"

namespace rosett {
namespace {

constexpr std::size_t kBirthDigits = 8;  // of a personnummer that is a day of birth alone

bool has_check_digit(Kind kind, const std::string& value) {
  switch (kind) {
    case Kind::personnummer:
      return value.size() > kBirthDigits;
    case Kind::organisationsnummer:
    case Kind::bankgiro:
    case Kind::plusgiro:
    case Kind::ocr_nummer:
      return true;
    default:
      return false;
  }
}

std::string described(Kind kind) {
  switch (kind) {
    case Kind::personnummer:
      return "ett personnummer: ÅÅÅÅMMDD-NNNN";
    case Kind::dossiernummer:
      return "ett dossiernummer: NN-NNNNNN";
    case Kind::date:
      return "en dag som finns: ÅÅÅÅ-MM-DD";
    case Kind::amount:
      return "ett belopp: 1350,00";
    case Kind::count:
      return "ett antal med siffror";
    case Kind::kod:
      return "en ersättningskod";
    case Kind::kommun:
      return "en kommun";
    case Kind::organisationsnummer:
      return "ett organisationsnummer: NNNNNN-NNNN";
    case Kind::bankgiro:
    case Kind::plusgiro:
      return "ett gironummer med bindestreck";
    default:
      return "en text av rätt slag";
  }
}

TypedValue wrong(std::string fault) { return {{}, std::move(fault)}; }

}  // namespace

TypedValue typed_value(Kind kind, std::string_view text, const KindContext& context, Typed typed) {
  const std::string line = single_line(text);
  if (line.empty()) return wrong("Skriv det rätta värdet.");
  const auto meaning = interpret(kind, line, context);
  if (!meaning || !meaning->exact || !meaning->second.empty())
    return wrong("Värdet ska vara " + described(kind) + ".");
  if (typed == Typed::printed_wrong) return {meaning->value, {}};
  if (has_check_digit(kind, meaning->value) && !meaning->check_digit)
    return wrong(
        "Kontrollsiffran stämmer inte. Jämför med bilden; står det så på pappret, märk det som "
        "tryckt fel.");
  if (kind == Kind::kod && context.koder != nullptr && !meaning->known)
    return wrong(
        "Koden finns inte i kodlistan. Jämför med bilden; står det så på pappret, märk det som "
        "tryckt fel.");
  return {meaning->value, {}};
}

}  // namespace rosett
