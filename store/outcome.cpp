#include "store/outcome.h"

#include <algorithm>
#include <utility>

#include "core/document_identity.h"
#include "core/document_json.h"
#include "core/stored_row.h"
#include "store/compression.h"
#include "store/decision_records.h"
#include "store/sql.h"
#include "store/worklist.h"

namespace rosett {
namespace {

void write_part_pages(Database& database, long long part, const std::vector<PageInfo>& pages) {
  int position = 0;
  for (const PageInfo& page : pages)
    run(database, "INSERT INTO part_pages VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", part,
        position++, page.page, page.width, page.height, page.dpi, page.rotation, page.skew_degrees,
        to_string(page.source));
}

void write_fields(Database& database, const char* insert, long long owner,
                  const std::vector<Field>& fields) {
  int position = 0;
  for (const Field& field : fields)
    run(database, insert, owner, position++, field.name, reading_to_json(field.reading));
}

std::string value_or_empty(const std::vector<Field>& fields, std::string_view name) {
  return value_of(fields, name).value_or("");
}

void write_row(Database& database, long long part, const Row& row) {
  run(database,
      "INSERT INTO rows (part_id, number, key, page, box_left, box_top, box_right, box_bottom,"
      " approved, personnummer, dossiernummer, namn, kod, diarienummer, period_fran, period_till,"
      " belopp, sure, hidden)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '', '', '', '', '', '', '', '', 0, ?10)",
      part, row.number, row.key, row.page, row.box.left, row.box.top, row.box.right, row.box.bottom,
      row.approved ? 1 : 0, row.hidden);
  write_fields(database, "INSERT INTO row_fields VALUES (?1, ?2, ?3, ?4)", last_id(database),
               row.fields);
}

// Returns its id.
long long write_part(Database& database, const Document& document, const Decided& decided) {
  run(database,
      "INSERT INTO parts (sha256, part, type, template_id, template_version, status, beslutsdatum,"
      " dirty) VALUES (?1, ?2, ?3, ?4, ?5, ?6, '', 0)",
      document.sha256, document.part, document.type, document.template_id,
      document.template_version, document.status);
  const long long part = last_id(database);
  write_part_pages(database, part, document.pages);
  for (const int page : document.blank_pages)
    run(database, "INSERT INTO blank_pages VALUES (?1, ?2)", part, page);
  write_fields(database, "INSERT INTO part_fields VALUES (?1, ?2, ?3, ?4)", part, document.fields);
  for (const Row& row : document.rows) write_row(database, part, row);
  write_deviations(database, part, "layout", document.deviations);
  Document judged = document;
  lay_over(decided.holding, judged);
  rewrite_columns(database, part, judged);
  return part;
}

void write_page(Database& database, const std::string& sha256, const StoredPage& page) {
  const std::string json = page_to_json(page.text);
  run(database, "INSERT INTO page_texts (sha256, page, bytes, json) VALUES (?1, ?2, ?3, ?4)",
      sha256, page.text.page, static_cast<long long>(json.size()), Blob(compressed(json)));
  if (page.image.empty()) return;
  run(database,
      "INSERT INTO page_images (sha256, page, image) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (sha256, page) DO UPDATE SET image = excluded.image",
      sha256, page.text.page, Blob(page.image));
}

void forget_outcome(Database& database, const std::string& sha256) {
  run(database, "DELETE FROM parts WHERE sha256 = ?1", sha256);
  run(database, "DELETE FROM page_texts WHERE sha256 = ?1", sha256);
}

}  // namespace

std::vector<FormerRow> former_rows(Database& database, const std::string& sha256) {
  Query query(database,
              "SELECT r.key, r.page, r.box_left, r.box_top, r.box_right, r.box_bottom"
              " FROM rows r JOIN parts p ON p.id = r.part_id WHERE p.sha256 = ?1"
              " ORDER BY p.part, r.number",
              sha256);
  std::vector<FormerRow> rows;
  while (query.next())
    rows.push_back({query.text(0),
                    query.small(1),
                    {query.small(2), query.small(3), query.small(4), query.small(5)}});
  return rows;
}

void write_deviations(Database& database, long long part, std::string_view origin,
                      const std::vector<Deviation>& deviations) {
  int position = 0;
  for (const Deviation& deviation : deviations)
    run(database, "INSERT INTO deviations VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", part,
        origin, position++, deviation.code, to_string(deviation.severity), deviation.row,
        deviation.field, deviation.message, deviation.expected);
}

void rewrite_columns(Database& database, long long part, const Document& document) {
  run(database, "UPDATE parts SET beslutsdatum = ?2, identity = ?3 WHERE id = ?1", part,
      value_or_empty(document.fields, "beslutsdatum"), identity_of(document));
  for (const Row& row : document.rows) {
    const StoredRow stored = stored_row(document, row);
    run(database,
        "UPDATE rows SET personnummer = ?3, dossiernummer = ?4, namn = ?5, kod = ?6,"
        " diarienummer = ?7, period_fran = ?8, period_till = ?9, belopp = ?10, sure = ?11,"
        " mark = ?12 WHERE part_id = ?1 AND number = ?2",
        part, row.number, stored.personnummer, stored.dossiernummer, stored.namn, stored.kod,
        stored.diarienummer, stored.period_fran, stored.period_till, stored.belopp,
        stored.sure ? 1 : 0, stored.mark);
  }
}

void write_reading(Database& database, const std::string& sha256, std::vector<Document> documents,
                   const NextPage& next_page) {
  assign_row_keys(sha256, documents, former_rows(database, sha256));
  const Decided decided = decisions_on(database, sha256);  // found by the rows there are
  forget_outcome(database, sha256);
  run(database, "UPDATE contents SET outcome = 'read', superseded = 0 WHERE sha256 = ?1", sha256);
  for (Document& document : documents) {
    document.sha256 = sha256;
    write_part(database, document, decided);
  }
  while (const auto page = next_page()) write_page(database, sha256, *page);
}

void write_failure(Database& database, const std::string& sha256, const Failure& failure) {
  forget_outcome(database, sha256);
  run(database, "UPDATE contents SET outcome = 'failed' WHERE sha256 = ?1", sha256);
  Document unread;
  unread.sha256 = sha256;
  unread.status = "fel";
  Deviation& reason = unread.deviations.emplace_back();
  reason.code = "okand_dokumenttyp";
  reason.severity = Severity::fel;
  reason.message =
      failure.advice.empty() ? failure.message : failure.message + " " + failure.advice;
  write_worklist(database, write_part(database, unread, {}), unread);
}

void renew_documents(Database& database, const std::string& sha256) {
  run(database,
      "DELETE FROM documents WHERE arrival_id IN (SELECT id FROM arrivals WHERE sha256 = ?1)"
      " AND part NOT IN (SELECT part FROM parts WHERE sha256 = ?1)",
      sha256);
  run(database,
      "INSERT INTO documents (arrival_id, part) SELECT a.id, p.part"
      " FROM arrivals a JOIN parts p ON p.sha256 = a.sha256"
      " WHERE a.sha256 = ?1 AND a.state IN ('done', 'failed')"
      " ORDER BY a.file, a.id, p.part ON CONFLICT DO NOTHING",
      sha256);
  run(database,
      "UPDATE contents SET first_arrival ="
      " (SELECT a.id FROM arrivals a WHERE a.sha256 = ?1"
      "  AND EXISTS (SELECT 1 FROM documents d WHERE d.arrival_id = a.id)"
      "  ORDER BY a.file, a.id LIMIT 1) WHERE sha256 = ?1",
      sha256);
}

void mark_related_dirty(Database& database, const std::string& sha256) {
  run(database,
      "UPDATE parts SET dirty = 1 WHERE sha256 = ?1"
      " AND EXISTS (SELECT 1 FROM contents c WHERE c.sha256 = ?1 AND c.outcome = 'read'"
      "  AND c.superseded = 0)",
      sha256);
  run(database,
      "UPDATE parts SET dirty = 1 WHERE id IN (SELECT part_id FROM asked_keys WHERE key IN"
      " (SELECT r.personnummer FROM rows r JOIN parts p ON p.id = r.part_id WHERE p.sha256 = ?1"
      "  UNION"
      "  SELECT r.dossiernummer FROM rows r JOIN parts p ON p.id = r.part_id WHERE p.sha256 = ?1"
      "  UNION SELECT identity FROM parts WHERE sha256 = ?1 UNION"
      "  SELECT r.mark FROM rows r JOIN parts p ON p.id = r.part_id WHERE p.sha256 = ?1))",
      sha256);
}

void mark_all_dirty(Database& database) {
  run(database,
      "UPDATE parts SET dirty = 1 WHERE dirty = 0"
      " AND sha256 IN (SELECT sha256 FROM contents WHERE outcome = 'read'"
      "  AND superseded = 0)");
}

}  // namespace rosett
