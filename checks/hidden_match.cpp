#include "checks/hidden_match.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "checks/doubt.h"
#include "checks/paid_days.h"
#include "core/stored_row.h"
#include "core/text.h"

namespace rosett::checks {
namespace {

bool is_sure(const Document& document, const Row& row) {
  const Reading* text = find_field(row.fields, "beskrivning");
  return !is_doubtful(text) && !is_mark_in_doubt(row) &&
         !is_doubtful(reading_of(document, row, "period_fran")) &&
         !is_doubtful(reading_of(document, row, "period_till"));
}

HiddenMatch found_by(const HiddenQuestion& question, bool sure, const Surroundings& registers) {
  const std::vector<Placement> placements = registers.placements_with(question.sender);
  const bool known_home = std::ranges::find(placements, question.sender,
                                            &Placement::organisationsnummer) != placements.end();
  return {question.mark, sure, known_home, hidden_candidates(question, registers)};
}

// The row's price per day, where it is printed firmly.
std::optional<Amount> price_in(const Row& row) {
  const Reading* price = find_field(row.fields, "pris");
  if (price == nullptr || !is_firm(*price)) return std::nullopt;
  return Amount::parse(*price->value);
}

// What the amount comes to a day.
std::optional<Amount> price_of(const PaidDays& period) {
  const int days = days_inclusive(period.from, period.to);
  if (period.amount == Amount() || period.amount.ore() % days != 0) return std::nullopt;
  return Amount::from_ore(period.amount.ore() / days);
}

bool is_there(const HiddenCandidate& candidate) { return candidate.days != Fit::no; }

}  // namespace

std::string key_of_person(const Person& person) {
  return person.dossiernummer.empty() ? person.personnummer : person.dossiernummer;
}

std::optional<HiddenMatch> match_hidden(const Document& document, const Row& row,
                                        const StoredRow& self, const Surroundings& registers) {
  const auto mark = self.mark.empty() ? std::nullopt : hidden_person_in(row);
  const auto period = paid_days(self);
  const Reading* sender = find_field(document.fields, "organisationsnummer");
  if (!mark || !period || value_in(sender).empty() || !is_firm(*sender)) return std::nullopt;
  return found_by({*mark, *sender->value, *period, price_in(row)}, is_sure(document, row),
                  registers);
}

std::optional<HiddenMatch> match_hidden(const StoredRow& row, const Surroundings& registers) {
  const std::vector<std::string> words = split(row.mark, ' ');
  const auto period = paid_days(row);
  if (words.size() != 3 || !period) return std::nullopt;
  const HiddenPerson mark{words[1], words[2], words[1] + " " + words[2]};
  return found_by({mark, words[0], *period, price_of(*period)}, row.sure, registers);
}

std::optional<Person> person_of(const std::optional<HiddenMatch>& match) {
  const HiddenCandidate* one = match && match->sure ? the_one_meant(match->candidates) : nullptr;
  if (one == nullptr) return std::nullopt;
  return one->person;
}

bool may_be_same(const std::optional<HiddenMatch>& a, const std::optional<HiddenMatch>& b) {
  const auto one = person_of(a), other = person_of(b);
  return !one || !other || key_of_person(*one) == key_of_person(*other);
}

bool may_be_anybody(const HiddenMatch& match) {
  return std::ranges::any_of(match.candidates, is_there);
}

std::string why_nobody(const HiddenMatch& match, const StoredRow& self) {
  std::vector<std::string> keys;
  for (const HiddenCandidate& candidate : match.candidates)
    keys.push_back(key_of_person(candidate.person));
  if (!may_be_anybody(match))
    return fmt::format(
        "Fakturan anger bara {}, och det stämmer inte på någon som enligt registret "
        "är placerad hos leverantören {} – {}. Ta reda på vem raden gäller.",
        match.mark.text, self.period_fran, self.period_till);
  if (keys.size() == 1)
    return fmt::format(
        "Fakturan anger bara {}. Det kan vara {}, men registret räcker inte för att säga det "
        "säkert för {} – {}. Ta reda på vem raden gäller.",
        match.mark.text, keys.front(), self.period_fran, self.period_till);
  return fmt::format(
      "Fakturan anger bara {}, och det kan stämma på flera som är placerade hos "
      "leverantören {} – {}, eller strax före eller efter: {}. Ta reda på vem raden gäller.",
      match.mark.text, self.period_fran, self.period_till, fmt::join(keys, ", "));
}

}  // namespace rosett::checks

namespace rosett {

std::map<int, std::string> about_hidden_persons(const Document& document,
                                                const Surroundings& registers) {
  std::map<int, std::string> found;
  for (const Row& row : document.rows) {
    const StoredRow self = stored_row(document, row);
    const auto match = checks::match_hidden(document, row, self, registers);
    const auto person = checks::person_of(match);
    if (!person) continue;
    found[row.number] = fmt::format(
        "Fakturan anger bara {}. Av dem som är placerade hos leverantören {} – {} är {} den enda "
        "som det stämmer på{}.",
        match->mark.text, self.period_fran, self.period_till, checks::key_of_person(*person),
        match->candidates.size() > 1 ? ", med radens pris" : "");
  }
  return found;
}

}  // namespace rosett
