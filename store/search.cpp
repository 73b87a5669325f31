#include "store/search.h"

#include <algorithm>

#include "core/text.h"
#include "store/sql.h"

namespace rosett {
namespace {

constexpr std::size_t kMostWords = 8;
constexpr std::size_t kIndexedLetters = 3;

std::string quoted(std::string word) {
  for (std::size_t at = 0; (at = word.find('"', at)) != std::string::npos; at += 2)
    word.insert(at, 1, '"');
  return '"' + word + '"';
}

// «201003142381», «1003142381» and «11234567» as they are stored; empty: no such number.
std::string with_hyphen(const std::string& word) {
  if (!std::ranges::all_of(word, [](char sign) { return sign >= '0' && sign <= '9'; })) return {};
  if (word.size() == 12 || word.size() == 10)
    return word.substr(0, word.size() - 4) + '-' + word.substr(word.size() - 4);
  if (word.size() == 8) return word.substr(0, 2) + '-' + word.substr(2);
  return {};
}

// The document that carries what was read of the part.
constexpr std::string_view kJoinDocument =
    " JOIN contents c ON c.sha256 = p.sha256 JOIN arrivals a ON a.id = c.first_arrival"
    " JOIN documents d ON d.arrival_id = c.first_arrival AND d.part = p.part";

void add_heads(Database& database, const std::string& asked, int limit,
               std::vector<FoundDocument>& found) {
  Query query(database,
              "SELECT d.id, a.file, p.type, f.name, w.value FROM"
              " (SELECT rowid, value FROM head_words WHERE head_words MATCH ?1"
              "  ORDER BY rowid DESC LIMIT ?2) w"
              " JOIN part_fields f ON f.part_id = w.rowid / 1000 AND f.position = w.rowid % 1000"
              " JOIN parts p ON p.id = f.part_id" +
                  std::string(kJoinDocument) + " ORDER BY w.rowid DESC",
              asked, limit);
  while (query.next())
    found.push_back({query.integer(0), query.text(1), query.text(2), query.text(3), query.text(4)});
}

// The names of all files are few enough to be looked through.
void add_files(Database& database, const std::vector<std::string>& words, std::size_t limit,
               std::vector<FoundDocument>& found) {
  std::vector<std::string> looked_for(words.size());
  std::ranges::transform(words, looked_for.begin(),
                         [](const std::string& word) { return folded(word); });
  Query query(database,
              "SELECT d.id, a.file, p.type FROM documents d JOIN arrivals a ON a.id = d.arrival_id"
              " JOIN parts p ON p.sha256 = a.sha256 AND p.part = d.part ORDER BY d.id DESC");
  while (found.size() < limit && query.next()) {
    const std::string name = folded(query.text(1));
    if (std::ranges::all_of(looked_for, [&](const std::string& word) {
          return name.find(word) != std::string::npos;
        }))
      found.push_back({query.integer(0), query.text(1), query.text(2), {}, {}});
  }
}

}  // namespace

std::vector<std::string> search_words(std::string_view search) {
  std::vector<std::string> words = split(single_line(search), ' ');
  std::erase(words, "");
  if (words.size() > kMostWords) words.resize(kMostWords);
  return words;
}

bool is_too_short_for_index(std::string_view word) {
  return to_codepoints(word).size() < kIndexedLetters;
}

std::string asked_of_index(const std::vector<std::string>& words) {
  std::string asked;
  for (const std::string& word : words) {
    if (is_too_short_for_index(word)) continue;
    if (!asked.empty()) asked += " AND ";
    const std::string number = with_hyphen(word);
    asked += number.empty() ? quoted(word) : '(' + quoted(word) + " OR " + quoted(number) + ')';
  }
  return asked;
}

std::vector<FoundRow> rows_with(Database& database, std::string_view search, int limit) {
  std::vector<FoundRow> found;
  const std::string asked = asked_of_index(search_words(search));
  if (asked.empty()) return found;
  Query query(
      database,
      "SELECT d.id, a.file, p.type, r.key, r.number, r.personnummer, r.dossiernummer, r.namn,"
      " r.kod, r.period_fran, r.period_till, r.belopp FROM"
      " (SELECT * FROM (SELECT rowid AS id FROM row_words WHERE row_words MATCH ?1"
      "   ORDER BY rowid DESC LIMIT ?2)"
      "  UNION SELECT * FROM (SELECT rowid / 1000 AS id FROM free_words"
      "   WHERE free_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2)) w"
      " JOIN rows r ON r.id = w.id JOIN parts p ON p.id = r.part_id" +
          std::string(kJoinDocument) + " ORDER BY r.id DESC LIMIT ?2",
      asked, limit);
  while (query.next())
    found.push_back({query.integer(0), query.text(1), query.text(2), query.text(3), query.small(4),
                     query.text(5), query.text(6), query.text(7), query.text(8), query.text(9),
                     query.text(10), query.text(11)});
  return found;
}

std::vector<FoundDocument> documents_with(Database& database, std::string_view search, int limit) {
  std::vector<FoundDocument> found;
  const std::vector<std::string> words = search_words(search);
  if (words.empty()) return found;
  if (const std::string asked = asked_of_index(words); !asked.empty())
    add_heads(database, asked, limit, found);
  add_files(database, words, static_cast<std::size_t>(limit), found);
  return found;
}

}  // namespace rosett
