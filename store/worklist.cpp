#include "store/worklist.h"

#include <algorithm>
#include <array>

#include "core/stored_row.h"
#include "core/text.h"
#include "store/sight.h"
#include "store/sql.h"

namespace rosett {
namespace {

constexpr int kMostWords = 8;  // of a search

int rank_of(Severity severity) {
  constexpr int kMildest = static_cast<int>(Severity::fel);
  return kMildest - static_cast<int>(severity);
}

Severity severity_at(int rank) {
  return static_cast<Severity>(static_cast<int>(Severity::fel) - rank);
}

std::string_view ordering(WorkOrder order) {
  switch (order) {
    case WorkOrder::severity:
      return "w.severity, w.id";
    case WorkOrder::document:
      return "w.part_id, w.row_number, w.position";
    case WorkOrder::code:
      return "w.code, w.id";
    case WorkOrder::kod:
      return "w.kod, w.id";
    case WorkOrder::sdf:
      return "w.sdf, w.id";
    case WorkOrder::person:
      break;
  }
  return "w.namn, w.id";
}

// A condition with its values, which travel as parameters in the same order.
struct Condition {
  std::string text;
  std::vector<std::string> values;

  void add(std::string_view condition, std::string value) {
    text += condition;
    values.push_back(std::move(value));
  }
};

// % and _ stand for themselves.
std::string containing(std::string_view word) {
  std::string pattern = "%";
  for (const char letter : word) {
    if (letter == '%' || letter == '_' || letter == '\\') pattern += '\\';
    pattern += letter;
  }
  return pattern + "%";
}

void add_search(Condition& condition, std::string_view search) {
  int words = 0;
  for (const std::string& word : split(folded(search), ' ')) {
    if (word.empty() || ++words > kMostWords) continue;
    condition.add(" AND w.search LIKE ? ESCAPE '\\'", containing(word));
  }
}

void add_sight(Condition& condition, const User& user) {
  if (!user.sees_protected) condition.text += " AND w.protected = 0";
  if (user.stadsdelar.empty()) return;
  condition.text += " AND w.sdf IN (''";
  for (const std::string& code : user.stadsdelar) condition.add(", ?", code);
  condition.text += ")";
}

Condition condition_of(const WorkFilter& filter, const User& user) {
  Condition condition{filter.closed ? "w.open IN (0, 1)" : "w.open = 1", {}};
  add_sight(condition, user);
  const std::array<std::pair<std::string_view, const std::string*>, 4> equal{
      {{" AND w.code = ?", &filter.code},
       {" AND w.type = ?", &filter.type},
       {" AND w.kod = ?", &filter.kod},
       {" AND w.sdf = ?", &filter.sdf}}};
  for (const auto& [text, value] : equal)
    if (!value->empty()) condition.add(text, *value);
  if (const auto severity = severity_from(filter.severity))
    condition.text += " AND w.severity = " + std::to_string(rank_of(*severity));
  if (filter.document != 0)
    condition.add(
        " AND w.part_id = (SELECT p.id FROM documents d JOIN arrivals a ON a.id = d.arrival_id"
        " JOIN parts p ON p.sha256 = a.sha256 AND p.part = d.part WHERE d.id = ?)",
        std::to_string(filter.document));
  add_search(condition, filter.search);
  return condition;
}

// The document that carries what was read of the part.
constexpr std::string_view kJoinDocument =
    " JOIN parts p ON p.id = w.part_id JOIN contents c ON c.sha256 = p.sha256"
    " JOIN arrivals a ON a.id = c.first_arrival"
    " JOIN documents d ON d.arrival_id = c.first_arrival AND d.part = p.part";

WorkItem item_of(const Query& query) {
  WorkItem item;
  item.document = query.integer(0);
  item.file = query.text(1);
  item.type = query.text(2);
  item.position = query.small(3);
  item.open = query.integer(4) != 0;
  item.deviation = {.code = query.text(6),
                    .severity = severity_at(query.small(5)),
                    .row = query.small(7),
                    .field = query.text(8),
                    .message = query.text(9),
                    .expected = query.text(10)};
  item.kod = query.text(11);
  item.namn = query.text(12);
  item.personnummer = query.text(13);
  item.dossiernummer = query.text(14);
  item.value = query.text(15);
  item.sdf = query.text(16);
  return item;
}

// Whom and what a deviation speaks of.
struct Subject {
  std::string namn, personnummer, dossiernummer, kod, value;
  PersonFacts person;
};

Subject subject_of(Database& database, const Document& document, const Row* row,
                   const std::string& field) {
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
  subject.person =
      person_facts(database, subject.personnummer, subject.dossiernummer, subject.namn);
  return subject;
}

const Row* row_at(const Document& document, int number) {
  const auto found = std::ranges::find(document.rows, number, &Row::number);
  return number == 0 || found == document.rows.end() ? nullptr : &*found;
}

}  // namespace

std::vector<WorkItem> Worklist::page(const WorkFilter& filter, const WorkPage& page) {
  Condition condition = condition_of(filter, user_);
  std::string text =
      "SELECT d.id, a.file, w.type, w.position, w.open, w.severity, w.code, w.row_number, w.field,"
      " w.message, w.expected, w.kod, w.namn, w.personnummer, w.dossiernummer, w.value, w.sdf"
      " FROM (SELECT w.id FROM worklist w WHERE ";
  text += condition.text;
  text.append(" ORDER BY ").append(ordering(page.order));
  condition.values.push_back(std::to_string(page.limit));
  condition.values.push_back(std::to_string(page.offset));
  text.append(" LIMIT ? OFFSET ?) chosen JOIN worklist w ON w.id = chosen.id")
      .append(kJoinDocument);
  text.append(" ORDER BY ").append(ordering(page.order));
  Query query(database_, text, condition.values);
  std::vector<WorkItem> items;
  while (query.next()) items.push_back(item_of(query));
  return items;
}

long long Worklist::count(const WorkFilter& filter) {
  const Condition condition = condition_of(filter, user_);
  return number(database_, "SELECT count(*) FROM worklist w WHERE " + condition.text,
                condition.values);
}

std::vector<WorkGroup> Worklist::groups(const WorkFilter& filter, WorkOrder by) {
  const Condition condition = condition_of(filter, user_);
  std::string column(ordering(by));
  column = column.substr(0, column.find(','));
  const bool by_document = by == WorkOrder::document;
  std::string text = "SELECT g.name, " + std::string(by_document ? "d.id, a.file" : "0, ''") +
                     ", g.count FROM (SELECT " + column +
                     " AS name, count(*) AS count FROM worklist w WHERE " + condition.text +
                     " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 500) g";
  if (by_document) {
    std::string join(kJoinDocument);
    join.replace(join.find("w.part_id"), std::string_view("w.part_id").size(), "g.name");
    text += join;
  }
  Query query(database_, text + " ORDER BY g.count DESC, g.name", condition.values);
  std::vector<WorkGroup> groups;
  while (query.next()) {
    WorkGroup group{query.text(by_document ? 2 : 0), query.integer(1), query.integer(3)};
    if (by == WorkOrder::severity) group.name = to_string(severity_at(query.small(0)));
    groups.push_back(std::move(group));
  }
  return groups;
}

void write_worklist(Database& database, long long part, const Document& document) {
  run(database, "DELETE FROM worklist WHERE part_id = ?1", part);
  int position = 0;
  for (const Deviation& deviation : document.deviations) {
    const Subject subject =
        subject_of(database, document, row_at(document, deviation.row), deviation.field);
    const std::string search =
        folded(subject.namn + " " + subject.personnummer + " " + subject.dossiernummer + " " +
               subject.kod + " " + subject.value + " " + document.file + " " + deviation.message);
    run(database,
        "INSERT INTO worklist (part_id, position, open, severity, code, type, row_number, field,"
        " message, expected, kod, namn, personnummer, dossiernummer, value, sdf, protected, search)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)",
        part, position++, deviation.closed ? 0 : 1, rank_of(deviation.severity), deviation.code,
        document.type, deviation.row, deviation.field, deviation.message, deviation.expected,
        subject.kod, subject.namn, subject.personnummer, subject.dossiernummer, subject.value,
        subject.person.sdf, subject.person.is_protected ? 1 : 0, search);
  }
}

}  // namespace rosett
