#include "store/supersession.h"

#include <vector>

#include <fmt/format.h>

#include "store/inheritance.h"
#include "store/outcome.h"
#include "store/sql.h"
#include "store/worklist.h"

namespace rosett {
namespace {

std::vector<std::string> others_read_from(Database& database, const std::string& sha256,
                                          const std::filesystem::path& source) {
  Query query(database,
              "SELECT DISTINCT a.sha256 FROM arrivals a JOIN contents c ON c.sha256 = a.sha256"
              " WHERE a.source = ?2 AND a.state = 'done' AND a.sha256 <> ?1"
              " AND c.outcome = 'read' AND c.superseded = 0 ORDER BY a.sha256",
              sha256, source.string());
  std::vector<std::string> others;
  while (query.next()) others.push_back(query.text(0));
  return others;
}

int pages_in(Database& database, const std::string& sha256) {
  return static_cast<int>(
      number(database, "SELECT count(*) FROM page_texts WHERE sha256 = ?1", sha256));
}

// A page without a picture could not be decoded, as where the writing of the file had come to: it
// tells nothing either way.
bool begins_with(Database& database, const std::string& longer, const std::string& shorter) {
  constexpr std::string_view kPages =
      " FROM page_texts s JOIN page_images i ON i.sha256 = s.sha256 AND i.page = s.page"
      " LEFT JOIN page_texts l ON l.sha256 = ?1 AND l.page = s.page"
      " LEFT JOIN page_images j ON j.sha256 = ?1 AND j.page = s.page"
      " WHERE s.sha256 = ?2 AND ";
  constexpr std::string_view kAlike = "(l.json IS s.json AND j.image IS i.image)";
  const auto exists = [&](const std::string& condition) {
    return number(database, "SELECT EXISTS (SELECT 1" + std::string(kPages) + condition + ")",
                  longer, shorter) != 0;
  };
  return !exists("NOT " + std::string(kAlike)) && exists(std::string(kAlike));
}

void forget_rows(Database& database, const std::string& sha256) {
  constexpr std::string_view kParts = "part_id IN (SELECT id FROM parts WHERE sha256 = ?1)";
  for (const char* table : {"rows", "part_fields", "deviations", "asked_keys", "worklist"})
    run(database, fmt::format("DELETE FROM {} WHERE {}", table, kParts), sha256);
  run(database,
      "UPDATE parts SET status = 'avvikelser', beslutsdatum = '', identity = '', dirty = 0 WHERE "
      "sha256 = ?1",
      sha256);
}

void say_so(Database& database, const std::string& shorter) {
  Document unread;
  Deviation& deviation = unread.deviations.emplace_back();
  deviation.code = "dubblett";
  deviation.severity = Severity::fel;
  deviation.message =
      "Filen finns också i en längre version, läst från samma plats. Använd den: raderna räknas "
      "bara "
      "där.";
  Query parts(database, "SELECT id FROM parts WHERE sha256 = ?1", shorter);
  while (parts.next()) {
    write_deviations(database, parts.integer(0), "layout", unread.deviations);
    write_worklist(database, parts.integer(0), unread);
  }
}

void supersede(Database& database, const std::string& longer, const std::string& shorter) {
  mark_related_dirty(database, shorter);
  const Inheritance inheritance = inheritance_of(database, longer, shorter);
  forget_rows(database, shorter);
  inherit(database, longer, inheritance);
  say_so(database, shorter);
  run(database, "UPDATE contents SET superseded = 1 WHERE sha256 = ?1", shorter);
}

}  // namespace

int supersede_shorter(Database& database, const std::string& sha256,
                      const std::filesystem::path& source) {
  int superseded = 0;
  const int pages = pages_in(database, sha256);
  for (const std::string& other : others_read_from(database, sha256, source)) {
    const int other_pages = pages_in(database, other);
    if (other_pages == pages) continue;
    const bool is_longer = other_pages < pages;
    const std::string& longer = is_longer ? sha256 : other;
    const std::string& shorter = is_longer ? other : sha256;
    if (!begins_with(database, longer, shorter)) continue;
    supersede(database, longer, shorter);
    ++superseded;
    if (!is_longer) break;
  }
  return superseded;
}

}  // namespace rosett
