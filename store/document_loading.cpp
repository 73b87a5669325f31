#include "store/document_loading.h"

#include <utility>

#include <fmt/format.h>

#include "core/decision.h"
#include "core/document_json.h"
#include "core/row_content.h"
#include "store/approvals.h"
#include "store/decision_records.h"
#include "store/outcome.h"
#include "store/receipts.h"
#include "store/worklist.h"

namespace rosett {
namespace {

Deviation copy_deviation(const std::string& first_file) {
  Deviation deviation;
  deviation.code = "dubblett";
  deviation.severity = Severity::fel;
  deviation.message = fmt::format(
      "Filen är en exakt kopia av »{}« och har inte lästs en gång till. Använd den andra filen.",
      first_file);
  return deviation;
}

std::vector<PageInfo> pages_of(Database& database, long long part) {
  Query query(database,
              "SELECT page, width, height, dpi, rotation, skew_degrees, source FROM part_pages"
              " WHERE part_id = ?1 ORDER BY position",
              part);
  std::vector<PageInfo> pages;
  while (query.next())
    pages.push_back({.page = query.small(0),
                     .width = query.small(1),
                     .height = query.small(2),
                     .dpi = query.small(3),
                     .rotation = query.small(4),
                     .skew_degrees = query.real(5),
                     .source = query.text(6) == "text" ? TextSource::text : TextSource::ocr});
  return pages;
}

std::vector<int> blank_pages_of(Database& database, long long part) {
  Query query(database, "SELECT page FROM blank_pages WHERE part_id = ?1 ORDER BY page", part);
  std::vector<int> pages;
  while (query.next()) pages.push_back(query.small(0));
  return pages;
}

std::vector<Field> fields_of(Database& database, std::string_view select, long long owner) {
  Query query(database, select, owner);
  std::vector<Field> fields;
  while (query.next()) fields.push_back({query.text(0), reading_from_json(query.text(1))});
  return fields;
}

std::vector<Row> rows_of(Database& database, long long part, RowChoice choice) {
  Query query(database,
              "SELECT id, number, key, page, box_left, box_top, box_right, box_bottom, approved,"
              " about, hidden FROM rows WHERE part_id = ?1 AND approved >= ?2 ORDER BY number",
              part, choice == RowChoice::approved ? 1 : 0);
  std::vector<Row> rows;
  while (query.next()) {
    Row& row = rows.emplace_back();
    row.number = query.small(1);
    row.key = query.text(2);
    row.page = query.small(3);
    row.box = {query.small(4), query.small(5), query.small(6), query.small(7)};
    row.approved = query.integer(8) != 0;
    row.about = query.text(9);
    row.hidden = query.text(10);
    row.fields = fields_of(
        database, "SELECT name, reading FROM row_fields WHERE row_id = ?1 ORDER BY position",
        query.integer(0));
  }
  return rows;
}

std::vector<Deviation> deviations_of(Database& database, long long part, std::string_view origin) {
  Query query(database,
              "SELECT code, severity, row_number, field, message, expected FROM deviations"
              " WHERE part_id = ?1 AND origin = ?2 ORDER BY position",
              part, origin);
  std::vector<Deviation> deviations;
  while (query.next())
    deviations.push_back({.code = query.text(0),
                          .severity = severity_from(query.text(1)).value(),
                          .row = query.small(2),
                          .field = query.text(3),
                          .message = query.text(4),
                          .expected = query.text(5)});
  return deviations;
}

// Pages, fields, rows and the layout's deviations; a copy has none of these.
Document filled(Database& database, Head head, RowChoice choice) {
  Document& document = head.document;
  if (head.is_copy) {
    document.deviations.push_back(copy_deviation(head.first_file));
    return document;
  }
  document.pages = pages_of(database, head.part_id);
  document.blank_pages = blank_pages_of(database, head.part_id);
  document.fields = fields_of(
      database, "SELECT name, reading FROM part_fields WHERE part_id = ?1 ORDER BY position",
      head.part_id);
  document.rows = rows_of(database, head.part_id, choice);
  document.deviations = deviations_of(database, head.part_id, "layout");
  return document;
}

std::vector<Confirmation> confirmations_of(Database& database, long long part) {
  Query query(database,
              "SELECT row_number, field, agrees FROM confirmations WHERE part_id = ?1"
              " ORDER BY row_number, field",
              part);
  std::vector<Confirmation> confirmations;
  while (query.next())
    confirmations.push_back({query.small(0), query.text(1), query.small(2) != 0});
  return confirmations;
}

void name_revisions(const Decided& decided, Document& document) {
  document.revision = revision_of(document_content(document), document_key(document), decided);
  for (Row& row : document.rows)
    row.revision = revision_of(row_content(document, row), row.key, decided);
}

}  // namespace

Head head_of(const Query& query) {
  Head head;
  Document& document = head.document;
  document.id = query.integer(0);
  document.file = query.text(1);
  document.sha256 = query.text(2);
  document.part = query.small(3);
  head.part_id = query.integer(4);
  document.type = query.text(5);
  document.template_id = query.text(6);
  document.template_version = query.small(7);
  document.status = query.text(8);
  head.is_copy = query.integer(10) != 0;
  if (head.is_copy) {
    document.copy_of = query.integer(11);
    head.first_file = query.text(12);
    if (query.text(9) == "read") document.status = "avvikelser";
  }
  return head;
}

std::optional<Head> find_head(Database& database, long long id) {
  // The view is walked from its arrivals, so the arrival is named too.
  Query query(database,
              std::string(kSelectDocuments) +
                  "WHERE arrival_id = (SELECT arrival_id FROM documents WHERE id = ?1)"
                  " AND id = ?1",
              id);
  if (!query.next()) return std::nullopt;
  return head_of(query);
}

Document as_decided(Database& database, const Head& head) {
  Document document = filled(database, head, RowChoice::all);
  if (head.is_copy) return document;
  const Decided decided = decisions_on(database, document.sha256);
  lay_over(decided.holding, document);
  tell_refusals(database, decided.holding, document);
  return document;
}

Document complete(Database& database, const Head& head, RowChoice choice) {
  Document document = filled(database, head, choice);
  if (head.is_copy) return document;
  const Decided decided = decisions_on(database, document.sha256);
  confirm(confirmations_of(database, head.part_id), document);
  lay_over(decided.holding, document);
  tell_refusals(database, decided.holding, document);
  for (Deviation& found : deviations_of(database, head.part_id, "check"))
    document.deviations.push_back(std::move(found));
  close_decided(decided.holding, document);
  name_revisions(decided, document);
  return document;
}

void replace_findings(Database& database, const Head& head, const CheckResult& result) {
  const long long part = head.part_id;
  run(database, "DELETE FROM deviations WHERE part_id = ?1 AND origin = 'check'", part);
  write_deviations(database, part, "check", result.deviations);
  run(database, "DELETE FROM confirmations WHERE part_id = ?1", part);
  for (const auto& [row, field, agrees] : result.confirmations)
    run(database,
        "INSERT INTO confirmations (part_id, row_number, field, agrees) VALUES (?1, ?2, ?3, ?4)",
        part, row, field, agrees ? 1 : 0);
  run(database, "UPDATE rows SET about = '' WHERE part_id = ?1 AND about <> ''", part);
  for (const auto& [row, about] : result.about)
    run(database, "UPDATE rows SET about = ?3 WHERE part_id = ?1 AND number = ?2", part, row,
        about);
  run(database, "DELETE FROM asked_keys WHERE part_id = ?1", part);
  for (const std::string& key : result.asked)
    run(database, "INSERT INTO asked_keys (key, part_id) VALUES (?1, ?2)", key, part);
  run(database, "UPDATE parts SET status = ?2, dirty = 0 WHERE id = ?1", part, result.status);
  renew_approvals(database, head);
  write_worklist(database, part, complete(database, head, RowChoice::all));
}

}  // namespace rosett
