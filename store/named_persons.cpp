#include "store/named_persons.h"

#include <algorithm>

#include "core/identifiers.h"
#include "core/text.h"
#include "store/sql.h"

namespace rosett {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::string part(const std::string& digits, std::size_t from, std::size_t count) {
  return digits.substr(from, count);
}

// What a run of digits and hyphens may be.
void add_numbers(std::string_view run, std::set<std::string>& numbers) {
  constexpr std::size_t kWhole = 12, kShort = 10, kDossier = 8;
  const std::string digits = digits_of(run);
  if (digits.size() == kWhole) numbers.insert(part(digits, 0, 8) + "-" + part(digits, 8, 4));
  if (digits.size() == kShort)
    for (const char* century : {"19", "20"})
      numbers.insert(century + part(digits, 0, 6) + "-" + part(digits, 6, 4));
  // A day has as many digits.
  const bool is_day = birth_date(digits.substr(0, kDossier)).has_value() && run.find('-') != 2;
  if (digits.size() == kDossier && !is_day)
    numbers.insert(part(digits, 0, 2) + "-" + part(digits, 2, 6));
}

// Folded, without the signs between them.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char letter : folded(text)) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool is_letter = (letter >= 'a' && letter <= 'z') || byte >= 0x80;
    if (is_letter)
      words.back() += letter;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool any_in(const std::vector<std::string>& names, const std::set<std::string>& words) {
  return std::ranges::any_of(names, [&](const std::string& name) { return words.contains(name); });
}

}  // namespace

std::set<std::string> numbers_in(std::string_view text) {
  std::set<std::string> numbers;
  std::string run;
  const auto end_run = [&] {
    if (!run.empty()) add_numbers(run, numbers);
    run.clear();
  };
  for (const char letter : text) {
    const bool joins = letter == '-' || letter == '+';
    if (is_digit(letter) || (joins && !run.empty()))
      run += letter;
    else
      end_run();
  }
  end_run();
  return numbers;
}

ProtectedNames::ProtectedNames(Database& database) {
  Query query(database,
              "SELECT fornamn, efternamn FROM personer WHERE skyddad = 'ja' UNION"
              " SELECT h.fornamn, h.efternamn FROM personer p"
              " JOIN person_history h ON h.person_id = p.id WHERE p.skyddad = 'ja'");
  while (query.next()) names_.push_back({words_of(query.text(0)), words_of(query.text(1))});
}

bool ProtectedNames::are_in(std::string_view text) const {
  if (names_.empty()) return false;
  const std::vector<std::string> list = words_of(text);
  const std::set<std::string> words(list.begin(), list.end());
  return words.size() > 1 && std::ranges::any_of(names_, [&](const Name& name) {
           return any_in(name.given, words) && any_in(name.family, words);
         });
}

}  // namespace rosett
