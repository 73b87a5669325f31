#pragma once

#include <deque>
#include <functional>
#include <set>
#include <string>

#include "bench/synth/random.h"
#include "core/date.h"

namespace rosett::synth {

struct Person {
  std::string personnummer, dossiernummer;  // canonical
  std::string fornamn, efternamn;
  Date born, received, folkbokford;
  std::string adress, sdf_kod, sdf;
  bool in_register{true};
};

// Everybody that the decisions speak of. Persons are never moved, so pointers to them last.
class People {
 public:
  explicit People(Random random) : random_(random) {}

  // Somebody born in the span (both ends included) whom `fits` lets in: known, or new.
  [[nodiscard]] const Person& somebody(const Date& earliest, const Date& latest,
                                       const std::function<bool(const Person&)>& fits);
  // A new person, whom nothing else speaks of.
  [[nodiscard]] Person& newcomer(const Date& earliest, const Date& latest);

  // Valid numbers that nobody has.
  [[nodiscard]] std::string unused_personnummer(const Date& born);
  [[nodiscard]] std::string unused_dossiernummer();

  [[nodiscard]] const std::deque<Person>& all() const { return persons_; }

 private:
  Random random_;
  std::deque<Person> persons_;
  std::set<std::string> taken_;  // numbers of both kinds
};

// The canonical number of these digits with the check digit that belongs to them.
[[nodiscard]] std::string with_check_digit(const std::string& year_month_day, int birth_number);

[[nodiscard]] Date random_date(Random& random, const Date& earliest, const Date& latest);

// personer.csv as the contract gives it.
[[nodiscard]] std::string register_csv(const std::deque<Person>& persons);

}  // namespace rosett::synth
