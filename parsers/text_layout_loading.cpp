#include "parsers/text_layout_loading.h"

#include <algorithm>
#include <cmath>

#include "core/text.h"
#include "parsers/text_value_loading.h"

namespace rosett {
namespace {

// How long a line is, in the words of its cut.
std::string_view width_key(Cut cut) { return cut == Cut::at_separators ? "fields" : "width"; }

int line_of(const TomlReader& reader) {
  if (!reader.has("line")) return 0;
  const double line = reader.number("line", 0);
  if (line == 0 || line != std::trunc(line) || std::abs(line) > 1'000)
    reader.refuse("line",
                  "\"line\" ska vara radens nummer: 2 för den andra, -2 för den näst sista.");
  return static_cast<int>(line);
}

void read_mark(const TomlReader& reader, Cut cut, TextRecord& record) {
  if (!reader.has("marked")) return;
  const TomlReader mark = reader.table("marked");
  mark.allow(cut == Cut::at_separators
                 ? std::initializer_list<std::string_view>{"field", "is"}
                 : std::initializer_list<std::string_view>{"start", "length", "is"});
  record.marked = spot_of(mark, cut, record.width);
  for (const std::string& text : mark.texts("is")) record.marks.push_back(single_line(text));
  if (record.marks.empty()) mark.refuse("is", R"("is" ska säga vad som står där.)");
}

// Names in several columns are joined with a blank once they are read; parts of anything else are
// read as one.
void join_parts(TextRecord& record) {
  for (auto value = record.values.begin(); value != record.values.end(); ++value) {
    if (value->kind == Kind::text || value->kind == Kind::name) continue;
    const auto next =
        std::ranges::find(value + 1, record.values.end(), value->name, &TextValue::name);
    if (next == record.values.end()) continue;
    value->continued = true;
    next->continues = true;
  }
}

void read_subtotal(const TomlReader& reader, TextRecord& record) {
  record.counted = reader.texts("counts");
  record.of_file = choice_of<bool, 2>(reader, "over", {{{"group", false}, {"file", true}}});
  if (record.use != RecordUse::subtotal) {
    if (reader.has("counts") || reader.has("over"))
      reader.refuse(reader.has("counts") ? "counts" : "over",
                    R"(nyckeln hör till use = "subtotal".)");
    return;
  }
  for (const TextValue& value : record.values) {
    const bool known = (value.name == "summa" && value.kind == Kind::amount) ||
                       (value.name == "antal" && value.kind == Kind::count);
    if (!known && value.owner != ValueOwner::nobody)
      reader.refuse("values", R"(en delsumma har "summa" (belopp) och "antal" (antal).)");
  }
}

// `usual`: how long lines are that say nothing of it; 0: each must.
TextRecord record_of(const TomlReader& reader, Cut cut, int usual, bool shorter) {
  reader.allow({"name", "use", "place", "line", "starts_with", "marked", "required", width_key(cut),
                "shorter", "counts", "over", "values"});
  TextRecord record;
  record.name = reader.text("name");
  record.use = choice_of<RecordUse, 5>(reader, "use",
                                       {{{"rows", RecordUse::rows},
                                         {"fields", RecordUse::fields},
                                         {"ignored", RecordUse::ignored},
                                         {"group", RecordUse::group},
                                         {"subtotal", RecordUse::subtotal}}});
  record.place = choice_of<RecordPlace, 3>(reader, "place",
                                           {{{"anywhere", RecordPlace::anywhere},
                                             {"first", RecordPlace::first},
                                             {"last", RecordPlace::last}}});
  record.starts_with = reader.text_or("starts_with", "");
  record.required = reader.flag("required");
  record.width = usual > 0 && !reader.has(width_key(cut)) ? usual : reader.whole(width_key(cut));
  record.shorter = reader.has("shorter") ? reader.flag("shorter") : shorter;
  record.line = line_of(reader);
  read_mark(reader, cut, record);
  for (const TomlReader& entry : reader.tables("values"))
    record.values.push_back(text_value_of(entry, cut, record.width));
  join_parts(record);
  read_subtotal(reader, record);
  if (record.values.empty() && record.use != RecordUse::ignored)
    reader.refuse("values", "en rad som läses måste ha minst ett värde.");
  return record;
}

}  // namespace

TextLayout text_layout_of(const TomlReader& reader) {
  const TomlReader text = reader.table("text");
  text.allow({"encoding", "separator", "quotes", "fields", "width", "shorter"});
  TextLayout layout;
  layout.encoding = choice_of<Encoding, 6>(text, "encoding",
                                           {{{"utf-8", Encoding::utf_8},
                                             {"windows-1252", Encoding::windows_1252},
                                             {"iso-8859-1", Encoding::iso_8859_1},
                                             {"iso-8859-15", Encoding::iso_8859_15},
                                             {"cp850", Encoding::cp850},
                                             {"iso-646-se", Encoding::iso_646_se}}});
  if (text.has("separator")) {
    const std::string separator = text.text("separator");
    if (separator.size() != 1)
      text.refuse("separator", R"("separator" ska vara ett enda tecken, som ";" eller "\t".)");
    layout.separator = separator.front();
    layout.quotes = text.flag("quotes");
  }
  const Cut cut = layout.separator ? Cut::at_separators : Cut::by_width;
  const int usual = text.has(width_key(cut)) ? text.whole(width_key(cut)) : 0;
  for (const TomlReader& entry : reader.tables("record"))
    layout.records.push_back(record_of(entry, cut, usual, text.flag("shorter")));
  if (std::ranges::none_of(layout.records,
                           [](const TextRecord& record) { return record.use == RecordUse::rows; }))
    reader.refuse("record", "mallen måste ha en [[record]] med use = \"rows\".");
  return layout;
}

}  // namespace rosett
