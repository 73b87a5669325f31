#include "store/catalog.h"

#include <algorithm>

#include "core/text.h"
#include "store/register_shape.h"
#include "store/sql.h"

namespace rosett {
namespace {

std::string joined(RegisterKind kind, std::string_view between) {
  std::string text;
  for (const RegisterColumn& column : register_shape(kind).columns)
    text.append(text.empty() ? "" : between).append(column.name);
  return text;
}

RegisterLine line_of(const Query& query, RegisterKind kind) {
  RegisterLine line{query.integer(0), {}};
  const int columns = static_cast<int>(register_shape(kind).columns.size());
  for (int i = 1; i <= columns; ++i) line.values.push_back(query.text(i));
  return line;
}

std::string select(RegisterKind kind) {
  return "SELECT id, " + joined(kind, ", ") + " FROM " + std::string(to_string(kind));
}

bool has_all(const RegisterLine& line, const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& value : line.values) text += value + " ";
  text = folded(text);
  return std::ranges::all_of(
      words, [&text](const std::string& word) { return text.find(word) != std::string::npos; });
}

}  // namespace

std::vector<DocumentLine> newest_documents(Database& database, int limit, int offset) {
  Query query(database,
              "SELECT d.id, a.file, a.inbox, p.type,"
              " CASE WHEN a.id <> c.first_arrival AND c.outcome = 'read' THEN 'avvikelser'"
              "  ELSE p.status END, a.arrived,"
              " (SELECT count(*) FROM rows r WHERE r.part_id = p.id),"
              " (SELECT count(*) FROM worklist w WHERE w.part_id = p.id AND w.open = 1),"
              " a.id <> c.first_arrival"
              " FROM documents d JOIN arrivals a ON a.id = d.arrival_id"
              " JOIN contents c ON c.sha256 = a.sha256"
              " JOIN parts p ON p.sha256 = a.sha256 AND p.part = d.part"
              " ORDER BY d.id DESC LIMIT ?1 OFFSET ?2",
              limit, offset);
  std::vector<DocumentLine> lines;
  while (query.next())
    lines.push_back({query.integer(0), query.text(1), query.text(2), query.text(3), query.text(4),
                     std::chrono::sys_seconds(std::chrono::seconds(query.integer(5))),
                     query.integer(6), query.integer(7), query.integer(8) != 0});
  return lines;
}

std::optional<OriginalFile> original_of(Database& database, long long document) {
  Query arrival(database,
                "SELECT CASE a.moved_to WHEN '' THEN a.source ELSE a.moved_to END, a.sha256"
                " FROM documents d JOIN arrivals a ON a.id = d.arrival_id WHERE d.id = ?1",
                document);
  if (!arrival.next()) return std::nullopt;
  OriginalFile file{arrival.text(0), arrival.text(1), {}};
  Query documents(database,
                  "SELECT d.id FROM contents c JOIN documents d ON d.arrival_id = c.first_arrival"
                  " WHERE c.sha256 = ?1 ORDER BY d.part",
                  file.sha256);
  while (documents.next()) file.documents.push_back(documents.integer(0));
  return file;
}

std::set<int> pictured_pages(Database& database, std::string_view sha256) {
  Query query(database, "SELECT page FROM page_images WHERE sha256 = ?1", sha256);
  std::set<int> pages;
  while (query.next()) pages.insert(query.small(0));
  return pages;
}

std::vector<std::string> register_columns(RegisterKind kind) {
  std::vector<std::string> names;
  for (const RegisterColumn& column : register_shape(kind).columns) names.emplace_back(column.name);
  return names;
}

std::vector<RegisterLine> register_lines(Database& database, RegisterKind kind,
                                         const std::string& search, int limit) {
  std::vector<std::string> words = split(folded(search), ' ');
  std::erase(words, "");
  Query query(database, select(kind) + " ORDER BY key");
  std::vector<RegisterLine> lines;
  while (static_cast<int>(lines.size()) < limit && query.next())
    if (RegisterLine line = line_of(query, kind); has_all(line, words))
      lines.push_back(std::move(line));
  return lines;
}

std::optional<RegisterLine> register_line(Database& database, RegisterKind kind, long long id) {
  Query query(database, select(kind) + " WHERE id = ?1", id);
  if (!query.next()) return std::nullopt;
  return line_of(query, kind);
}

}  // namespace rosett
