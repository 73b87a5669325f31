#include "parsers/template_loading.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>
#include <re2/re2.h>

#include "core/error.h"
#include "parsers/kind_kommun.h"
#include "parsers/text_layout_loading.h"
#include "parsers/toml_reader.h"

namespace rosett {
namespace {

constexpr const char* kSharedFile = "ord.toml";

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
      reader.refuse(key, fmt::format("ordlistan \"{}\" finns inte i {}.", text, kSharedFile));
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

Identity identity_of(const TomlReader& reader, const SharedWords& shared) {
  reader.allow({"threshold", "heading_weight", "all_of", "any_of", "none_of", "title_none_of"});
  Identity identity;
  identity.threshold = reader.number("threshold", 0);
  identity.heading_weight = reader.number("heading_weight", 0);
  identity.all_of = words(reader, "all_of", shared);
  identity.none_of = words(reader, "none_of", shared);
  identity.title_none_of = words(reader, "title_none_of", shared);
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

FieldRule field_of(const TomlReader& reader, const SharedWords& shared) {
  reader.allow({"name", "kind", "outputs", "labels", "labels_above", "patterns", "near_none_of",
                "required", "rated", "identifies", "empty", "unlabelled"});
  FieldRule rule;
  rule.name = reader.text("name");
  rule.kind = kind_of(reader);
  rule.outputs = outputs_of(reader, rule.kind);
  rule.labels = words(reader, "labels", shared);
  rule.labels_above = words(reader, "labels_above", shared);
  rule.patterns = patterns(reader, "patterns", 1, shared);
  rule.near_none_of = words(reader, "near_none_of", shared);
  rule.required = reader.flag("required");
  rule.rated = reader.flag("rated");
  rule.identifies = reader.flag("identifies");
  rule.empty = empty_cell_of(reader);
  rule.unlabelled = unlabelled_of(reader);
  return rule;
}

ColumnRule column_of(const TomlReader& reader, const SharedWords& shared) {
  reader.allow({"name", "kind", "outputs", "headings", "patterns", "required", "empty", "ignored"});
  ColumnRule rule;
  rule.name = reader.text("name");
  rule.kind = kind_of(reader);
  rule.outputs = outputs_of(reader, rule.kind);
  rule.headings = words(reader, "headings", shared);
  if (rule.headings.empty()) reader.refuse("headings", "en kolumn måste ha minst en rubrik.");
  rule.patterns = patterns(reader, "patterns", 1, shared);
  rule.required = reader.flag("required");
  rule.empty = empty_cell_of(reader);
  if (reader.flag("ignored")) rule.outputs.clear();
  return rule;
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
  result.block_titles = words(reader, "block_titles", shared);
  result.group_fields = reader.texts("group_fields");
  for (const std::string& name : result.group_fields) {
    if (std::ranges::find(result.columns, name, &ColumnRule::name) != result.columns.end())
      continue;
    reader.refuse("group_fields", fmt::format("kolumnen \"{}\" finns inte i mallen.", name));
  }
  const std::vector<std::string> product = three_columns(reader, "product", result);
  if (!product.empty()) result.product = {product[0], product[1], product[2]};
  const std::vector<std::string> days = three_columns(reader, "day_count", result);
  if (!days.empty()) result.day_count = {days[0], days[1], days[2]};
  result.sum_field = reader.text_or("sum_field", "");
  result.sum_column = reader.text_or("sum_column", "");
  result.count_field = reader.text_or("count_field", "");
  result.summary = {words(reader, "total", shared),       words(reader, "subtotal", shared),
                    words(reader, "group_total", shared), words(reader, "carried", shared),
                    words(reader, "end", shared),         words(reader, "closing", shared)};
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

template <class Rule>
void refuse_twins(const TomlReader& reader, std::string_view key, const std::vector<Rule>& rules) {
  std::set<std::string> names;
  for (const Rule& rule : rules) {
    if (names.insert(rule.name).second) continue;
    reader.refuse(key, fmt::format("\"{}\" finns två gånger.", rule.name));
  }
}

std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file && !file.eof()) {
    throw Error(ErrorKind::io, fmt::format("{} kan inte läsas.", path.filename().string()),
                "Kontrollera att mappen med mallar finns och får läsas.");
  }
  return bytes;
}

// The file of that name in the last folder that has one; empty when none has.
std::filesystem::path file_named(const TemplateFolders& folders, std::string_view name) {
  const auto found = std::find_if(folders.rbegin(), folders.rend(), [&](const auto& folder) {
    return std::filesystem::exists(folder / name);
  });
  return found == folders.rend() ? std::filesystem::path() : *found / name;
}

std::string bytes_named(const TemplateFolders& folders, std::string_view name) {
  const std::filesystem::path file = file_named(folders, name);
  return file_bytes(file.empty() ? folders.front() / name : file);
}

// One for each name, sorted by it.
std::vector<std::filesystem::path> template_files(const TemplateFolders& folders) {
  std::map<std::string, std::filesystem::path> files;
  for (const auto& folder : folders) {
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
      const std::string name = entry.path().filename().string();
      if (entry.path().extension() == ".toml" && name != kSharedFile) files[name] = entry.path();
    }
  }
  if (files.empty()) {
    throw Error(ErrorKind::config, "Mappen med mallar saknas eller är tom.",
                "Rätta templates i rosett.toml, eller installera om programmet.");
  }
  std::vector<std::filesystem::path> sorted;
  sorted.reserve(files.size());
  for (auto& [name, path] : files) sorted.push_back(std::move(path));
  return sorted;
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
  reader.allow({"id", "version", "type", "medium", "identity", "field", "column", "rows", "pages",
                "other_labels", "sum", "giro_line"});
  result.identity = identity_of(reader.table("identity"), shared);
  for (const TomlReader& entry : reader.tables("field")) {
    result.fields.push_back(field_of(entry, shared));
  }
  for (const TomlReader& entry : reader.tables("column")) {
    result.columns.push_back(column_of(entry, shared));
  }
  refuse_twins(reader, "field", result.fields);
  refuse_twins(reader, "column", result.columns);
  read_rows(reader.table("rows"), shared, result);
  result.other_labels = words(reader, "other_labels", shared);
  for (const TomlReader& entry : reader.tables("sum"))
    result.totals.push_back(total_of(entry, result));
  result.giro = giro_of(reader.table("giro_line"), result);
  const TomlReader pages = reader.table("pages");
  pages.allow({"marks"});
  result.page_marks = patterns(pages, "marks", 2, shared);
}

}  // namespace

Template parse_template(std::string_view toml, const std::string& name, const SharedWords& shared) {
  const toml::table table = parse_toml(toml, name);
  const TomlReader reader(table, name);
  Template result;
  result.id = reader.text("id");
  result.version = reader.whole("version");
  result.type = reader.text("type");
  result.medium = medium_of(reader);
  if (result.medium == Medium::text) {
    reader.allow({"id", "version", "type", "medium", "text", "record"});
    result.text = text_layout_of(reader);
  } else {
    read_printed(reader, shared, result);
  }
  return result;
}

std::vector<Template> load_templates(const TemplateFolders& folders) {
  const auto shared_file = file_named(folders, kSharedFile);
  const SharedWords shared = shared_file.empty()
                                 ? SharedWords{}
                                 : parse_shared_words(file_bytes(shared_file), kSharedFile);
  std::vector<Template> templates;
  for (const auto& file : template_files(folders)) {
    const std::string name = file.filename().string();
    templates.push_back(parse_template(file_bytes(file), name, shared));
    const auto same_id = [&](const Template& other) { return other.id == templates.back().id; };
    if (std::count_if(templates.begin(), templates.end(), same_id) > 1) {
      throw Error(
          ErrorKind::config,
          fmt::format("{}: id \"{}\" finns redan i en annan mall.", name, templates.back().id),
          "Ge varje mall ett eget id.");
    }
  }
  return templates;
}

Library load_library(const TemplateFolders& folders) {
  Library library;
  for (Template& each : load_templates(folders)) {
    auto& of_its_medium = each.medium == Medium::page       ? library.templates
                          : each.medium == Medium::workbook ? library.workbooks
                                                            : library.texts;
    of_its_medium.push_back(std::move(each));
  }
  library.koder = parse_koder(bytes_named(folders, "koder.csv"));
  library.kommuner = parse_kommuner(bytes_named(folders, "kommuner.csv"));
  return library;
}

}  // namespace rosett
