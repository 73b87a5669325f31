#include "parsers/kind_spellings.h"

#include <algorithm>

namespace rosett {
namespace {

// A symbol that the engine holds this much less likely than its first choice was not seen: lower
// values only add readings that nobody would choose.
constexpr double kFaintestOdds = 0.01;
// A cell of this many symbols is prose; its alternatives would be noise.
constexpr std::size_t kMostSymbols = 80;

using Choices = std::vector<Spelling>;  // for one symbol: its readings, the first one first

Choices choices_of(const Symbol& symbol) {
  const double top = std::max(static_cast<double>(symbol.confidence), kFaintestOdds);
  Choices choices{{symbol.text, 1, static_cast<double>(symbol.confidence)}};
  for (const Alternative& alternative : symbol.alternatives) {
    const auto confidence = static_cast<double>(alternative.confidence);
    const double odds = std::min(1.0, confidence / top);
    if (odds >= kFaintestOdds && alternative.text != symbol.text)
      choices.push_back({alternative.text, odds, confidence});
  }
  return choices;
}

Choices whole(const Word& word) { return {{word.text, 1, static_cast<double>(word.confidence)}}; }

std::vector<Choices> positions_of(std::span<const Word> words) {
  std::size_t symbols = 0;
  for (const Word& word : words) symbols += word.symbols.size();
  std::vector<Choices> positions;
  for (const Word& word : words) {
    if (!positions.empty()) positions.push_back({{" ", 1, 1}});
    // Symbols that do not spell the word (it was tidied since) cannot be varied.
    if (symbols > kMostSymbols || joined(word.symbols) != word.text) {
      positions.push_back(whole(word));
      continue;
    }
    for (const Symbol& symbol : word.symbols) positions.push_back(choices_of(symbol));
  }
  return positions;
}

// The best `most` of all pairs; pruning loses nothing, since odds only multiply.
std::vector<Spelling> extended(const std::vector<Spelling>& heads, const Choices& choices,
                               std::size_t most) {
  std::vector<Spelling> longer;
  longer.reserve(heads.size() * choices.size());
  for (const Spelling& head : heads)
    for (const Spelling& choice : choices)
      longer.push_back({head.text + choice.text, head.odds * choice.odds,
                        std::min(head.weakest, choice.weakest)});
  std::ranges::stable_sort(longer, std::ranges::greater{}, &Spelling::odds);
  if (longer.size() > most) longer.resize(most);
  return longer;
}

}  // namespace

std::vector<Spelling> spellings(std::span<const Word> words, std::size_t most) {
  std::vector<Spelling> found{{}};
  for (const Choices& choices : positions_of(words)) found = extended(found, choices, most);
  return found;
}

}  // namespace rosett
