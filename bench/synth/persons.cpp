#include "bench/synth/persons.h"

#include <array>
#include <chrono>

#include <fmt/format.h>

#include "bench/synth/names.h"
#include "core/identifiers.h"

namespace rosett::synth {
namespace {

constexpr double kSamordningsnummer = 0.08;  // share of the persons, day + 60
constexpr double kTwoFirstNames = 0.18, kTwoLastNames = 0.08;
constexpr double kKnownPerson = 0.5;  // otherwise a row brings a new one
constexpr int kTries = 40;

struct Stadsdel {
  const char *kod, *namn;
};
constexpr std::array<Stadsdel, 8> kStadsdelar{{{"01", "Rinkeby-Kista"},
                                               {"03", "Spånga-Tensta"},
                                               {"04", "Hässelby-Vällingby"},
                                               {"06", "Bromma"},
                                               {"08", "Kungsholmen"},
                                               {"12", "Södermalm"},
                                               {"18", "Farsta"},
                                               {"24", "Skärholmen"}}};

std::string compact(const Date& date, int day_offset) {
  return fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()) + static_cast<unsigned>(day_offset));
}

}  // namespace

Date random_date(Random& random, const Date& earliest, const Date& latest) {
  // A long period leaves no room between the ages of a code.
  const int days = std::max(0, days_between(earliest, latest));
  return std::chrono::sys_days{earliest} + std::chrono::days{random.between(0, days)};
}

std::string with_check_digit(const std::string& year_month_day, int birth_number) {
  const std::string nine = fmt::format("{}{:03}", year_month_day.substr(2), birth_number);
  for (char digit = '0'; digit <= '9'; ++digit)
    if (luhn_holds(nine + digit))
      return fmt::format("{}-{:03}{}", year_month_day, birth_number, digit);
  return {};
}

std::string People::unused_personnummer(const Date& born) {
  const int offset = random_.chance(kSamordningsnummer) ? 60 : 0;
  while (true) {
    std::string number = with_check_digit(compact(born, offset), random_.between(1, 998));
    if (taken_.insert(number).second) return number;
  }
}

std::string People::unused_dossiernummer() {
  while (true) {
    std::string number = fmt::format("{}-{:06}", random_.pick({10, 11, 12, 13, 14, 50}),
                                     random_.between(100'000, 999'999));
    if (taken_.insert(number).second) return number;
  }
}

Person& People::newcomer(const Date& earliest, const Date& latest) {
  Person person;
  person.born = random_date(random_, earliest, latest);
  person.personnummer = unused_personnummer(person.born);
  person.dossiernummer = unused_dossiernummer();
  person.fornamn = random_.pick(first_names());
  if (random_.chance(kTwoFirstNames)) person.fornamn += " " + random_.pick(first_names());
  person.efternamn = random_.pick(last_names());
  if (random_.chance(kTwoLastNames)) person.efternamn += " " + random_.pick(last_names());
  using std::chrono::days;
  using std::chrono::sys_days;
  const Date first_reception{std::chrono::year{2014} / 1 / 10};
  person.received = random_date(
      random_, std::max(first_reception, person.born),
      std::max(Date{std::chrono::year{2017} / 12 / 31}, Date{sys_days{person.born} + days{30}}));
  person.folkbokford = sys_days{person.received} + days{random_.between(3, 60)};
  person.adress = fmt::format("{} {}", random_.pick(streets()), random_.between(1, 130));
  const auto& sdf = kStadsdelar[static_cast<std::size_t>(random_.between(0, 7))];
  person.sdf_kod = sdf.kod;
  person.sdf = sdf.namn;
  return persons_.emplace_back(std::move(person));
}

const Person& People::somebody(const Date& earliest, const Date& latest,
                               const std::function<bool(const Person&)>& fits) {
  for (int i = 0; i < kTries && !persons_.empty() && random_.chance(kKnownPerson); ++i) {
    const auto at = random_.between(0, static_cast<int>(persons_.size()) - 1);
    const Person& person = persons_[static_cast<std::size_t>(at)];
    const bool usual = person.in_register && !person.sdf_kod.empty();
    if (usual && earliest <= person.born && person.born <= latest && fits(person)) return person;
  }
  return newcomer(earliest, latest);
}

std::string register_csv(const std::deque<Person>& persons) {
  std::string csv =
      "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;"
      "migrationsdatum;adress;folkbokforingsdatum;sdf_kod;sdf\n";
  for (const Person& person : persons) {
    if (!person.in_register) continue;
    const bool placed = !person.sdf_kod.empty();
    csv +=
        fmt::format("{};{};{};{};{};{};{};{};{};{};{}\n", person.personnummer, person.dossiernummer,
                    person.fornamn, person.efternamn, to_iso(person.born), to_iso(person.received),
                    to_iso(person.received), placed ? person.adress : "",
                    placed ? to_iso(person.folkbokford) : "", person.sdf_kod, person.sdf);
  }
  return csv;
}

}  // namespace rosett::synth
