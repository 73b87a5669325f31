#include "parsers/judgement_clues.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/identifiers.h"

namespace rosett {
namespace {

// A reader's own confidence saturates: beyond these it says nothing more.
constexpr double kLeastSure = 0.01;
constexpr double kMostSure = 0.9999;
// A rival weaker than this was not seen by anybody.
constexpr double kFaintest = 0.01;

double logit(double probability) { return std::log(probability / (1 - probability)); }

double sureness(double confidence) { return logit(std::clamp(confidence, kLeastSure, kMostSure)); }

double strongest_rival(const Reading& reading) {
  double strongest = 0;
  for (const Candidate& candidate : reading.alternatives)
    if (candidate.value != reading.value) strongest = std::max(strongest, candidate.confidence);
  return std::clamp(strongest, 0.0, 1.0);
}

// 0: none, 1: as probable as the value.
double steps_of(double rival) {
  return 1 - std::log(std::max(rival, kFaintest)) / std::log(kFaintest);
}

Proof proof_by(bool holds) { return holds ? Proof::passed : Proof::failed; }

}  // namespace

Proof proof_of(const Reading& reading) {
  switch (reading.kind) {
    case Kind::personnummer: {
      const auto state = judge_personnummer(*reading.value);
      if (state == PersonnummerState::birth_only) return Proof::none;
      return proof_by(state == PersonnummerState::complete);
    }
    case Kind::organisationsnummer:
    case Kind::bankgiro:
    case Kind::plusgiro:
    case Kind::ocr_nummer:
      return proof_by(reading.evidence.check_digit);
    case Kind::kod:
    case Kind::kommun:
      return proof_by(reading.evidence.known);
    default:
      return Proof::none;
  }
}

Clues clues_of(const Reading& reading) {
  const Evidence& evidence = reading.evidence;
  const Proof proof = proof_of(reading);
  const double rival = steps_of(strongest_rival(reading));
  const bool agrees = evidence.second >= 0 && evidence.agrees;
  Clues clues{};
  at(clues, Clue::one) = 1;
  // Sure signs say nothing for a value that was repaired, or cut by a border.
  const double most = evidence.exact ? std::numeric_limits<double>::infinity() : 0;
  const double first = std::min(sureness(evidence.engine), most);
  const double second = agrees ? std::clamp(sureness(evidence.second), 0.0, most) : 0;
  at(clues, Clue::told) = evidence.engine >= 1 ? 1 : 0;
  at(clues, Clue::engine) = first;
  at(clues, Clue::second) = second;
  at(clues, Clue::both) = std::max(0.0, std::min(first, second));
  at(clues, Clue::agrees) = agrees ? 1 : 0;
  at(clues, Clue::disagrees) = is_disputed(evidence) ? -1 : 0;
  at(clues, Clue::settled) = evidence.settled ? -1 : 0;
  at(clues, Clue::repaired) = evidence.exact ? 0 : -1;
  at(clues, Clue::proven) = proof == Proof::passed ? 1 : 0;
  at(clues, Clue::refuted) = proof == Proof::failed ? -1 : 0;
  at(clues, Clue::rival) = -rival;
  at(clues, Clue::refuted_rival) = proof == Proof::failed ? -rival : 0;
  at(clues, Clue::confirmed) = evidence.confirmed ? 1 : 0;
  at(clues, Clue::crowded) = evidence.crowded ? -1 : 0;
  return clues;
}

KindGroup group_of(Kind kind) {
  switch (kind) {
    case Kind::personnummer:
      return KindGroup::personnummer;
    case Kind::organisationsnummer:
    case Kind::bankgiro:
    case Kind::plusgiro:
    case Kind::ocr_nummer:
    case Kind::dossiernummer:
    case Kind::individnummer:
    case Kind::diarienummer:
    case Kind::nummer:
      return KindGroup::number;
    case Kind::date:
    case Kind::period:
      return KindGroup::date;
    case Kind::amount:
    case Kind::count:
      return KindGroup::amount;
    case Kind::kod:
      return KindGroup::code;
    case Kind::name:
      return KindGroup::name;
    case Kind::text:
    case Kind::kommun:
    case Kind::lagrum:
      return KindGroup::text;
  }
  return KindGroup::text;
}

std::string_view to_string(KindGroup group) {
  constexpr std::array<std::string_view, kKindGroups> kNames{
      "personnummer", "number", "date", "amount", "code", "name", "text"};
  return kNames[static_cast<std::size_t>(group)];
}

}  // namespace rosett
