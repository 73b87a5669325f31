#include "checks/hidden_candidates.h"

#include <algorithm>

#include "checks/agreed_price.h"
#include "core/identifiers.h"
#include "core/text.h"

namespace rosett::checks {
namespace {

// Days between a placement and a period that it does not touch, where a register may be late or
// an invoice early: homes bill by the month.
constexpr std::chrono::days kNear{31};

constexpr std::size_t kWhole = 12;  // figures of a complete number

std::string initials_in(std::string_view name) {
  std::string spaced = folded(name);
  std::ranges::replace(spaced, '-', ' ');
  std::string initials;
  for (const std::string& word : split(single_line(spaced), ' '))
    if (!word.empty())
      initials +=
          static_cast<char>(word[0] >= 'a' && word[0] <= 'z' ? word[0] - 'a' + 'A' : word[0]);
  return initials;
}

bool has(const std::string& initials, char letter) {
  return initials.find(letter) != std::string::npos;
}

// The outer letters are one of a given name and one of a family name, in either order; a middle
// one is any name's.
Fit initials_fit(const std::string& mark, const Person& person) {
  const std::string given = initials_in(person.fornamn), family = initials_in(person.efternamn);
  const std::string all = given + family;
  if (all.empty()) return Fit::perhaps;
  if (given.empty() || family.empty())
    return has(all, mark.front()) || has(all, mark.back()) ? Fit::perhaps : Fit::no;
  const bool outer = (has(given, mark.front()) && has(family, mark.back())) ||
                     (has(family, mark.front()) && has(given, mark.back()));
  return outer && (mark.size() < 3 || has(all, mark[1])) ? Fit::yes : Fit::no;
}

// Figures that anybody would read as a year of birth.
bool is_year(const std::string& digits) {
  return digits.starts_with("19") || digits.starts_with("20");
}

// The year of birth, or the first or last four of a number's ten figures.
Fit digits_fit(const std::string& digits, const Person& person) {
  const std::string number = digits_of(person.personnummer);
  const std::string birth =
      person.fodelsedatum ? digits_of(to_iso(*person.fodelsedatum)) : number.substr(0, 8);
  if (birth.empty()) return Fit::perhaps;
  for (const std::string& day : {birth, number})
    if (day.size() >= 6 && (day.starts_with(digits) || day.substr(2, 4) == digits)) return Fit::yes;
  if (number.size() == kWhole) return number.ends_with(digits) ? Fit::yes : Fit::no;
  return is_year(digits) ? Fit::no : Fit::perhaps;
}

Fit mark_fit(const HiddenPerson& mark, const Person& person) {
  return std::min(initials_fit(mark.initials, person), digits_fit(mark.digits, person));
}

bool is_same(const Person& a, const Person& b) {
  return a.dossiernummer == b.dossiernummer && a.personnummer == b.personnummer;
}

// Whom a placement's numbers stand for: by both, else by either; themselves where the register of
// persons has neither.
std::vector<Person> placed_persons(const Placement& placement, const Surroundings& registers) {
  std::vector<Person> found = registers.persons_by_dossier(placement.dossiernummer);
  std::vector<Person> numbered = registers.persons_by_personnummer(placement.personnummer);
  std::vector<Person> both;
  std::ranges::copy_if(found, std::back_inserter(both), [&](const Person& person) {
    return std::ranges::any_of(numbered, [&](const Person& one) { return is_same(one, person); });
  });
  if (!both.empty()) return both;
  found.insert(found.end(), numbered.begin(), numbered.end());
  if (!found.empty()) return found;
  Person unknown;
  unknown.dossiernummer = placement.dossiernummer;
  unknown.personnummer = placement.personnummer;
  return {unknown};
}

bool is_near(const Placement& placement, const PaidDays& period) {
  const PaidDays days = days_of(placement);
  return std::chrono::sys_days{days.from} <= std::chrono::sys_days{period.to} + kNear &&
         std::chrono::sys_days{period.from} <= std::chrono::sys_days{days.to} + kNear;
}

Fit days_fit(const std::vector<Placement>& placements, const HiddenQuestion& question) {
  std::vector<PaidDays> there;
  for (const Placement& placement : placements)
    if (placement.organisationsnummer == question.sender &&
        overlap(days_of(placement), question.period))
      there.push_back(days_of(placement));
  if (there.empty()) return Fit::no;
  return cover(there, question.period) ? Fit::yes : Fit::perhaps;
}

Fit price_fit(const std::vector<Placement>& placements, const HiddenQuestion& question,
              const Surroundings& registers) {
  if (!question.price) return Fit::perhaps;
  const std::vector<AgreedPrice> agreed =
      agreed_prices(placements, registers.agreements_with(question.sender), question.period);
  if (std::ranges::find(agreed, *question.price, &AgreedPrice::price) != agreed.end())
    return Fit::yes;
  const bool all_known = std::ranges::none_of(
      placements, [](const Placement& placement) { return placement.dygnspris == Amount(); });
  return all_known || !agreed.empty() ? Fit::no : Fit::perhaps;
}

struct Placed {
  Person person;
  std::vector<Placement> placements;
};

std::vector<Placed> placed_near(const HiddenQuestion& question, const Surroundings& registers) {
  std::vector<Placed> all;
  for (const Placement& placement : registers.placements_with(question.sender)) {
    if (!is_near(placement, question.period)) continue;
    for (const Person& person : placed_persons(placement, registers)) {
      const auto known =
          std::ranges::find_if(all, [&](const Placed& one) { return is_same(one.person, person); });
      if (known == all.end())
        all.push_back({person, {placement}});
      else
        known->placements.push_back(placement);
    }
  }
  return all;
}

}  // namespace

std::vector<HiddenCandidate> hidden_candidates(const HiddenQuestion& question,
                                               const Surroundings& registers) {
  std::vector<HiddenCandidate> candidates;
  for (const Placed& one : placed_near(question, registers)) {
    const Fit mark = mark_fit(question.mark, one.person);
    if (mark != Fit::no)
      candidates.push_back({one.person, mark, days_fit(one.placements, question),
                            price_fit(one.placements, question, registers)});
  }
  return candidates;
}

const HiddenCandidate* the_one_meant(const std::vector<HiddenCandidate>& candidates) {
  if (candidates.size() == 1) {
    const HiddenCandidate& alone = candidates.front();
    const bool pointed_at = alone.days == Fit::yes || alone.price == Fit::yes;
    return alone.mark == Fit::yes && alone.days != Fit::no && pointed_at ? &alone : nullptr;
  }
  const auto at_price = [](const HiddenCandidate& one) { return one.price != Fit::no; };
  const auto found = std::ranges::find_if(candidates, at_price);
  if (std::ranges::count_if(candidates, at_price) != 1) return nullptr;
  const bool certain =
      found->mark == Fit::yes && found->days == Fit::yes && found->price == Fit::yes;
  return certain ? &*found : nullptr;
}

}  // namespace rosett::checks
