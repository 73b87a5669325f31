#include "store/payment_documents.h"

#include <utility>

#include <fmt/format.h>

#include "store/documents.h"
#include "store/sql.h"

namespace rosett {
namespace {

// From the ids of parts that `wanted` holds to those of documents, in the order of the export.
constexpr const char* kDocuments =
    " SELECT d.id FROM wanted w JOIN parts p ON p.id = w.id"
    " JOIN contents c ON c.sha256 = p.sha256"
    " JOIN documents d ON d.arrival_id = c.first_arrival AND d.part = p.part"
    " WHERE p.type IN ({0}) ORDER BY p.sha256, p.part";

// {0} are the marks for the types, {1} is the day of a document, {2} that of a row (NULL where
// nothing tells); ?1 and ?2 are the first and last day. The day of payment is stored as it was
// read: a document whose day a person has decided on may be of any days.
constexpr const char* kDue =
    "WITH wanted(id) AS (SELECT p.id FROM parts p"
    " LEFT JOIN part_fields f ON f.part_id = p.id AND f.name = 'utbetalningsdatum'"
    " WHERE p.type IN ({0}) AND CASE"
    "  WHEN EXISTS (SELECT 1 FROM decisions d WHERE d.field = 'utbetalningsdatum'"
    "   AND d.key = p.sha256 || CASE p.part WHEN 0 THEN '' ELSE '/' || p.part END) THEN 1"
    "  WHEN {1} IS NOT NULL THEN {1} BETWEEN ?1 AND ?2"
    "  ELSE EXISTS (SELECT 1 FROM rows r WHERE r.part_id = p.id"
    "   AND coalesce({2} BETWEEN ?1 AND ?2, 1)) END)";

// {1} tells whether a row has one of the codes; ?1 and ?2 are the numbers, as JSON arrays. A row's
// number is in doubt when it is printed and the register does not have it.
constexpr const char* kRelated =
    "WITH numbers(number) AS MATERIALIZED (SELECT value FROM json_each(?1)),"
    " copied(number) AS MATERIALIZED (SELECT value FROM json_each(?2)),"
    " wanted(id) AS ("
    " SELECT r.part_id FROM rows r WHERE {1} AND ("
    "  r.dossiernummer IN (SELECT number FROM numbers)"
    "  OR r.personnummer IN (SELECT number FROM numbers)"
    "  OR (r.dossiernummer = '' AND r.personnummer = '')"
    "  OR (r.dossiernummer <> ''"
    "   AND NOT EXISTS (SELECT 1 FROM personer o WHERE o.dossiernummer = r.dossiernummer))"
    "  OR (r.personnummer <> ''"
    "   AND NOT EXISTS (SELECT 1 FROM personer o WHERE o.personnummer = r.personnummer)))"
    " UNION SELECT r.part_id FROM copied JOIN rows r ON r.dossiernummer = copied.number"
    " UNION SELECT r.part_id FROM copied JOIN rows r ON r.personnummer = copied.number)";

// One that is no day of the calendar counts as unread.
std::string day(const std::string& text) {
  return fmt::format("CASE WHEN date({0}) = {0} THEN {0} END", text);
}

std::string marks(std::size_t first, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += fmt::format("{}?{}", i == 0 ? "" : ", ", first + i);
  return text;
}

std::string pattern_of(std::string kod) {
  if (kod.ends_with("xx")) kod.replace(kod.size() - 2, 2, "??");
  return kod;
}

// Numbers are digits and hyphens; what else stands in a register is no row's number.
std::string json_array(const std::set<std::string>& numbers) {
  std::string text = "[";
  for (const std::string& number : numbers) {
    if (number.empty() || number.find_first_not_of("0123456789-") != std::string::npos) continue;
    text += fmt::format("{}\"{}\"", text.size() == 1 ? "" : ",", number);
  }
  return text + "]";
}

std::vector<long long> ids_in(Query& query) {
  std::vector<long long> ids;
  while (query.next()) ids.push_back(query.integer(0));
  return ids;
}

}  // namespace

// As long as a statement has not come to its end, the connection stays in one state.
struct PaymentDocuments::Snapshot {
  explicit Snapshot(Database& database)
      : query(database, "SELECT name FROM sqlite_schema LIMIT 2") {
    query.next();
  }
  Query query;
};

PaymentDocuments::PaymentDocuments(Database& database, PaymentDays days)
    : database_(database),
      days_(std::move(days)),
      snapshot_(std::make_unique<Snapshot>(database)) {}

PaymentDocuments::~PaymentDocuments() = default;

void PaymentDocuments::for_each_due(const std::function<void(const Document&)>& use) {
  const std::string of_document = fmt::format(
      "coalesce({}, {})", day("json_extract(f.reading, '$.value')"), day("p.beslutsdatum"));
  const std::string of_row =
      fmt::format("coalesce({}, {})", day("r.period_till"), day("r.period_fran"));
  Query query(database_,
              fmt::format(fmt::runtime(std::string(kDue) + kDocuments),
                          marks(3, days_.types.size()), of_document, of_row),
              days_.from ? to_iso(*days_.from) : "0000-01-01",
              days_.to ? to_iso(*days_.to) : "9999-12-31", days_.types);
  for_each(ids_in(query), use);
}

void PaymentDocuments::for_each_related(const PaymentRelations& relations,
                                        const std::function<void(const Document&)>& use) {
  std::vector<std::string> patterns;
  std::string has_kod = "(0";
  for (const std::string& kod : relations.koder) {
    has_kod += " OR r.kod GLOB " + marks(3 + days_.types.size() + patterns.size(), 1);
    patterns.push_back(pattern_of(kod));
  }
  Query query(database_,
              fmt::format(fmt::runtime(std::string(kRelated) + kDocuments),
                          marks(3, days_.types.size()), has_kod + ")"),
              json_array(relations.numbers), json_array(relations.copied_numbers), days_.types,
              patterns);
  for_each(ids_in(query), use);
}

void PaymentDocuments::for_each(const std::vector<long long>& ids,
                                const std::function<void(const Document&)>& use) {
  Documents documents(database_);
  for (const long long id : ids) {
    if (!given_.insert(id).second) continue;
    if (const auto document = documents.load(id)) use(*document);
  }
}

std::optional<Date> latest_payment_day(Database& database, const std::vector<std::string>& types) {
  const auto latest = [&](const std::string& day_of_part) {
    Query query(database,
                fmt::format("SELECT max({}) FROM parts p WHERE p.type IN ({})", day_of_part,
                            marks(1, types.size())),
                types);
    return query.next() ? parse_iso_date(query.text(0)) : std::nullopt;
  };
  const std::string paid =
      "(SELECT json_extract(f.reading, '$.value') FROM part_fields f"
      " WHERE f.part_id = p.id AND f.name = 'utbetalningsdatum')";
  const auto of_head = latest(fmt::format("coalesce({}, {})", day(paid), day("p.beslutsdatum")));
  if (of_head) return of_head;
  return latest(
      fmt::format("(SELECT max({}) FROM rows r WHERE r.part_id = p.id)", day("r.period_till")));
}

}  // namespace rosett
