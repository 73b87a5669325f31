#include "core/text.h"
#include "parsers/kinds.h"
#include "review/web/handlers.h"
#include "review/web/json.h"

namespace rosett::web {
namespace {

const char* problem_of(Kind kind, const std::optional<Interpretation>& found) {
  if (!found) {
    switch (kind) {
      case Kind::date:
        return "Det är inget datum. Skriv till exempel 2019-03-01.";
      case Kind::personnummer:
        return "Det är inget personnummer. Skriv ÅÅÅÅMMDD-NNNN.";
      case Kind::amount:
        return "Det är inget belopp. Skriv till exempel 1350,00.";
      default:
        return "Värdet har inte fältets form.";
    }
  }
  if (kind == Kind::personnummer && !found->check_digit && found->value.size() > 8)
    return "Kontrollsiffran stämmer inte.";
  if (kind == Kind::ocr_nummer && !found->check_digit) return "Kontrollsiffran stämmer inte.";
  if (kind == Kind::kod && !found->known) return "Koden finns inte i kodlistan.";
  return "";
}

}  // namespace

// As it is typed: the canonical value, and what speaks against it.
Answer check_value(Visit& visit) {
  const Json body = object_in(visit.request);
  const Kind kind = field_info(text_in(body, "field")).kind;
  const std::string text = single_line(text_in(body, "value"));
  KindContext context;
  context.koder = visit.site.settings().koder;
  const auto found = interpret(kind, text, context);
  Json json = {{"value", nullptr}, {"problem", problem_of(kind, found)}};
  if (found) json["value"] = found->value;
  return json_answer(json);
}

}  // namespace rosett::web
