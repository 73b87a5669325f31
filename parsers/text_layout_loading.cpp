#include "parsers/text_layout_loading.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <re2/re2.h>

#include "core/text.h"
#include "parsers/text_value_forms.h"

namespace rosett {
namespace {

// One of a few words that a key may have, the first where it is absent.
template <class Choice, std::size_t count>
Choice choice_of(const TomlReader& reader, std::string_view key,
                 const std::array<std::pair<std::string_view, Choice>, count>& choices) {
  const std::string text = reader.text_or(key, choices.front().first);
  std::string known;
  for (const auto& [word, choice] : choices) {
    if (word == text) return choice;
    known += fmt::format("{}\"{}\"", known.empty() ? "" : ", ", word);
  }
  reader.refuse(key, fmt::format("\"{}\" ska vara {}.", key, known));
}

enum class Cut { at_separators, by_width };

// How long a line is, in the words of its cut.
std::string_view width_key(Cut cut) { return cut == Cut::at_separators ? "fields" : "width"; }

Kind kind_of(const TomlReader& reader) {
  const auto kind = kind_from(reader.text("kind"));
  if (!kind || *kind == Kind::period)
    reader.refuse("kind", fmt::format("slaget \"{}\" finns inte här.", reader.text("kind")));
  return *kind;
}

ValueForm form_of(const TomlReader& reader, Kind kind) {
  ValueForm form;
  const std::string text = reader.text_or("form", "");
  if (text.empty()) return form;
  if (kind == Kind::date && is_date_form(text))
    form.date = text;
  else if (kind == Kind::amount && text == "öre")
    form.in_ore = true;
  else
    reader.refuse("form", "\"form\" ska för datum vara som \"ÅÅÅÅ-MM-DD\", för belopp \"öre\".");
  return form;
}

Pattern pattern_of(const TomlReader& reader) {
  const std::string text = reader.text_or("pattern", "");
  if (text.empty()) return nullptr;
  auto pattern = std::make_shared<RE2>(text, RE2::Quiet);
  if (!pattern->ok())
    reader.refuse("pattern", fmt::format("mönstret \"{}\" är fel: {}.", text, pattern->error()));
  return pattern;
}

void read_place(const TomlReader& reader, Cut cut, int width, TextValue& value) {
  if (cut == Cut::at_separators) {
    value.field = reader.whole("field");
    if (value.field > width) reader.refuse("field", fmt::format("raden har bara {} fält.", width));
    return;
  }
  value.start = reader.whole("start");
  value.length = reader.whole("length");
  if (value.start - 1 + value.length > width)
    reader.refuse("length", fmt::format("raden har bara {} tecken.", width));
}

TextValue value_of(const TomlReader& reader, Cut cut, int width) {
  reader.allow(cut == Cut::at_separators
                   ? std::initializer_list<std::string_view>{"name", "kind", "of", "field", "form",
                                                             "pattern", "required", "empty"}
                   : std::initializer_list<std::string_view>{"name", "kind", "of", "start",
                                                             "length", "form", "pattern",
                                                             "required", "empty"});
  TextValue value;
  value.name = reader.text("name");
  value.kind = kind_of(reader);
  value.owner = choice_of<ValueOwner, 3>(reader, "of",
                                         {{{"row", ValueOwner::row},
                                           {"document", ValueOwner::document},
                                           {"nobody", ValueOwner::nobody}}});
  read_place(reader, cut, width, value);
  value.form = form_of(reader, value.kind);
  value.pattern = pattern_of(reader);
  value.required = reader.flag("required");
  value.unread_when_empty =
      choice_of<bool, 2>(reader, "empty", {{{"left_out", false}, {"unread", true}}});
  return value;
}

// `usual`: how long lines are that say nothing of it; 0: each must.
TextRecord record_of(const TomlReader& reader, Cut cut, int usual) {
  reader.allow({"name", "use", "place", "starts_with", "required", width_key(cut), "values"});
  TextRecord record;
  record.name = reader.text("name");
  record.use = choice_of<RecordUse, 3>(reader, "use",
                                       {{{"rows", RecordUse::rows},
                                         {"fields", RecordUse::fields},
                                         {"ignored", RecordUse::ignored}}});
  record.place = choice_of<RecordPlace, 3>(reader, "place",
                                           {{{"anywhere", RecordPlace::anywhere},
                                             {"first", RecordPlace::first},
                                             {"last", RecordPlace::last}}});
  record.starts_with = reader.text_or("starts_with", "");
  record.required = reader.flag("required");
  record.width = usual > 0 && !reader.has(width_key(cut)) ? usual : reader.whole(width_key(cut));
  for (const TomlReader& entry : reader.tables("values"))
    record.values.push_back(value_of(entry, cut, record.width));
  if (record.values.empty() && record.use != RecordUse::ignored)
    reader.refuse("values", "en rad som läses måste ha minst ett värde.");
  return record;
}

}  // namespace

TextLayout text_layout_of(const TomlReader& reader) {
  const TomlReader text = reader.table("text");
  text.allow({"encoding", "separator", "quotes", "fields", "width"});
  TextLayout layout;
  layout.encoding = choice_of<Encoding, 3>(text, "encoding",
                                           {{{"utf-8", Encoding::utf_8},
                                             {"windows-1252", Encoding::windows_1252},
                                             {"iso-8859-1", Encoding::iso_8859_1}}});
  if (text.has("separator")) {
    const std::string separator = text.text("separator");
    if (separator.size() != 1)
      text.refuse("separator", "\"separator\" ska vara ett enda tecken, som \";\" eller \"\\t\".");
    layout.separator = separator.front();
    layout.quotes = text.flag("quotes");
  }
  const Cut cut = layout.separator ? Cut::at_separators : Cut::by_width;
  const int usual = text.has(width_key(cut)) ? text.whole(width_key(cut)) : 0;
  for (const TomlReader& entry : reader.tables("record"))
    layout.records.push_back(record_of(entry, cut, usual));
  if (std::ranges::none_of(layout.records,
                           [](const TextRecord& record) { return record.use == RecordUse::rows; }))
    reader.refuse("record", "mallen måste ha en [[record]] med use = \"rows\".");
  return layout;
}

}  // namespace rosett
