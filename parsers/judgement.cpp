#include "parsers/judgement.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "parsers/judgement_clues.h"
#include "parsers/judgement_weights.h"

namespace rosett {
namespace {

constexpr std::string_view kDoubt = "osaker_lasning";

// How much more doubtful than the average the last accepted value may be.
constexpr double kBorderFactor = 10;
constexpr double kLowestAccept = 0.5;
constexpr double kHighestAccept = 0.99999;

double log_odds(const Reading& reading) {
  const Clues clues = clues_of(reading);
  const Clues& weights = weights_of(group_of(reading.kind));
  return std::inner_product(clues.begin(), clues.end(), weights.begin(), 0.0);
}

// Seen in a picture by one reader alone: nobody has contradicted it, but the weights were fitted to
// values that two have seen.
bool is_read_once(const Evidence& evidence) { return evidence.second < 0 && evidence.engine < 1; }

// Ink at a picture's value may have hidden or joined some of it; a text layer's is not read there.
bool is_hidden(const Evidence& evidence) { return evidence.crowded && evidence.engine < 1; }

// What stands in a file's own characters is what it says; whether it was put there rightly is for
// the checks.
constexpr double kVerbatim = 0.9999;

bool is_acceptable(const Reading& reading, const Thresholds& thresholds) {
  if (reading.evidence.verbatim)
    return reading.value && reading.evidence.exact && !reading.evidence.contested;
  return reading.value && reading.confidence >= thresholds.accept && !is_hidden(reading.evidence) &&
         !is_disputed(reading.evidence) && !is_read_once(reading.evidence);
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
    reading.accepted = is_acceptable(reading, thresholds);
    if (reading.accepted || reading.evidence.blank)
      continue;  // what is not printed is no doubt; checks tell of it
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
  if (!reading.value) return 0;
  if (reading.evidence.verbatim && reading.evidence.exact) return kVerbatim;
  return 1 / (1 + std::exp(-log_odds(reading)));
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
