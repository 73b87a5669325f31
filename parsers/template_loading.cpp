#include "parsers/template_loading.h"

#include <algorithm>
#include <iterator>
#include <set>

#include <fmt/format.h>
#include <re2/re2.h>

#include "core/error.h"
#include "parsers/text_layout_loading.h"
#include "parsers/toml_reader.h"

namespace rosett {
namespace {

std::vector<std::string> words(const TomlReader& reader, std::string_view key,
                               const SharedWords& shared) {
  std::vector<std::string> words;
  for (const std::string& text : reader.texts(key)) {
    if (text.front() != '@') {
      words.push_back(text);
      continue;
    }
    const auto list = shared.find(text.substr(1));
    if (list == shared.end()) {
      reader.refuse(key, fmt::format("ordlistan \"{}\" finns inte i ord.toml.", text));
    }
    words.insert(words.end(), list->second.begin(), list->second.end());
  }
  return words;
}

std::vector<Pattern> patterns(const TomlReader& reader, std::string_view key, int groups,
                              const SharedWords& shared) {
  std::vector<Pattern> patterns;
  for (const std::string& pattern : words(reader, key, shared)) {
    const Pattern& compiled = patterns.emplace_back(std::make_shared<RE2>(pattern, RE2::Quiet));
    if (!compiled->ok()) {
      reader.refuse(key, fmt::format("mönstret \"{}\" är fel: {}.", pattern, compiled->error()));
    }
    if (compiled->NumberOfCapturingGroups() != groups) {
      reader.refuse(key,
                    fmt::format("mönstret \"{}\" ska ha {} grupper i parentes.", pattern, groups));
    }
  }
  return patterns;
}

Kind kind_of(const TomlReader& reader) {
  const auto kind = kind_from(reader.text("kind"));
  if (!kind) reader.refuse("kind", fmt::format("slaget \"{}\" finns inte.", reader.text("kind")));
  return *kind;
}

// What a template adds to the one that it builds on comes first.
template <class Item>
void put_first(std::vector<Item>& list, std::vector<Item> more) {
  list.insert(list.begin(), std::make_move_iterator(more.begin()),
              std::make_move_iterator(more.end()));
}

void set_flag(bool& flag, const TomlReader& reader, std::string_view key) {
  if (reader.has(key)) flag = reader.flag(key);
}

// A period gives two fields and must name them; every other kind gives the one it is named after.
std::vector<std::string> outputs_of(const TomlReader& reader, Kind kind) {
  std::vector<std::string> outputs = reader.texts("outputs");
  const std::size_t wanted = kind == Kind::period ? 2 : 1;
  if (outputs.empty() && wanted == 1) outputs.push_back(reader.text("name"));
  if (outputs.size() != wanted) {
    reader.refuse("outputs", fmt::format("\"outputs\" ska ha {} namn för detta slag.", wanted));
  }
  return outputs;
}

Identity identity_of(const TomlReader& reader, const SharedWords& shared, Identity identity) {
  reader.allow({"threshold", "heading_weight", "all_of", "any_of", "none_of", "title_none_of"});
  identity.threshold = reader.number("threshold", identity.threshold);
  identity.heading_weight = reader.number("heading_weight", identity.heading_weight);
  put_first(identity.all_of, words(reader, "all_of", shared));
  put_first(identity.none_of, words(reader, "none_of", shared));
  put_first(identity.title_none_of, words(reader, "title_none_of", shared));
  for (const TomlReader& entry : reader.tables("any_of")) {
    entry.allow({"text", "weight", "title"});
    identity.any_of.push_back({entry.text("text"), entry.number("weight", 1), entry.flag("title")});
  }
  return identity;
}

EmptyCell empty_cell_of(const TomlReader& reader) {
  const std::string text = reader.text_or("empty", "left_out");
  if (text == "left_out") return EmptyCell::left_out;
  if (text == "unread") return EmptyCell::unread;
  if (text == "missing") return EmptyCell::missing;
  reader.refuse("empty", R"("empty" ska vara "left_out", "unread" eller "missing".)");
}

Unlabelled unlabelled_of(const TomlReader& reader) {
  const std::string text = reader.text_or("unlabelled", "no");
  if (text == "no") return Unlabelled::no;
  if (text == "alone") return Unlabelled::alone;
  if (text == "letterhead") return Unlabelled::letterhead;
  reader.refuse("unlabelled", R"("unlabelled" ska vara "no", "alone" eller "letterhead".)");
}

void read_kind(const TomlReader& reader, Kind& kind, std::vector<std::string>& outputs) {
  const bool known = !outputs.empty();
  if (!known || reader.has("kind")) kind = kind_of(reader);
  if (!known || reader.has("kind") || reader.has("outputs")) outputs = outputs_of(reader, kind);
}

FieldRule field_of(const TomlReader& reader, const SharedWords& shared, FieldRule rule) {
  reader.allow({"name", "kind", "outputs", "labels", "labels_above", "patterns", "near_none_of",
                "required", "rated", "identifies", "empty", "unlabelled"});
  rule.name = reader.text("name");
  read_kind(reader, rule.kind, rule.outputs);
  put_first(rule.labels, words(reader, "labels", shared));
  put_first(rule.labels_above, words(reader, "labels_above", shared));
  put_first(rule.patterns, patterns(reader, "patterns", 1, shared));
  put_first(rule.near_none_of, words(reader, "near_none_of", shared));
  set_flag(rule.required, reader, "required");
  set_flag(rule.rated, reader, "rated");
  set_flag(rule.identifies, reader, "identifies");
  if (reader.has("empty")) rule.empty = empty_cell_of(reader);
  if (reader.has("unlabelled")) rule.unlabelled = unlabelled_of(reader);
  return rule;
}

ColumnRule column_of(const TomlReader& reader, const SharedWords& shared, ColumnRule rule) {
  reader.allow({"name", "kind", "outputs", "headings", "patterns", "required", "by_elimination",
                "empty", "ignored"});
  const bool ignored = !rule.headings.empty() && rule.outputs.empty();
  rule.name = reader.text("name");
  if (!ignored) read_kind(reader, rule.kind, rule.outputs);
  put_first(rule.headings, words(reader, "headings", shared));
  if (rule.headings.empty()) reader.refuse("headings", "en kolumn måste ha minst en rubrik.");
  put_first(rule.patterns, patterns(reader, "patterns", 1, shared));
  set_flag(rule.required, reader, "required");
  set_flag(rule.by_elimination, reader, "by_elimination");
  if (reader.has("empty")) rule.empty = empty_cell_of(reader);
  if (reader.flag("ignored")) rule.outputs.clear();
  return rule;
}

// Every entry, in the place of the rule of that name or after all others.
template <class Rule, class Parse>
void read_rules(const std::vector<TomlReader>& entries, std::vector<Rule>& rules, Parse&& parse) {
  std::set<std::string> here;
  for (const TomlReader& entry : entries) {
    const std::string name = entry.text("name");
    if (!here.insert(name).second)
      entry.refuse("name", fmt::format("\"{}\" finns två gånger.", name));
    const auto known = std::ranges::find(rules, name, &Rule::name);
    if (known == rules.end())
      rules.push_back(parse(entry, Rule()));
    else
      *known = parse(entry, *known);
  }
}

// Names of values that rows have: three, or none.
std::vector<std::string> three_columns(const TomlReader& reader, std::string_view key,
                                       const Template& rules) {
  std::vector<std::string> names = reader.texts(key);
  if (!names.empty() && names.size() != 3)
    reader.refuse(key, fmt::format("\"{}\" ska ha tre namn.", key));
  for (const std::string& name : names) {
    const bool known = std::ranges::any_of(rules.columns, [&](const ColumnRule& column) {
      return std::ranges::find(column.outputs, name) != column.outputs.end();
    });
    if (!known) reader.refuse(key, fmt::format("kolumnen \"{}\" finns inte i mallen.", name));
  }
  return names;
}

void read_rows(const TomlReader& reader, const SharedWords& shared, Template& result) {
  reader.allow({"block_titles", "product", "day_count", "group_fields", "sum_field", "sum_column",
                "count_field", "total", "subtotal", "group_total", "carried", "end", "closing"});
  put_first(result.block_titles, words(reader, "block_titles", shared));
  put_first(result.group_fields, reader.texts("group_fields"));
  for (const std::string& name : result.group_fields) {
    if (std::ranges::find(result.columns, name, &ColumnRule::name) != result.columns.end())
      continue;
    reader.refuse("group_fields", fmt::format("kolumnen \"{}\" finns inte i mallen.", name));
  }
  const std::vector<std::string> product = three_columns(reader, "product", result);
  if (!product.empty()) result.product = {product[0], product[1], product[2]};
  const std::vector<std::string> days = three_columns(reader, "day_count", result);
  if (!days.empty()) result.day_count = {days[0], days[1], days[2]};
  result.sum_field = reader.text_or("sum_field", result.sum_field);
  result.sum_column = reader.text_or("sum_column", result.sum_column);
  result.count_field = reader.text_or("count_field", result.count_field);
  SummaryWords& summary = result.summary;
  put_first(summary.total, words(reader, "total", shared));
  put_first(summary.subtotal, words(reader, "subtotal", shared));
  put_first(summary.group_total, words(reader, "group_total", shared));
  put_first(summary.carried, words(reader, "carried", shared));
  put_first(summary.end, words(reader, "end", shared));
  put_first(summary.closing, words(reader, "closing", shared));
}

TotalOf total_of(const TomlReader& reader, const Template& rules) {
  reader.allow({"total", "parts"});
  TotalOf sum{reader.text("total"), reader.texts("parts")};
  const auto check = [&](std::string_view key, const std::string& name) {
    if (std::ranges::find(rules.fields, name, &FieldRule::name) == rules.fields.end())
      reader.refuse(key, fmt::format("fältet \"{}\" finns inte i mallen.", name));
  };
  check("total", sum.total);
  for (const std::string& part : sum.parts) check("parts", part);
  return sum;
}

GiroFields giro_of(const TomlReader& reader, const Template& rules) {
  reader.allow({"reference", "amount", "bankgiro", "plusgiro"});
  const auto field = [&](std::string_view key) {
    std::string name = reader.text_or(key, "");
    if (!name.empty() &&
        std::ranges::find(rules.fields, name, &FieldRule::name) == rules.fields.end())
      reader.refuse(key, fmt::format("fältet \"{}\" finns inte i mallen.", name));
    return name;
  };
  return {field("reference"), field("amount"), field("bankgiro"), field("plusgiro")};
}

// The template of that id that this one builds on.
Template base_of(const TomlReader& reader, const std::vector<Template>& bases) {
  if (!reader.has("base")) return {};
  const auto base = std::ranges::find(bases, reader.text("base"), &Template::id);
  if (base == bases.end())
    reader.refuse("base", fmt::format("mallen \"{}\" finns inte, eller bygger själv på en annan.",
                                      reader.text("base")));
  return *base;
}

}  // namespace

SharedWords parse_shared_words(std::string_view toml, const std::string& name) {
  const toml::table table = parse_toml(toml, name);
  const TomlReader reader(table, name);
  SharedWords shared;
  for (const std::string& key : reader.keys()) shared[key] = reader.texts(key);
  return shared;
}

namespace {

Medium medium_of(const TomlReader& reader) {
  const std::string text = reader.text_or("medium", "page");
  if (text == "page") return Medium::page;
  if (text == "workbook") return Medium::workbook;
  if (text == "text") return Medium::text;
  reader.refuse("medium", R"("medium" ska vara "page", "workbook" eller "text".)");
}

void read_printed(const TomlReader& reader, const SharedWords& shared, Template& result) {
  reader.allow({"id", "version", "type", "medium", "base", "identity", "field", "column", "rows",
                "pages", "other_labels", "sum", "giro_line"});
  result.identity = identity_of(reader.table("identity"), shared, std::move(result.identity));
  read_rules(reader.tables("field"), result.fields, [&](const TomlReader& entry, FieldRule rule) {
    return field_of(entry, shared, std::move(rule));
  });
  read_rules(reader.tables("column"), result.columns,
             [&](const TomlReader& entry, ColumnRule rule) {
               return column_of(entry, shared, std::move(rule));
             });
  read_rows(reader.table("rows"), shared, result);
  put_first(result.other_labels, words(reader, "other_labels", shared));
  for (const TomlReader& entry : reader.tables("sum"))
    result.totals.push_back(total_of(entry, result));
  if (reader.has("giro_line")) result.giro = giro_of(reader.table("giro_line"), result);
  const TomlReader pages = reader.table("pages");
  pages.allow({"marks"});
  put_first(result.page_marks, patterns(pages, "marks", 2, shared));
}

}  // namespace

Template parse_template(std::string_view toml, const std::string& name, const SharedWords& shared,
                        const std::vector<Template>& bases) {
  const toml::table table = parse_toml(toml, name);
  const TomlReader reader(table, name);
  Template result = base_of(reader, bases);
  result.base = reader.text_or("base", "");
  result.id = reader.text("id");
  result.version = reader.whole("version");
  if (result.base.empty() || reader.has("type")) result.type = reader.text("type");
  if (result.base.empty() || reader.has("medium")) result.medium = medium_of(reader);
  if (result.medium == Medium::text) {
    reader.allow({"id", "version", "type", "medium", "text", "record"});
    result.text = text_layout_of(reader);
  } else {
    read_printed(reader, shared, result);
  }
  return result;
}

}  // namespace rosett
