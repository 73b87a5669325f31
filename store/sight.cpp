#include "store/sight.h"

#include <algorithm>

#include "core/stored_row.h"
#include "core/text.h"
#include "store/sql.h"

namespace rosett {
namespace {

std::optional<std::string> key_of(std::string_view text) {
  if (text.empty()) return std::nullopt;  // NULL, which equals nothing
  return std::string(text);
}

void add(PersonFacts& facts, const Query& query) {
  facts.is_protected = facts.is_protected || query.text(0) == "ja";
  if (facts.sdf.empty()) facts.sdf = query.text(1);
}

// The words of a name in one order, so that «Öhrn, Åsa» is «Åsa Öhrn».
std::vector<std::string> words_of(std::string_view name) {
  std::string text = folded(name);
  std::ranges::replace(text, ',', ' ');
  std::vector<std::string> words = split(text, ' ');
  std::erase(words, "");
  std::ranges::sort(words);
  return words;
}

void add_by_name(Database& database, const std::vector<std::string>& words, PersonFacts& facts) {
  if (words.empty()) return;
  Query query(database,
              "SELECT p.skyddad, p.sdf_kod, p.fornamn, p.efternamn FROM person_words w"
              " JOIN personer p ON p.id = w.person_id WHERE w.word = ?1",
              words.front());
  while (query.next())
    if (words_of(query.text(2) + " " + query.text(3)) == words) add(facts, query);
}

}  // namespace

PersonFacts person_facts(Database& database, std::string_view personnummer,
                         std::string_view dossiernummer, std::string_view namn) {
  PersonFacts facts;
  for (const auto& [column, key] :
       {std::pair{"personnummer", personnummer}, std::pair{"dossiernummer", dossiernummer}}) {
    Query query(database,
                std::string("SELECT skyddad, sdf_kod FROM personer WHERE ") + column + " = ?1",
                key_of(key));
    while (query.next()) add(facts, query);
  }
  add_by_name(database, words_of(namn), facts);
  return facts;
}

PersonFacts person_facts(Database& database, const Row& row) {
  const RowPerson person = person_in(row);
  return person_facts(database, value_in(person.personnummer), value_in(person.dossiernummer),
                      person.namn ? value_in(&*person.namn) : std::string_view());
}

bool Sight::shows(const PersonFacts& person) const {
  if (person.is_protected && !user_.sees_protected) return false;
  return user_.stadsdelar.empty() || person.sdf.empty() ||
         std::ranges::find(user_.stadsdelar, person.sdf) != user_.stadsdelar.end();
}

bool Sight::shows_head(const Document& document) const {
  const auto value = [&](std::string_view name) {
    return value_of(document.fields, name).value_or("");
  };
  return shows(
      person_facts(database_, value("personnummer"), value("dossiernummer"), value("namn")));
}

}  // namespace rosett
