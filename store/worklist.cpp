#include "store/worklist.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"
#include "store/search.h"
#include "store/severity_rank.h"
#include "store/sight.h"
#include "store/sql.h"

namespace rosett {
namespace {

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

// Words are found by the index, also where there are many: to look through the text of all lines
// takes three times as long. Shorter ones are taken for the beginning of a word.
void add_search(Condition& condition, std::string_view search) {
  std::vector<std::string> words = search_words(folded(search));
  for (std::string& word : words) {
    if (is_too_short_for_index(word)) word.insert(0, 1, ' ');
    if (is_too_short_for_index(word))
      condition.add(" AND w.search LIKE ? ESCAPE '\\'", containing(word));
  }
  if (const std::string asked = asked_of_index(words); !asked.empty())
    condition.add(" AND w.id IN (SELECT rowid FROM worklist_words WHERE worklist_words MATCH ?)",
                  asked);
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

// Whom the rows of the document are about that a line speaks of as a whole.
struct Around {
  bool guarded{};                       // somebody is protected
  std::vector<std::string> stadsdelar;  // codes
};

bool shows_all(const Sight& sight, const Around& around) {
  return sight.shows({around.guarded, ""}) &&
         std::ranges::all_of(around.stadsdelar, [&](const std::string& code) {
           return sight.shows({false, code});
         });
}

// What the user may not know of the line is left out of it; its code stays.
void hide(const Sight& sight, const Around& around, WorkItem& item) {
  if ((!is_impersonal(item.deviation.code) && !shows_all(sight, around)) ||
      !sight.shows_text(item.deviation.message + " " + item.deviation.expected)) {
    item.deviation.message = kNotShown;
    item.deviation.expected.clear();
  }
  if (!sight.shows_text(item.value)) item.value.clear();
  if (!sight.shows_text(item.file)) item.file = file_not_shown(item.document);
}

}  // namespace

std::vector<WorkItem> Worklist::page(const WorkFilter& filter, const WorkPage& page) {
  Condition condition = condition_of(filter, user_);
  std::string text =
      "SELECT d.id, a.file, w.type, w.position, w.open, w.severity, w.code, w.row_number, w.field,"
      " w.message, w.expected, w.kod, w.namn, w.personnummer, w.dossiernummer, w.value, w.sdf,"
      " w.guarded, w.around"
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
  while (query.next()) {
    items.push_back(item_of(query));
    if (!sight_.shows_all())
      hide(sight_, {query.integer(17) != 0, split(query.text(18), ';')}, items.back());
  }
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
    if (by_document && !sight_.shows_text(group.name)) group.name = file_not_shown(group.document);
    if (by == WorkOrder::severity) group.name = to_string(severity_at(query.small(0)));
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace rosett
