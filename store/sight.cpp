#include "store/sight.h"

#include <algorithm>
#include <array>

#include "core/stored_row.h"
#include "core/text.h"
#include "store/sql.h"

namespace rosett {
namespace {

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

// Another one whom it may be: what is protected stays so, the stadsdel is the first one's.
void merge(PersonFacts& facts, const PersonFacts& other) {
  facts.is_protected = facts.is_protected || other.is_protected;
  if (facts.sdf.empty()) facts.sdf = other.sdf;
}

void add_numbers_in(Database& database, std::string_view text, PersonFacts& facts) {
  for (const std::string& number : numbers_in(text))
    merge(facts, person_facts(database, number, number, ""));
}

// Everything that has been taken for the number or name, but what it is taken for now.
void add_others(Database& database, const Reading* reading, PersonFacts& facts) {
  if (reading == nullptr) return;
  std::vector<std::string> texts{reading->text};
  if (reading->corrected && reading->corrected->was) texts.push_back(*reading->corrected->was);
  for (const Candidate& other : reading->alternatives) {
    texts.push_back(other.value);
    texts.push_back(other.text);
  }
  for (const std::string& text : texts)
    if (reading->kind == Kind::name)
      merge(facts, person_facts(database, "", "", text));
    else
      add_numbers_in(database, text, facts);
}

PersonFacts facts_of(Database& database, const Row& row) {
  const RowPerson person = person_in(row);
  PersonFacts facts =
      person_facts(database, value_in(person.personnummer), value_in(person.dossiernummer),
                   person.namn ? value_in(&*person.namn) : std::string_view());
  for (const Field& field : row.fields)
    if (field.reading.kind == Kind::name || &field.reading == person.personnummer ||
        &field.reading == person.dossiernummer)
      add_others(database, &field.reading, facts);
  return facts;
}

void add_findings(Database& database, const Document& document, int row, PersonFacts& facts) {
  for (const Deviation& deviation : document.deviations)
    if (deviation.row == row)
      for (const std::string* text : {&deviation.message, &deviation.expected})
        add_numbers_in(database, *text, facts);
}

}  // namespace

PersonFacts person_facts(Database& database, std::string_view personnummer,
                         std::string_view dossiernummer, std::string_view namn) {
  // Now, or before.
  constexpr std::string_view kByPersonnummer =
      "SELECT skyddad, sdf_kod FROM personer WHERE personnummer = ?1 UNION ALL"
      " SELECT p.skyddad, p.sdf_kod FROM person_history h JOIN personer p ON p.id = h.person_id"
      " WHERE h.personnummer = ?1";
  constexpr std::string_view kByDossiernummer =
      "SELECT skyddad, sdf_kod FROM personer WHERE dossiernummer = ?1 UNION ALL"
      " SELECT p.skyddad, p.sdf_kod FROM person_history h JOIN personer p ON p.id = h.person_id"
      " WHERE h.dossiernummer = ?1";
  PersonFacts facts;
  for (const auto& [select, key] :
       {std::pair{kByPersonnummer, personnummer}, std::pair{kByDossiernummer, dossiernummer}}) {
    if (key.empty()) continue;
    Query query(database, select, key);
    while (query.next()) add(facts, query);
  }
  add_by_name(database, words_of(namn), facts);
  return facts;
}

PersonFacts person_facts(Database& database, const Document& document, const Row& row) {
  PersonFacts facts = facts_of(database, row);
  add_numbers_in(database, row.about, facts);
  add_findings(database, document, row.number, facts);
  return facts;
}

PersonFacts head_facts(Database& database, const Document& document) {
  Row head;
  head.fields = document.fields;
  PersonFacts facts = facts_of(database, head);
  const RowPerson person = person_in(head);
  if (person.personnummer != nullptr || person.dossiernummer != nullptr || person.namn)
    add_findings(database, document, 0, facts);
  return facts;
}

std::string file_not_shown(long long document) { return "Dokument " + std::to_string(document); }

bool is_impersonal(std::string_view code) {
  constexpr std::array<std::string_view, 9> kImpersonal{
      "summa_avviker",    "sida_saknas",       "sidordning",
      "olasbar_sida",     "okand_dokumenttyp", "kommun_avviker",
      "leverantor_okand", "bankgiro_avviker",  "ocr_nummer_ogiltigt"};
  return std::ranges::find(kImpersonal, code) != kImpersonal.end();
}

bool Sight::shows(const PersonFacts& person) const {
  if (person.is_protected && !user_.sees_protected) return false;
  return user_.stadsdelar.empty() || person.sdf.empty() ||
         std::ranges::find(user_.stadsdelar, person.sdf) != user_.stadsdelar.end();
}

bool Sight::shows(const Document& document, const Row& row) const {
  return shows_all() || shows(person_facts(database_, document, row));
}

bool Sight::shows_head(const Document& document) const {
  return shows_all() || shows(head_facts(database_, document));
}

bool Sight::shows_number(const std::string& number) const {
  const auto [known, fresh] = numbers_.try_emplace(number, true);
  if (fresh) known->second = shows(person_facts(database_, number, number, ""));
  return known->second;
}

bool Sight::shows_text(std::string_view text) const {
  if (shows_all()) return true;
  if (std::ranges::any_of(numbers_in(text),
                          [&](const std::string& number) { return !shows_number(number); }))
    return false;
  if (user_.sees_protected) return true;
  if (!names_) names_ = std::make_unique<ProtectedNames>(database_);
  return !names_->are_in(text);
}

}  // namespace rosett
