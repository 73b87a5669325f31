#include <algorithm>
#include <chrono>
#include <functional>
#include <set>

#include <fmt/format.h>

#include "bench/synth/codes.h"
#include "bench/synth/content.h"
#include "bench/synth/names.h"
#include "bench/synth/wording.h"
#include "core/text.h"

namespace rosett::synth {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::years;

struct Context {
  World& world;
  Decision& decision;
  Random& random;
  std::size_t at{};  // the row in hand

  [[nodiscard]] Row& row() const { return decision.rows[at]; }
  void expect(const std::string& code, const std::string& field, bool optional = false) const {
    row().expected.push_back({.code = code, .field = field, .optional = optional});
  }
};

// False when the row is not one that this can be planted in.
using Planter = std::function<bool(Context&)>;

bool invalid_number(Context& c) {
  std::string& number = c.row().values["personnummer"];
  if (c.random.chance(0.7)) {
    char& check = number.back();
    check = static_cast<char>('0' + (check - '0' + c.random.between(1, 9)) % 10);
  } else {
    number =
        with_check_digit(number.substr(0, 4) + c.random.pick<std::string>({"0230", "1131", "0431"}),
                         c.random.between(100, 900));
  }
  c.expect("personnummer_ogiltigt", "personnummer");
  c.expect("personnummer_avviker", "personnummer", true);
  return true;
}

bool incomplete_number(Context& c) {
  std::string& number = c.row().values["personnummer"];
  number.resize(8);
  if (number[6] > '3') number[6] = static_cast<char>(number[6] - 6);  // a birth date, not day + 60
  c.expect("personnummer_ofullstandigt", "personnummer");
  return true;
}

bool other_number(Context& c) {
  c.row().values["personnummer"] = c.world.people.unused_personnummer(c.row().person->born);
  c.expect("personnummer_avviker", "personnummer");
  return true;
}

bool other_dossier(Context& c) {
  c.row().values["dossiernummer"] = c.world.people.unused_dossiernummer();
  c.expect("dossiernummer_avviker", "dossiernummer");
  return true;
}

bool other_name(Context& c) {
  const auto unlike = [&](const std::vector<std::string>& names, const std::string& now) {
    std::string name = c.random.pick(names);
    while (folded(name).front() == folded(now).front()) name = c.random.pick(names);
    return name;
  };
  Row& row = c.row();
  row.fornamn = unlike(first_names(), row.fornamn);
  row.efternamn = unlike(last_names(), row.efternamn);
  c.expect("namn_avviker", "namn");
  return true;
}

// The dossiernummer of somebody else who has nothing of this kind these days.
bool two_persons(Context& c) {
  Row& row = c.row();
  const std::string kod = row.values.contains("kod") ? row.values["kod"] : "";
  const Person& other = c.world.people.somebody(
      std::chrono::year{1960} / 1 / 1, std::chrono::year{2017} / 1 / 1, [&](const Person& one) {
        return &one != row.person && !kod.empty() &&
               std::ranges::none_of(koder(), [&](const Kod& any) {
                 return c.world.ledger.was_ever_paid(one, any.kod);
               });
      });
  for (const Kod& any : koder())
    c.world.ledger.reserve(other, any.kod, std::chrono::year{2010} / 1 / 1,
                           std::chrono::year{2040} / 1 / 1);
  row.values["dossiernummer"] = other.dossiernummer;
  c.expect("nycklar_motsager", "personnummer");
  for (const char* code : {"personnummer_avviker", "dossiernummer_avviker", "namn_avviker"})
    c.expect(code, "", true);
  return true;
}

// Puts somebody of whom nothing else is known in the row.
Person& replace_person(Context& c, const Date& earliest, const Date& latest) {
  Person& person = c.world.people.newcomer(earliest, latest);
  Row& row = c.row();
  row.person = &person;
  row.fornamn = person.fornamn;
  row.efternamn = person.efternamn;
  row.values["personnummer"] = person.personnummer;
  row.values["dossiernummer"] = person.dossiernummer;
  if (row.values.contains("mottagningsdatum"))
    row.values["mottagningsdatum"] = to_iso(person.received);
  return person;
}

bool unknown_person(Context& c) {
  const Date born = c.row().person->born;
  replace_person(c, born, born).in_register = false;
  c.expect("individ_saknas", "");
  c.expect("sdf_saknas", "", true);
  return true;
}

bool no_sdf(Context& c) {
  const Date born = c.row().person->born;
  Person& person = replace_person(c, born, born);
  person.sdf_kod.clear();
  person.sdf.clear();
  c.expect("sdf_saknas", "");
  return true;
}

bool unknown_kod(Context& c) {
  c.row().values["kod"] =
      c.random.pick<std::string>({"GXKA", "EKBX", "KVB7", "FSQA", "HVX2", "STB4"});
  c.expect("kod_okand", "kod");
  return true;
}

bool too_old(Context& c) {
  const std::string& kod = c.row().values["kod"];
  if (kod != "EKUP" && kod != "EKBP") return false;
  const Date from = *parse_iso_date(c.row().values["period_fran"]);
  const int limit = kod == "EKUP" ? 21 : 18;
  const Date latest = sys_days{from - years{limit}} - days{40};
  replace_person(c, sys_days{latest} - days{900}, latest);
  c.expect("ersattningstid_passerad", "period_fran");
  return true;
}

bool reversed_period(Context& c) {
  auto& values = c.row().values;
  if (values["period_fran"] == values["period_till"]) return false;
  std::swap(values["period_fran"], values["period_till"]);
  c.expect("period_ogiltig", "period_fran");
  return true;
}

bool wrong_amount(Context& c) {
  auto& values = c.row().values;
  const bool reckoned = c.decision.type == Type::schablonbeslut ||
                        kod_named(values["kod"]).payment != Payment::faktisk;
  if (!reckoned) return false;
  const Amount off =
      Amount::from_ore(100) * c.random.pick({-500, -100, -10, 10, 90, 100, 200, 500, 640});
  values["belopp"] = (*Amount::parse(values["belopp"]) + off).to_string();
  c.expect("belopp_avviker", "belopp");
  return true;
}

// A second row after the first one: the same, or for some of its days with another amount.
bool again(Context& c, bool same) {
  Row copy = c.row();
  copy.expected.clear();
  if (!same) {
    const Date from = *parse_iso_date(copy.values["period_fran"]);
    const Date to = *parse_iso_date(copy.values["period_till"]);
    const Kod& kod = kod_named(copy.values["kod"]);
    const int length = days_inclusive(from, to);
    if (length < 12 || kod.payment == Payment::fyraveckorsperiod) return false;
    const Date later = sys_days{from} + days{c.random.between(3, length - 3)};
    copy.values["period_fran"] = to_iso(later);
    copy.values["belopp"] =
        (kod.payment == Payment::dygn ? schablon_amount(kod, later, to)
                                      : Amount::from_ore(100) * c.random.between(300, 9000))
            .to_string();
    copy.sokt = copy.values["belopp"];
  }
  const std::string code = same ? "dubblett" : "period_overlappar";
  copy.expected = {{.code = code, .field = same ? "" : "period_fran"},
                   {.code = same ? "period_overlappar" : "dubblett", .optional = true}};
  c.expect("period_overlappar", "period_fran", true);
  if (same) c.expect("dubblett", "", true);
  const auto place =
      c.random.between(static_cast<int>(c.at) + 1, static_cast<int>(c.decision.rows.size()));
  c.decision.rows.insert(c.decision.rows.begin() + place, std::move(copy));
  return true;
}

bool no_reception(Context& c) {
  c.row().values.erase("mottagningsdatum");
  c.expect("mottagningsdatum_saknas", "mottagningsdatum");
  return true;
}

bool other_reception(Context& c) {
  const Date now = c.row().person->received;
  const int by = c.random.pick({-31, -10, -1, 1, 2, 10, 30, 365});
  c.row().values["mottagningsdatum"] = to_iso(sys_days{now} + days{by});
  c.expect("mottagningsdatum_avviker", "mottagningsdatum");
  return true;
}

const std::map<std::string, Planter>& planters(Type type) {
  static const std::map<std::string, Planter> kBoth{
      {"personnummer_ogiltigt", invalid_number},
      {"personnummer_ofullstandigt", incomplete_number},
      {"personnummer_avviker", other_number},
      {"dossiernummer_avviker", other_dossier},
      {"namn_avviker", other_name},
      {"nycklar_motsager", two_persons},
      {"individ_saknas", unknown_person},
      {"sdf_saknas", no_sdf},
      {"belopp_avviker", wrong_amount}};
  static const std::map<std::string, Planter> kRoselista = [] {
    auto all = kBoth;
    all.insert({{"kod_okand", unknown_kod},
                {"ersattningstid_passerad", too_old},
                {"period_ogiltig", reversed_period},
                {"period_overlappar", [](Context& c) { return again(c, false); }},
                {"dubblett", [](Context& c) { return again(c, true); }}});
    return all;
  }();
  static const std::map<std::string, Planter> kSchablon = [] {
    auto all = kBoth;
    all.insert(
        {{"mottagningsdatum_saknas", no_reception}, {"mottagningsdatum_avviker", other_reception}});
    return all;
  }();
  return type == Type::roselista ? kRoselista : kSchablon;
}

std::string tally_key(const Decision& decision, const std::string& code) {
  return (decision.type == Type::roselista ? "roselista/" : "schablonbeslut/") + code;
}

bool plant_one(Context& c, const Planter& planter) {
  constexpr int kTries = 12;
  for (int i = 0; i < kTries; ++i) {
    c.at =
        static_cast<std::size_t>(c.random.between(0, static_cast<int>(c.decision.rows.size()) - 1));
    if (c.row().expected.empty() && planter(c)) return true;
  }
  return false;
}

}  // namespace

void plant(World& world, Decision& decision, int count, Random& random) {
  std::vector<std::string> codes;
  for (const auto& [code, planter] : planters(decision.type)) codes.push_back(code);
  random.shuffle(codes);
  std::ranges::stable_sort(
      codes, {}, [&](const std::string& code) { return world.planted[tally_key(decision, code)]; });
  Context context{world, decision, random};
  for (std::size_t i = 0; i < codes.size() && count > 0; ++i) {
    if (!plant_one(context, planters(decision.type).at(codes[i]))) continue;
    ++world.planted[tally_key(decision, codes[i])];
    --count;
  }
}

void plant_in_header(World& world, Decision& decision, Random& random) {
  const auto expect = [&](const std::string& code, const std::string& field) {
    decision.expected.push_back({.code = code, .field = field});
    ++world.planted[tally_key(decision, code)];
  };
  constexpr double kEach = 0.06;
  if (random.chance(kEach)) {
    auto& summa = decision.fields["summa"].value;
    summa = (*Amount::parse(summa) +
             Amount::from_ore(100) * random.pick({-1000, -90, 10, 100, 900, 27000}))
                .to_string();
    expect("summa_avviker", "summa");
  } else if (decision.fields.contains("antal") && random.chance(kEach / 2)) {
    auto& antal = decision.fields["antal"].value;
    antal = std::to_string(std::stoi(antal) + random.pick({-2, -1, 1, 2}));
    expect("summa_avviker", "antal");
  }
  if (random.chance(kEach)) {
    decision.fields["kommun"].value = random.pick(wordings("kommun.annan"));
    expect("kommun_avviker", "kommun");
  }
}

}  // namespace rosett::synth
