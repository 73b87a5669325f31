#include "parsers/two_readings.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/text.h"

namespace rosett {
namespace {

// Odds of a value that a reader did not offer at all.
constexpr double kUnseen = 0.01;

bool is_words(Kind kind) {
  return kind == Kind::name || kind == Kind::text || kind == Kind::kommun || kind == Kind::lagrum;
}

// What Tesseract's Swedish network, which reads first, has no class for (its unicharset, held by
// tests/ocr): it says the nearest sign that it knows. In 146 of 146 cells that both had but for
// such signs, the second reader was right.
constexpr std::u32string_view kUnknownToFirst =
    U"ÜÆØÁÀÂÃÇÈÊËÍÎÏÑÓÔÕÚÛÝŠŽĆČĐŁŞĞüæøáàâãçèêëíîïñóôõúûýšžćčđłşğıß§";
// How sure the second reader has to be of them, nobody else being asked.
constexpr double kSureOfSign = 0.8;

bool is_unknown_to_first(char32_t sign) {
  return kUnknownToFirst.find(sign) != std::u32string_view::npos;
}

// Whether `first` is `second` but for signs that the first reader does not know.
bool differs_in_unknown(const std::string& first, const std::string& second) {
  const std::u32string mine = to_codepoints(first);
  const std::u32string theirs = to_codepoints(second);
  const auto fits = [](char32_t a, char32_t b) { return a == b || is_unknown_to_first(b); };
  return mine != theirs && std::ranges::equal(mine, theirs, fits);
}

// A reader has no say on a sign that it does not know: there the other's stands.
Decoded with_unknown_of(const Decoded& first, const Decoded& second) {
  if (!first.best || !second.best || second.engine < kSureOfSign || !first.best->exact ||
      !second.best->exact || !differs_in_unknown(first.best->value, second.best->value))
    return first;
  Decoded read = first;
  read.best = second.best;
  read.text = second.text;
  std::erase_if(read.alternatives, [&](const Candidate& rival) {
    return rival.value == second.best->value || differs_in_unknown(rival.value, second.best->value);
  });
  return read;
}

double odds_of(const std::vector<Candidate>& candidates, const std::string& value) {
  const auto found = std::ranges::find(candidates, value, &Candidate::value);
  return found == candidates.end() ? kUnseen : std::max(kUnseen, found->confidence);
}

// Each rival with the mean, over both readers, of its odds against the value on which they agree.
std::vector<Candidate> common_rivals(const std::vector<Candidate>& first,
                                     const std::vector<Candidate>& second) {
  std::vector<Candidate> rivals = first;
  for (const Candidate& candidate : second)
    if (std::ranges::find(first, candidate.value, &Candidate::value) == first.end())
      rivals.push_back(candidate);
  for (Candidate& rival : rivals)
    rival.confidence = std::sqrt(odds_of(first, rival.value) * odds_of(second, rival.value));
  std::ranges::stable_sort(rivals, std::ranges::greater{}, &Candidate::confidence);
  if (rivals.size() > kMostAlternatives) rivals.resize(kMostAlternatives);
  return rivals;
}

bool is_vouched_for(const Decoded& decoded) {
  return decoded.best && is_vouched_for(*decoded.best);
}

// What has the proof, or the form, that the other lacks; else the surer. It is not accepted then,
// but the better guess is what people want to see first.
bool second_stands(const Decoded& first, const Decoded& second) {
  if (!first.best || !second.best) return second.best.has_value();
  if (is_vouched_for(first) != is_vouched_for(second)) return is_vouched_for(second);
  if (first.best->exact != second.best->exact) return second.best->exact;
  return second.engine > first.engine;
}

void put_first(std::vector<Candidate>& candidates, const Decoded& other) {
  Candidate rival{value_of(*other.best), other.text, other.engine};
  std::erase_if(candidates, [&](const Candidate& known) { return known.value == rival.value; });
  candidates.insert(candidates.begin(), std::move(rival));
  if (candidates.size() > kMostAlternatives) candidates.resize(kMostAlternatives);
}

// What the white around a word leaves to signs that are nowhere in particular tells nothing of the
// print: as sure as among what was seen.
void leave_out_nothing_in_particular(Symbol& symbol) {
  float sum = symbol.confidence;
  for (const Alternative& other : symbol.alternatives) sum += other.confidence;
  if (sum <= 0) return;
  symbol.confidence /= sum;
  for (Alternative& other : symbol.alternatives) other.confidence /= sum;
}

}  // namespace

std::optional<std::vector<Word>> seen_again(std::span<const Word> words) {
  std::vector<Word> seen;
  bool goes_on = false;
  for (const Word& word : words) {
    if (!word.second) return std::nullopt;
    const std::vector<Symbol>& symbols = word.second->symbols;
    if (!goes_on || seen.empty()) {
      seen.push_back(word);
      seen.back().symbols.clear();
    }
    seen.back().symbols.insert(seen.back().symbols.end(), symbols.begin(), symbols.end());
    goes_on = word.second->goes_on;
  }
  for (Word& word : seen) {
    word.text = joined(word.symbols);
    word.confidence = 1;
    for (Symbol& symbol : word.symbols) {
      leave_out_nothing_in_particular(symbol);
      word.confidence = std::min(word.confidence, symbol.confidence);
    }
  }
  std::erase_if(seen, [](const Word& word) { return word.text.empty(); });
  return seen;
}

TwoReadings compared(Kind kind, const Decoded& page_pass, const Decoded& second) {
  const Decoded first = is_words(kind) ? with_unknown_of(page_pass, second) : page_pass;
  TwoReadings both{first, first, second, first.engine, false};
  if (first.best && second.best &&
      same_print(kind, value_of(*first.best), value_of(*second.best))) {
    both.decoded.alternatives = common_rivals(first.alternatives, second.alternatives);
    return both;
  }
  both.settled = is_vouched_for(first) != is_vouched_for(second);
  if (second_stands(first, second)) {
    both.decoded = second;
    both.engine = std::min(first.engine, second.engine);
    if (first.best) put_first(both.decoded.alternatives, first);
  } else if (second.best) {
    put_first(both.decoded.alternatives, second);
  }
  return both;
}

bool same_print(Kind kind, const std::string& a, const std::string& b) {
  if (a == b || !is_words(kind)) return a == b;
  const Case letters = kind == Kind::name ? Case::folded : Case::kept;
  return unified(a, letters) == unified(b, letters);
}
}  // namespace rosett
