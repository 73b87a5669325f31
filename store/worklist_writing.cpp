#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/stored_row.h"
#include "core/text.h"
#include "store/severity_rank.h"
#include "store/sight.h"
#include "store/sql.h"
#include "store/worklist.h"

namespace rosett {
namespace {

// Whom and what a deviation speaks of.
struct Subject {
  std::string namn, personnummer, dossiernummer, kod, value;
};

Subject subject_of(const Document& document, const Row* row, const std::string& field) {
  Subject subject;
  const auto& fields = row == nullptr ? document.fields : row->fields;
  subject.value = value_of(fields, field).value_or("");
  if (row != nullptr) {
    const RowPerson person = person_in(*row);
    subject.personnummer = value_in(person.personnummer);
    subject.dossiernummer = value_in(person.dossiernummer);
    if (person.namn) subject.namn = value_in(&*person.namn);
    subject.kod = value_in(reading_of(document, *row, "kod"));
  } else {
    subject.personnummer = value_of(fields, "personnummer").value_or("");
    subject.dossiernummer = value_of(fields, "dossiernummer").value_or("");
    subject.namn = value_of(fields, "namn").value_or("");
    subject.kod = value_of(fields, "kod").value_or("");
  }
  return subject;
}

const Row* row_at(const Document& document, int number) {
  const auto found = std::ranges::find(document.rows, number, &Row::number);
  return number == 0 || found == document.rows.end() ? nullptr : &*found;
}

// Whom the rows of a document are about, taken together.
struct Around {
  bool guarded{};          // somebody is protected
  std::string stadsdelar;  // codes joined by ';'
};

// Of one document while its lines are written; each row is asked about once.
class Persons {
 public:
  Persons(Database& database, const Document& document)
      : database_(database), document_(document) {}

  // Of the row, or of the document's own fields where it is null.
  const PersonFacts& of(const Row* row) {
    const auto [known, fresh] = facts_.try_emplace(row == nullptr ? 0 : row->number);
    if (fresh)
      known->second = row == nullptr ? head_facts(database_, document_)
                                     : person_facts(database_, document_, *row);
    return known->second;
  }
  const Around& around() {
    if (around_) return *around_;
    Around all;
    std::set<std::string> codes;
    for (const Row& row : document_.rows) {
      all.guarded = all.guarded || of(&row).is_protected;
      if (!of(&row).sdf.empty()) codes.insert(of(&row).sdf);
    }
    for (const std::string& code : codes)
      all.stadsdelar += (all.stadsdelar.empty() ? "" : ";") + code;
    return around_.emplace(std::move(all));
  }
  // Whether the text names somebody whom not all may see who see the one it is said of.
  bool names_others(std::string_view text, const PersonFacts& said_of) {
    return std::ranges::any_of(numbers_in(text), [&](const std::string& number) {
      const PersonFacts other = person_facts(database_, number, number, "");
      return (other.is_protected && !said_of.is_protected) ||
             (!other.sdf.empty() && other.sdf != said_of.sdf);
    });
  }
  bool names_somebody(std::string_view file) {
    if (!file_) {
      file_ = names_others(file, {});
      if (!*file_) file_ = ProtectedNames(database_).are_in(file);
    }
    return *file_;
  }

 private:
  Database& database_;
  const Document& document_;
  std::map<int, PersonFacts> facts_;  // by row number
  std::optional<Around> around_;
  std::optional<bool> file_;  // whether its name is somebody's
};

// What a search finds. It must not tell of anybody but the one on the row: whoever may see the row
// may not be one who may see them.
std::string search_text(const Document& document, const Deviation& deviation,
                        const Subject& subject, Persons& persons) {
  std::string text =
      subject.namn + " " + subject.personnummer + " " + subject.dossiernummer + " " + subject.kod;
  if (!persons.names_somebody(document.file)) text += " " + document.file;
  const std::string said = subject.value + " " + deviation.message;
  const Row* row = row_at(document, deviation.row);
  const bool of_whole = row == nullptr && !document.rows.empty();
  if ((!of_whole || is_impersonal(deviation.code)) && !persons.names_others(said, persons.of(row)))
    text += " " + said;
  return ' ' + folded(text);  // a blank before every word
}

}  // namespace

void write_worklist(Database& database, long long part, const Document& document) {
  run(database, "DELETE FROM worklist WHERE part_id = ?1", part);
  Persons persons(database, document);
  int position = 0;
  for (const Deviation& deviation : document.deviations) {
    const Row* row = row_at(document, deviation.row);
    const Subject subject = subject_of(document, row, deviation.field);
    const PersonFacts person = persons.of(row);
    const Around around = row == nullptr ? persons.around() : Around();
    run(database,
        "INSERT INTO worklist (part_id, position, open, severity, code, type, row_number, field,"
        " message, expected, kod, namn, personnummer, dossiernummer, value, sdf, protected, search,"
        " guarded, around) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
        " ?15, ?16, ?17, ?18, ?19, ?20)",
        part, position++, deviation.closed ? 0 : 1, rank_of(deviation.severity), deviation.code,
        document.type, deviation.row, deviation.field, deviation.message, deviation.expected,
        subject.kod, subject.namn, subject.personnummer, subject.dossiernummer, subject.value,
        person.sdf, person.is_protected ? 1 : 0, search_text(document, deviation, subject, persons),
        around.guarded ? 1 : 0, around.stadsdelar);
  }
}

}  // namespace rosett
