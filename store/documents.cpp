#include "store/documents.h"

#include <set>

#include "core/document_json.h"
#include "store/compression.h"
#include "store/document_loading.h"
#include "store/sql.h"

namespace rosett {

void Documents::for_each(const DocumentFilter& filter,
                         const std::function<void(const Document&)>& use) {
  std::optional<long long> since;
  if (filter.since) since = filter.since->time_since_epoch().count();
  // While this statement runs, all reading on the connection sees one and the same state.
  Query query(database_,
              std::string(kSelectDocuments) +
                  "WHERE (?1 IS NULL OR arrived >= ?1) AND (?2 = '' OR type = ?2)"
                  " AND (?3 = 0 OR (NOT is_copy AND EXISTS"
                  "  (SELECT 1 FROM rows r WHERE r.part_id = exported.part_id AND r.approved = 1)))"
                  " ORDER BY sha256, file, arrival_id, part",
              since, filter.type, filter.rows == RowChoice::approved ? 1 : 0);
  while (query.next()) use(complete(database_, head_of(query), filter.rows));
}

std::optional<Document> Documents::load(long long id) {
  const auto head = find_head(database_, id);
  if (!head) return std::nullopt;
  return complete(database_, *head, RowChoice::all);
}

std::vector<long long> Documents::dirty(std::optional<int> at_most) {
  Query query(database_,
              "SELECT d.id FROM parts p JOIN contents c ON c.sha256 = p.sha256"
              " JOIN documents d ON d.arrival_id = c.first_arrival AND d.part = p.part"
              " WHERE p.dirty = 1 ORDER BY p.sha256, p.part LIMIT ?1",
              at_most.value_or(-1));
  std::vector<long long> ids;
  while (query.next()) ids.push_back(query.integer(0));
  return ids;
}

void Documents::check(long long id, const std::function<CheckResult(const Document&)>& judge) {
  WriteTransaction transaction(database_, io::Step::check_document);
  // Gone or a copy by now: another program was here first, and it has nothing to check any more.
  const auto head = find_head(database_, id);
  if (!head || head->is_copy) return;
  replace_findings(database_, *head, judge(as_decided(database_, *head)));
  transaction.commit();
}

std::vector<std::string> Documents::contents_read_with(const std::vector<std::string>& templates) {
  std::set<std::string> found;
  for (const std::string& id : templates) {
    Query query(database_,
                "SELECT DISTINCT p.sha256 FROM parts p JOIN contents c ON c.sha256 = p.sha256"
                " WHERE c.outcome = 'read' AND c.superseded = 0 AND p.template_id = ?1",
                id);
    while (query.next()) found.insert(query.text(0));
  }
  return {found.begin(), found.end()};
}

std::vector<PageText> Documents::page_texts(std::string_view sha256) {
  Query query(database_, "SELECT bytes, json FROM page_texts WHERE sha256 = ?1 ORDER BY page",
              sha256);
  std::vector<PageText> pages;
  while (query.next())
    pages.push_back(
        page_from_json(decompressed(query.blob(1), static_cast<std::size_t>(query.integer(0)))));
  return pages;
}

std::optional<PageText> Documents::page_text(std::string_view sha256, int page) {
  Query query(database_, "SELECT bytes, json FROM page_texts WHERE sha256 = ?1 AND page = ?2",
              sha256, page);
  if (!query.next()) return std::nullopt;
  return page_from_json(decompressed(query.blob(1), static_cast<std::size_t>(query.integer(0))));
}

std::vector<std::uint8_t> Documents::page_image(std::string_view sha256, int page) {
  Query query(database_, "SELECT image FROM page_images WHERE sha256 = ?1 AND page = ?2", sha256,
              page);
  if (!query.next()) return {};
  return query.blob(0);
}

}  // namespace rosett
