#include "parsers/judgement.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/identifiers.h"
#include "parsers/judgement_weights.h"

namespace rosett {
namespace {

constexpr std::string_view kDoubt = "osaker_lasning";

// The engine's own confidence saturates: beyond these it says nothing more.
constexpr double kLeastEngine = 0.01;
constexpr double kMostEngine = 0.9999;

// How much more doubtful than the average the last accepted value may be.
constexpr double kBorderFactor = 10;
constexpr double kLowestAccept = 0.5;
constexpr double kHighestAccept = 0.99999;

double logit(double probability) { return std::log(probability / (1 - probability)); }
double logistic(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

enum class Proof { none, passed, failed };

// What a check digit or a closed list says of the value.
Proof proof_of(const Reading& reading) {
  switch (reading.kind) {
    case Kind::personnummer: {
      const auto state = judge_personnummer(*reading.value);
      if (state == PersonnummerState::birth_only) return Proof::none;
      return state == PersonnummerState::complete ? Proof::passed : Proof::failed;
    }
    case Kind::organisationsnummer:
    case Kind::bankgiro:
    case Kind::plusgiro:
    case Kind::ocr_nummer:
      return reading.evidence.check_digit ? Proof::passed : Proof::failed;
    case Kind::kod:
    case Kind::kommun:
      return reading.evidence.known ? Proof::passed : Proof::failed;
    default:
      return Proof::none;
  }
}

double strongest_rival(const Reading& reading) {
  double strongest = 0;
  for (const Candidate& candidate : reading.alternatives)
    if (candidate.value != reading.value) strongest = std::max(strongest, candidate.confidence);
  return std::clamp(strongest, 0.0, 1.0);
}

double log_odds(const Reading& reading) {
  const JudgementWeights& weights = weights_of(reading.kind);
  const Evidence& evidence = reading.evidence;
  const Proof proof = proof_of(reading);
  const double rival = strongest_rival(reading);
  double odds = weights.base +
                weights.engine * logit(std::clamp(evidence.engine, kLeastEngine, kMostEngine)) -
                weights.rival * rival;
  if (!evidence.exact) odds -= weights.repaired;
  if (proof == Proof::passed) odds += weights.proof_passed;
  if (proof == Proof::failed) odds -= weights.proof_failed;
  // What the engine also saw may be what is printed: then a failed proof is no misprint.
  if (proof == Proof::failed && rival > 0) odds -= weights.failed_with_rival;
  if (evidence.second >= 0) odds += evidence.agrees ? weights.agrees : -weights.disagrees;
  if (evidence.confirmed) odds += weights.confirmed;
  if (evidence.crowded) odds -= weights.crowded;
  return odds;
}

std::string doubt_message(const Reading& reading) {
  if (!reading.value)
    return "Det som står här gick inte att läsa. Läs av det på bilden och fyll i.";
  const auto rival = std::ranges::find_if(reading.alternatives, [&](const Candidate& candidate) {
    return candidate.value != reading.value;
  });
  if (rival == reading.alternatives.end())
    return "Läsningen är osäker. Jämför med bilden och rätta om det behövs.";
  return fmt::format("Läsningen är osäker. Det kan också stå «{}». Jämför med bilden.",
                     rival->value);
}

bool has_told(const Document& document, int row, const std::string& field) {
  return std::ranges::any_of(document.deviations, [&](const Deviation& deviation) {
    return deviation.row == row && deviation.field == field && deviation.severity != Severity::info;
  });
}

bool all_accepted(const std::vector<Field>& fields) {
  return std::ranges::all_of(fields, [](const Field& field) { return field.reading.accepted; });
}

// Judges the readings of one row (0: the document's own fields) and tells the doubts.
void judge_fields(Document& document, std::vector<Field>& fields, int row,
                  const Thresholds& thresholds) {
  for (Field& field : fields) {
    Reading& reading = field.reading;
    reading.confidence = probability(reading);
    reading.accepted = reading.value && reading.confidence >= thresholds.accept;
    if (reading.accepted || reading.evidence.blank) continue;  // no doubt: nothing is printed
    if (has_told(document, row, field.name)) continue;
    document.deviations.push_back(
        {std::string(kDoubt), Severity::varning, row, field.name, doubt_message(reading), ""});
  }
}

}  // namespace

Thresholds thresholds_for(double errors_per_10000) {
  constexpr double kValues = 10000;
  return {
      std::clamp(1 - kBorderFactor * errors_per_10000 / kValues, kLowestAccept, kHighestAccept)};
}

double probability(const Reading& reading) {
  return reading.value ? logistic(log_odds(reading)) : 0;
}

void judge(Document& document, const Thresholds& thresholds) {
  std::erase_if(document.deviations,
                [](const Deviation& deviation) { return deviation.code == kDoubt; });
  judge_fields(document, document.fields, 0, thresholds);
  for (Row& row : document.rows) judge_fields(document, row.fields, row.number, thresholds);
  document.status = status_of(document);
}

std::string status_of(const Document& document) {
  if (document.status == "fel") return "fel";
  const bool rows_accepted =
      std::ranges::all_of(document.rows, [](const Row& row) { return all_accepted(row.fields); });
  const bool faulty = std::ranges::any_of(document.deviations, [](const Deviation& deviation) {
    return deviation.severity == Severity::fel;
  });
  return all_accepted(document.fields) && rows_accepted && !faulty ? "klar" : "avvikelser";
}

}  // namespace rosett
