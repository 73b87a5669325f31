#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

// Everything that has been read, found by the words that are looked for. Capitals do not matter,
// other marks do; every word must occur.
namespace rosett {

struct FoundRow {
  long long document{};  // id
  std::string file, type, key;
  int row{};
  std::string personnummer, dossiernummer, namn, kod, period_fran, period_till, belopp;
};
// The latest first, at most `limit`. Nothing where all words are shorter than three letters.
[[nodiscard]] std::vector<FoundRow> rows_with(Database& database, std::string_view search,
                                              int limit);

struct FoundDocument {
  long long document{};  // id
  std::string file, type;
  std::string field, value;  // of its head; empty: the file's name has the words
};
[[nodiscard]] std::vector<FoundDocument> documents_with(Database& database, std::string_view search,
                                                        int limit);

// The words of a search, not more than can be looked for.
[[nodiscard]] std::vector<std::string> search_words(std::string_view search);

// An index of three letters in a row does not find it.
[[nodiscard]] bool is_too_short_for_index(std::string_view word);

// What an index of three letters in a row is asked for: every word, also as a number is written
// with its hyphen. Empty when there is no word that is long enough; words too short are left out.
[[nodiscard]] std::string asked_of_index(const std::vector<std::string>& words);

}  // namespace rosett
