#include "parsers/text_value_loading.h"

#include <re2/re2.h>

#include "parsers/text_value_forms.h"

namespace rosett {
namespace {

Kind kind_of(const TomlReader& reader) {
  const auto kind = kind_from(reader.text("kind"));
  if (!kind || *kind == Kind::period)
    reader.refuse("kind", fmt::format("slaget \"{}\" finns inte här.", reader.text("kind")));
  return *kind;
}

void read_amount_form(const TomlReader& reader, const std::string& text, ValueForm& form) {
  form.in_ore = text == "öre";
  form.foreign = text == "1,234.56";
  if (!form.in_ore && !form.foreign)
    reader.refuse("form", "\"form\" ska för belopp vara \"öre\" eller \"1,234.56\".");
}

// A form without a day stands for the first or the last of the month, and must say which.
void read_date_form(const TomlReader& reader, const std::string& text, ValueForm& form) {
  if (!is_date_form(text)) reader.refuse("form", "\"form\" ska för datum vara som \"ÅÅÅÅ-MM-DD\".");
  form.date = text;
  if (has_day(text) == reader.has("day"))
    reader.refuse(
        reader.has("day") ? "day" : "form",
        "\"day\" (\"first\" eller \"last\") hör till ett datum utan dag, som \"ÅÅÅÅMM\".");
  form.last_of_month = choice_of<bool, 2>(reader, "day", {{{"first", false}, {"last", true}}});
}

ValueForm form_of(const TomlReader& reader, Kind kind) {
  ValueForm form;
  const std::string text = reader.text_or("form", "");
  if (!text.empty() && kind == Kind::date)
    read_date_form(reader, text, form);
  else if (!text.empty() && kind == Kind::amount)
    read_amount_form(reader, text, form);
  else if (!text.empty())
    reader.refuse("form", "\"form\" finns för datum och belopp.");
  if (text.empty() && reader.has("day")) reader.refuse("day", "\"day\" hör till \"form\".");
  form.negated = reader.flag("negate");
  if (form.negated && kind != Kind::amount) reader.refuse("negate", "\"negate\" finns för belopp.");
  if (!reader.has("counts_down_from")) return form;
  if (kind != Kind::count)
    reader.refuse("counts_down_from", "\"counts_down_from\" finns för antal.");
  form.counts_down_from = reader.whole("counts_down_from");
  return form;
}

Pattern pattern_of(const TomlReader& reader, std::string_view key) {
  const std::string text = reader.text_or(key, "");
  if (text.empty()) return nullptr;
  auto pattern = std::make_shared<RE2>(text, RE2::Quiet);
  if (!pattern->ok())
    reader.refuse(key, fmt::format("mönstret \"{}\" är fel: {}.", text, pattern->error()));
  return pattern;
}

Pattern taken_of(const TomlReader& reader) {
  Pattern taken = pattern_of(reader, "take");
  if (taken && taken->NumberOfCapturingGroups() != 1)
    reader.refuse("take", "\"take\" ska ha en grupp i parentes, som är värdet.");
  return taken;
}

TextSign sign_of(const TomlReader& reader) {
  TextSign sign{reader.text_or("sign_of", ""), reader.texts("negative"), reader.texts("positive")};
  if (sign.of.empty() && !(sign.negative.empty() && sign.positive.empty()))
    reader.refuse(reader.has("negative") ? "negative" : "positive",
                  "tecken hör till ett värde med \"sign_of\".");
  if (sign.negative.empty()) sign.negative = {"-"};
  if (sign.positive.empty()) sign.positive = {"+"};
  return sign;
}

}  // namespace

TextSpot spot_of(const TomlReader& reader, Cut cut, int width) {
  TextSpot spot;
  if (cut == Cut::at_separators) {
    spot.field = reader.whole("field");
    if (spot.field > width) reader.refuse("field", fmt::format("raden har bara {} fält.", width));
    return spot;
  }
  spot.start = reader.whole("start");
  spot.length = reader.whole("length");
  if (spot.start - 1 + spot.length > width)
    reader.refuse("length", fmt::format("raden har bara {} tecken.", width));
  return spot;
}

TextValue text_value_of(const TomlReader& reader, Cut cut, int width) {
  const std::string_view place = cut == Cut::at_separators ? "field" : "start";
  const std::string_view extent = cut == Cut::at_separators ? "field" : "length";
  reader.allow({"name", "kind", "of", place, extent, "form", "day", "negate", "counts_down_from",
                "pattern", "take", "empty_when", "required", "empty", "sign_of", "negative",
                "positive"});
  TextValue value;
  value.name = reader.text("name");
  value.kind = kind_of(reader);
  value.owner = choice_of<ValueOwner, 3>(reader, "of",
                                         {{{"row", ValueOwner::row},
                                           {"document", ValueOwner::document},
                                           {"nobody", ValueOwner::nobody}}});
  value.spot = spot_of(reader, cut, width);
  value.form = form_of(reader, value.kind);
  value.sign = sign_of(reader);
  value.pattern = pattern_of(reader, "pattern");
  value.taken = taken_of(reader);
  value.empty_when = reader.texts("empty_when");
  value.required = reader.flag("required");
  value.unread_when_empty =
      choice_of<bool, 2>(reader, "empty", {{{"left_out", false}, {"unread", true}}});
  return value;
}

}  // namespace rosett
