#include "store/registers.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/identifiers.h"
#include "core/text.h"
#include "store/outcome.h"
#include "store/protection.h"
#include "store/register_shape.h"
#include "store/sql.h"

namespace rosett {
namespace {

using Values = std::vector<std::string>;

struct StoredEntry {
  long long id{};
  Values values;
};

// The statements for one register: table and columns are the shape's, values are bound.
struct Statements {
  explicit Statements(const RegisterShape& shape) {
    std::string columns, marks, assignments;
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
      columns += fmt::format("{}, ", shape.columns[i].name);
      marks += fmt::format("?{}, ", i + 3);
      assignments += fmt::format("{} = ?{}, ", shape.columns[i].name, i + 4);
    }
    find = fmt::format("SELECT {}id FROM {} WHERE key = ?1", columns, shape.name);
    insert = fmt::format("INSERT INTO {} ({}key, imported) VALUES ({}?1, ?2)", shape.name, columns,
                         marks);
    update = fmt::format("UPDATE {} SET {}key = ?1, imported = ?2 WHERE id = ?3", shape.name,
                         assignments);
    keep = fmt::format(
        "INSERT INTO person_history ({0}imported, person_id, replaced)"
        " SELECT {0}imported, id, ?2 FROM personer WHERE id = ?1",
        columns);
  }

  std::string find;    // ?1 key
  std::string insert;  // ?1 key, ?2 now, then the values
  std::string update;  // ?1 key, ?2 now, ?3 id, then the values
  std::string keep;    // persons alone; ?1 id, ?2 now
};

std::optional<StoredEntry> find_entry(Database& database, const RegisterShape& shape,
                                      const Statements& statements, const std::string& key) {
  Query query(database, statements.find, key);
  if (!query.next()) return std::nullopt;
  StoredEntry entry;
  const int columns = static_cast<int>(shape.columns.size());
  for (int i = 0; i < columns; ++i) entry.values.push_back(query.text(i));
  entry.id = query.integer(columns);
  return entry;
}

// A double name is found by the whole of it and by its halves.
std::set<std::string> name_words(const std::string& names) {
  std::set<std::string> words;
  std::string text = folded(names);
  for (const char separator : {',', '-'}) {
    std::ranges::replace(text, separator, ' ');
    for (std::string& word : split(text, ' '))
      if (!word.empty()) words.insert(std::move(word));
  }
  return words;
}

std::set<std::string> births(const std::string& personnummer, const std::string& fodelsedatum) {
  std::set<std::string> days;
  if (const auto birth = birth_date(personnummer)) days.insert(digits_of(to_iso(*birth)));
  if (!fodelsedatum.empty()) days.insert(digits_of(fodelsedatum));
  return days;
}

void forget_index(Database& database, long long id) {
  run(database, "DELETE FROM person_words WHERE person_id = ?1", id);
  run(database, "DELETE FROM person_births WHERE person_id = ?1", id);
}

void index_person(Database& database, const RegisterShape& shape, long long id,
                  const Values& values) {
  const auto value = [&](std::string_view column) { return values.at(shape.index_of(column)); };
  for (const std::string& word : name_words(value("fornamn") + " " + value("efternamn")))
    run(database, "INSERT INTO person_words (word, person_id) VALUES (?1, ?2)", word, id);
  for (const std::string& day : births(value("personnummer"), value("fodelsedatum")))
    run(database, "INSERT INTO person_births (birth, person_id) VALUES (?1, ?2)", day, id);
}

// One import while it runs, inside a transaction.
class Import {
 public:
  Import(Database& database, RegisterKind kind, std::vector<std::size_t> left_out, long long now)
      : database_(database),
        shape_(register_shape(kind)),
        statements_(shape_),
        left_out_(std::move(left_out)),
        now_(now) {}

  void take(RegisterRow row, ImportReport& report) {
    if (lacks_known_dossier(row)) {
      report.rejected.push_back(
          {row.line, "Personen finns redan med dossiernummer. Ange det på raden."});
      return;
    }
    const std::string key = shape_.key_of(row.values);
    const auto stored = stored_for(row, key);
    if (stored && persons()) keep_what_is_left_out(row, *stored);
    const bool protects = persons() && keep_protection(row, stored, report);
    if (!stored) {
      insert(key, row.values);
      ++report.added;
    } else if (stored->values == row.values) {
      ++report.unchanged;
    } else {
      replace(stored->id, key, row.values);
      ++report.replaced;
    }
    if (protects) protect(database_, numbers_of(row.values));
    if (protects && stored) protect(database_, numbers_of(stored->values));
  }

 private:
  [[nodiscard]] bool persons() const { return shape_.kind == RegisterKind::personer; }
  [[nodiscard]] const std::string& value(const RegisterRow& row, std::string_view column) const {
    return row.values.at(shape_.index_of(column));
  }

  PersonNumbers numbers_of(const Values& values) const {
    return {values.at(shape_.index_of("personnummer")),
            values.at(shape_.index_of("dossiernummer"))};
  }

  // What others tell of persons is not lost by a file from the folkbokföring, which does not have
  // the columns. The mark of protection has its own way (keep_protection).
  void keep_what_is_left_out(RegisterRow& row, const StoredEntry& stored) const {
    for (const std::size_t place : left_out_)
      if (place != shape_.index_of("skyddad")) row.values.at(place) = stored.values.at(place);
  }

  // Whether the row's person is protected; the mark is kept where the row says nothing of it.
  bool keep_protection(RegisterRow& row, const std::optional<StoredEntry>& stored,
                       ImportReport& report) {
    std::string& mark = row.values.at(shape_.index_of("skyddad"));
    const bool kept =
        mark.empty() && (is_protected(database_, numbers_of(row.values)) ||
                         (stored && is_protected(database_, numbers_of(stored->values))));
    if (kept) mark = "ja";
    report.kept_protected += kept ? 1 : 0;
    return mark == "ja";
  }

  // Known by personnummer alone here, and by dossiernummer in the register: two rows for one person
  // would make every later match ambiguous.
  bool lacks_known_dossier(const RegisterRow& row) {
    return persons() && value(row, "dossiernummer").empty() &&
           number(database_,
                  "SELECT count(*) FROM personer WHERE personnummer = ?1 AND dossiernummer <> ''",
                  value(row, "personnummer")) > 0;
  }

  // A person stored by personnummer alone is the one who gets a dossiernummer now.
  std::optional<StoredEntry> stored_for(const RegisterRow& row, const std::string& key) {
    auto stored = find_entry(database_, shape_, statements_, key);
    if (!stored && persons() && !value(row, "personnummer").empty())
      stored = find_entry(database_, shape_, statements_, value(row, "personnummer"));
    return stored;
  }

  void insert(const std::string& key, const Values& values) {
    run(database_, statements_.insert, key, now_, values);
    if (persons()) index_person(database_, shape_, last_id(database_), values);
  }

  void replace(long long id, const std::string& key, const Values& values) {
    if (persons()) {
      run(database_, statements_.keep, id, now_);
      forget_index(database_, id);
      index_person(database_, shape_, id, values);
    }
    run(database_, statements_.update, key, now_, id, values);
  }

  Database& database_;
  const RegisterShape& shape_;
  Statements statements_;
  std::vector<std::size_t> left_out_;
  long long now_;
};

}  // namespace

ImportReport Registers::import(RegisterKind kind, const std::vector<CsvRow>& table,
                               std::chrono::sys_seconds now) {
  ParsedRegister parsed = parse_register(kind, table);
  ImportReport report;
  report.rejected = std::move(parsed.rejected);
  WriteTransaction transaction(database_, io::Step::import_register);
  Import import(database_, kind, std::move(parsed.left_out), now.time_since_epoch().count());
  for (const RegisterRow& row : parsed.rows) import.take(row, report);
  std::ranges::sort(report.rejected, {}, &RejectedRow::line);
  const bool decides = kind != RegisterKind::ansokningar;  // no check asks what was applied for
  if (decides && report.added + report.replaced > 0) mark_all_dirty(database_);
  transaction.commit();
  return report;
}

long long Registers::count(RegisterKind kind) {
  return number(database_, fmt::format("SELECT count(*) FROM {}", register_shape(kind).name));
}

}  // namespace rosett
