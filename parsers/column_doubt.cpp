#include "parsers/column_doubt.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include <re2/re2.h>

#include "core/middle.h"
#include "core/name_particles.h"
#include "core/text.h"

namespace rosett {
namespace {

constexpr std::size_t kMostAreWhole = 4;   // times as many
constexpr double kCapitals = 0.7;          // of a column's texts begin with one
constexpr std::size_t kNamesToOne = 5;     // names for each that may be of one word
constexpr std::size_t kShorter = 3;        // characters; classes and running numbers differ by two
constexpr int kOftener = 3;                // times as often, to be what a repeated number is
constexpr std::size_t kLeastCompared = 4;  // numbers of a list that tell how long they are

// "ama Niklas", or of a name any word: "Österg ard". Particles of names are small.
bool begins_small(const Reading& reading) {
  static const RE2 small(R"(^\PL*\p{Ll})");
  static const RE2 article("(?:der|den|la|le|ter|och)");  // "van der Berg"
  const std::vector<std::string> words = split(*reading.value, ' ');
  const auto is_small = [](const std::string& word) {
    const std::string first = word.substr(0, word.find_first_of("-'"));  // "al-Masri"
    return RE2::PartialMatch(word, small) && !is_name_particle(first) &&
           !RE2::FullMatch(first, article);
  };
  return reading.kind == Kind::name ? std::ranges::any_of(words, is_small)
                                    : !words.empty() && is_small(words.front());
}

bool differ_by_one(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  const auto [at, other] = std::ranges::mismatch(a, b);
  return at != a.end() && std::equal(at + 1, a.end(), other + 1);
}

}  // namespace

void contest_birth_dates(std::vector<Row>& rows) {
  std::vector<Reading*> whole;
  std::vector<Reading*> short_ones;
  for (Row& row : rows) {
    Reading* reading = find_field(row.fields, "personnummer");
    if (reading == nullptr || !reading->value) continue;
    (reading->value->find('-') == std::string::npos ? short_ones : whole).push_back(reading);
  }
  if (whole.size() < kMostAreWhole * short_ones.size()) return;
  for (Reading* reading : short_ones)
    if (reading->evidence.engine < 1) reading->evidence.contested = true;  // seen in a picture
}

void contest_small_beginnings(std::vector<Row>& rows) {
  static const RE2 capital(R"(^\PL*\p{Lu})");
  std::map<std::string, std::vector<Reading*>> columns;
  for (Row& row : rows)
    for (Field& field : row.fields) {
      const bool words = field.reading.kind == Kind::name || field.reading.kind == Kind::text;
      if (words && field.reading.value) columns[field.name].push_back(&field.reading);
    }
  for (const auto& [name, column] : columns) {
    const auto capitals = std::ranges::count_if(
        column, [](const Reading* reading) { return RE2::PartialMatch(*reading->value, capital); });
    if (static_cast<double>(capitals) < kCapitals * static_cast<double>(column.size())) continue;
    for (Reading* reading : column)
      if (begins_small(*reading)) reading->evidence.contested = true;
  }
}

void contest_lone_names(std::vector<Row>& rows) {
  std::vector<Reading*> names;
  std::vector<Reading*> lone;
  for (Row& row : rows)
    for (Field& field : row.fields) {
      if (field.reading.kind != Kind::name || !field.reading.value) continue;
      names.push_back(&field.reading);
      if (field.reading.value->find(' ') == std::string::npos) lone.push_back(&field.reading);
    }
  if (kNamesToOne * lone.size() > names.size()) return;
  for (Reading* reading : lone)
    if (reading->evidence.engine < 1) reading->evidence.contested = true;  // seen in a picture
}

void contest_odd_numbers(std::vector<Row>& rows) {
  std::vector<Reading*> numbers;
  for (Row& row : rows) {
    Reading* reading = find_field(row.fields, "diarienummer");
    if (reading != nullptr && reading->value) numbers.push_back(reading);
  }
  if (numbers.size() < kLeastCompared) return;
  std::vector<std::size_t> lengths;
  std::ranges::transform(numbers, std::back_inserter(lengths),
                         [](const Reading* reading) { return reading->value->size(); });
  const std::size_t usual = middle_of(std::move(lengths));
  std::map<std::string, int> times;
  for (const Reading* reading : numbers) ++times[*reading->value];
  for (Reading* reading : numbers) {
    const std::string& number = *reading->value;
    const bool is_part = std::ranges::any_of(times, [&](const auto& other) {
      return other.first.size() > number.size() &&
             (other.first.starts_with(number) || other.first.ends_with(number));
    });
    const bool is_twin = std::ranges::any_of(times, [&](const auto& other) {
      return other.second > kOftener * (times[number] - 1) && differ_by_one(other.first, number);
    });
    if (is_part || is_twin || number.size() + kShorter <= usual) reading->evidence.contested = true;
  }
}

}  // namespace rosett
