#include "parsers/kind_decoding.h"

#include <algorithm>

#include "parsers/kind_spellings.h"

namespace rosett {
namespace {

// Enough for every pair of doubtful symbols in a cell; more only finds readings of tiny odds.
constexpr std::size_t kMostSpellings = 64;

struct Meaning {  // a spelling that has a value
  Spelling spelling;
  Interpretation found;
};

// What the spellings mean, one for each value, the most probable spelling that has the kind's
// form before others; in order of the spellings.
std::vector<Meaning> meanings_of(Kind kind, const std::vector<Spelling>& ways,
                                 const KindContext& context) {
  std::vector<Meaning> meanings;
  for (const Spelling& spelling : ways) {
    auto found = interpret(kind, spelling.text, context);
    if (!found) continue;
    const auto same = std::ranges::find(
        meanings, value_of(*found), [](const Meaning& meaning) { return value_of(meaning.found); });
    if (same == meanings.end())
      meanings.push_back({spelling, std::move(*found)});
    else if (found->exact && !same->found.exact)
      *same = {spelling, std::move(*found)};
  }
  return meanings;
}

// The one meaning that has the kind's form. Among several, the one that a check digit or a closed
// list vouches for, when there is exactly one. Null when the choice is open.
const Meaning* only_exact(const std::vector<Meaning>& meanings) {
  std::vector<const Meaning*> exact;
  std::vector<const Meaning*> vouched;
  for (const Meaning& meaning : meanings) {
    if (!meaning.found.exact) continue;
    exact.push_back(&meaning);
    if (is_vouched_for(meaning.found)) vouched.push_back(&meaning);
  }
  if (exact.size() == 1) return exact.front();
  return vouched.size() == 1 ? vouched.front() : nullptr;
}

const Meaning* first_exact(const std::vector<Meaning>& meanings) {
  const auto found =
      std::ranges::find_if(meanings, [](const Meaning& meaning) { return meaning.found.exact; });
  return found == meanings.end() ? nullptr : &*found;
}

void choose(Decoded& decoded, const Meaning& meaning) {
  decoded.best = meaning.found;
  decoded.text = meaning.spelling.text;
  decoded.engine = meaning.spelling.weakest;
}

// Readings without the kind's form are no rivals of one that has it.
std::vector<Candidate> rivals(const std::vector<Meaning>& meanings, const Interpretation& best) {
  std::vector<Candidate> found;
  for (const Meaning& meaning : meanings) {
    const std::string value = value_of(meaning.found);
    if (value == value_of(best) || (best.exact && !meaning.found.exact)) continue;
    if (found.size() == kMostAlternatives) break;
    found.push_back({value, meaning.spelling.text, meaning.spelling.odds});
  }
  return found;
}

}  // namespace

std::string value_of(const Interpretation& found) {
  return found.second.empty() ? found.value : found.value + "/" + found.second;
}

bool is_vouched_for(const Interpretation& found) { return found.check_digit || found.known; }

Decoded decode(Kind kind, std::span<const Word> words, const KindContext& context) {
  const std::vector<Spelling> ways = spellings(words, kMostSpellings);
  const Spelling& first = ways.front();
  Decoded decoded{interpret(kind, first.text, context), first.text, first.weakest, {}};
  const bool clear = decoded.best && decoded.best->exact;
  // Every spelling is a text, and so many are names that they are no rivals of one.
  if (kind == Kind::text || kind == Kind::lagrum || (kind == Kind::name && clear)) return decoded;
  const std::vector<Meaning> meanings = meanings_of(kind, ways, context);
  if (meanings.empty()) return decoded;
  const Meaning* better = clear                ? nullptr
                          : kind == Kind::name ? first_exact(meanings)  // Osman for 0sman
                                               : only_exact(meanings);
  if (better != nullptr)
    choose(decoded, *better);
  else if (!decoded.best)
    choose(decoded, meanings.front());
  if (kind != Kind::name) decoded.alternatives = rivals(meanings, *decoded.best);
  return decoded;
}

}  // namespace rosett
