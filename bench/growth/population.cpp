#include "bench/growth/population.h"

#include <chrono>

#include <fmt/format.h>

#include "core/date.h"
#include "core/identifiers.h"

namespace rosett::bench {
namespace {

constexpr int kRowsInMonth = 8'000;  // a big city's, and its neighbours'
constexpr int kEachGeneral = 10;     // of so many documents one is about the generalschablon

struct Made {
  std::string personnummer, dossiernummer, given, family, birth;
};

char check_digit(const std::string& digits) {
  for (char last = '0'; last < '9'; ++last)
    if (luhn_holds(digits + last)) return last;
  return '9';
}

// Born in the course of forty years, a few a day, each day's with serial numbers of their own.
Made person(int number) {
  const std::chrono::sys_days first = std::chrono::sys_days{std::chrono::year{1960} / 1 / 1};
  const std::string birth = to_iso(Date{first + std::chrono::days{number % 14'000}});
  const std::string digits = birth.substr(0, 4) + birth.substr(5, 2) + birth.substr(8, 2);
  const std::string serial = fmt::format("{:03}", 980 + number / 14'000);
  return {digits + "-" + serial + check_digit(digits.substr(2) + serial),
          fmt::format("{:02}-{:06}", 10 + number / 900'000, 100'000 + number % 900'000),
          fmt::format("Förnamn{}", number % 997), fmt::format("Efternamn{}", number % 7'919),
          birth};
}

Field field(std::string name, std::string value) {
  Field made{std::move(name), {}};
  made.reading.kind = kind_from(made.name).value_or(Kind::text);
  made.reading.text = value;
  made.reading.value = std::move(value);
  made.reading.confidence = 1;
  made.reading.accepted = true;
  made.reading.page = 1;
  made.reading.box = {100, 100, 400, 140};
  return made;
}

}  // namespace

std::string person_register(int persons) {
  std::string csv =
      "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;migrationsdatum;"
      "adress;folkbokforingsdatum;sdf_kod;sdf\n";
  for (int i = 0; i < persons; ++i) {
    const Made one = person(i);
    csv += fmt::format("{};{};{};{};{};2015-01-01;2015-01-01;;2015-02-01;{:02};Stadsdel {}\n",
                       one.personnummer, one.dossiernummer, one.given, one.family, one.birth,
                       1 + i % 14, 1 + i % 14);
  }
  return csv;
}

Document roselista(int document, int rows, int persons) {
  const auto decided = std::chrono::year{2017} / 1 +
                       std::chrono::months{std::int64_t{document} * rows / kRowsInMonth};
  Document made;
  made.type = "roselista";
  made.template_id = "roselista";
  made.template_version = 1;
  made.status = "klar";
  made.part = 1;
  made.pages = {{1, 2480, 3508, 300, 0, 0, TextSource::ocr}};
  made.fields = {field("diarienummer", fmt::format("1.2-2016-{}", document)),
                 field("beslutsdatum", to_iso(Date{std::chrono::sys_days{decided / 15}}))};
  for (int i = 0; i < rows; ++i) {
    const int at = document * rows + i;
    const Made who = person(at % persons);
    const auto month = std::chrono::year{2016} / 1 + std::chrono::months{at / persons};
    Row row;
    row.number = i + 1;
    row.page = 1;
    row.fields = {
        field("personnummer", who.personnummer),
        field("dossiernummer", who.dossiernummer),
        field("namn", who.family + ", " + who.given),
        field("period_fran", to_iso(Date{std::chrono::sys_days{month / 1}})),
        field("period_till", to_iso(Date{std::chrono::sys_days{month / std::chrono::last}})),
        field("kod", document % kEachGeneral == 0 ? "NSCH" : "UTR9"),
        field("belopp", fmt::format("{}.00", 1'000 + at % 9'000))};
    made.rows.push_back(std::move(row));
  }
  return made;
}

void hide_numbers(Row& row) {
  constexpr std::size_t kBirth = 8;
  std::erase_if(row.fields, [](const Field& field) { return field.name == "dossiernummer"; });
  for (Field& field : row.fields)
    if (field.name == "personnummer") field.reading.value = field.reading.value->substr(0, kBirth);
}

// Keys of rows begin with the first sixteen digits (store/row_keys.h).
std::string digest(int document) { return fmt::format("{0:016x}{0:048x}", document); }

}  // namespace rosett::bench
