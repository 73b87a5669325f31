#include "pipeline/reader/explanation.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace rosett {
namespace {

void tell(std::string& text, const TrialCandidate& candidate) {
  text += fmt::format("  {:<28} {:.1f} av {:.1f}{}\n", candidate.id, candidate.score,
                      candidate.threshold, candidate.fits ? "  passar" : "");
  const auto list = [&](const char* what, const std::vector<std::string>& words) {
    if (!words.empty()) text += fmt::format("      {}: «{}»\n", what, fmt::join(words, "», «"));
  };
  list("ord som finns", candidate.words_found);
  list("ord som saknas", candidate.words_missing);
  list("rubriker som finns", candidate.headings_found);
}

void tell(std::string& text, const TrialAnchor& anchor) {
  text += fmt::format("  {:<8} {:<20} ", anchor.column ? "kolumn" : "fält", anchor.name);
  if (anchor.found) {
    text += fmt::format("sida {}\n", anchor.page);
    return;
  }
  text += anchor.required ? "SAKNAS, krävs" : "saknas";
  if (!anchor.nearest.empty()) text += fmt::format("; närmast: «{}»", anchor.nearest);
  text += "\n";
}

void tell(std::string& text, const std::vector<Field>& fields) {
  for (const Field& field : fields)
    text += fmt::format("    {:<20} {}  «{}»\n", field.name,
                        field.reading.value.value_or("(oläst)"), field.reading.text);
}

void tell(std::string& text, const Document& document) {
  text += "Läst\n";
  tell(text, document.fields);
  for (const Row& row : document.rows) {
    text += fmt::format("  rad {}, sida {}\n", row.number, row.page);
    tell(text, row.fields);
  }
  for (const Deviation& deviation : document.deviations)
    text += fmt::format("  {}: {}\n", deviation.code, deviation.message);
}

void tell(std::string& text, const TemplateTrial& trial) {
  text += fmt::format("Mall: {}\n", trial.chosen.empty() ? "ingen passar" : trial.chosen);
  for (const TrialCandidate& candidate : trial.candidates) tell(text, candidate);
  if (!trial.anchors.empty()) text += "Det mallen söker\n";
  for (const TrialAnchor& anchor : trial.anchors) tell(text, anchor);
  tell(text, trial.document);
}

}  // namespace

std::string explained(const Document& document) {
  std::string text;
  tell(text, document);
  return text;
}

Explanation explained(const std::vector<ReadPage>& pages, const Library& library) {
  std::vector<PageText> texts;
  texts.reserve(pages.size());
  for (const ReadPage& page : pages) texts.push_back(page.text);
  Explanation explanation;
  for (const TemplateTrial& trial : try_templates(texts, library)) {
    tell(explanation.text, trial);
    explanation.boxes.insert(explanation.boxes.end(), trial.boxes.begin(), trial.boxes.end());
  }
  return explanation;
}

}  // namespace rosett
