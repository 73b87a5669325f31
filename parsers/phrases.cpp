#include "parsers/phrases.h"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "core/identifiers.h"

namespace rosett {
namespace {

constexpr double kNoNeighbour = 1e3;  // em
constexpr double kWidestBlank = 2.6;  // em that a blank may be within a phrase

struct Piece {
  std::size_t position{};  // in the line
  const std::string* key{};
};

std::vector<Piece> pieces_of(const PageView& view, const TextLine& line) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < line.words.size(); ++i) {
    for (const std::string& key : view.keys[static_cast<std::size_t>(line.words[i])]) {
      pieces.push_back({i, &key});
    }
  }
  return pieces;
}

struct Found {
  Phrase phrase;
  std::size_t first_piece{}, last_piece{};
};

// Words with a gap between are one phrase when neither side is another by itself: wide print, or a
// comma in a cell as wide as a letter's.
bool holds_together(const std::string& key, const std::string& apart,
                    const Vocabulary::Match& match, const Vocabulary& vocabulary) {
  if (apart.empty() || apart.size() == key.size()) return true;
  const auto is_other = [&](const std::string& part) {
    const int target = vocabulary.find(part).target;
    return target >= 0 && target != match.target;
  };
  return match.slips == 0 && !is_other(apart) && !is_other(key.substr(apart.size()));
}

void find_from(const PageView& view, const TextLine& line, const Vocabulary& vocabulary,
               const std::vector<Piece>& pieces, std::size_t start, std::vector<Found>& found) {
  std::string key;
  std::string apart;  // of the key, what stands before a wide gap
  const auto most = static_cast<std::size_t>(vocabulary.longest()) + 2;
  for (std::size_t end = start; end < pieces.size() && end < start + most; ++end) {
    const Piece& piece = pieces[end];
    const bool next_word = end > start && piece.position != pieces[end - 1].position;
    if (next_word && stands_apart(view, line, piece.position)) {
      if (!apart.empty() || gap_before(view, line, piece.position) > kWidestBlank) return;
      apart = key;
    }
    if (piece.key->empty()) {
      if (end == start) return;
      continue;
    }
    append_key(key, *piece.key);
    const Vocabulary::Match match = vocabulary.find(key);
    if (match.target < 0 || !holds_together(key, apart, match, vocabulary)) continue;
    const std::size_t first = pieces[start].position;
    const std::span<const int> words(line.words.data() + first, piece.position - first + 1);
    found.push_back(
        {{match.target, first, piece.position, match.length, match.slips, joined_box(view, words)},
         start,
         end});
  }
}

// "Summa, kr", "Att betala SEK": the unit behind a label is part of it.
void take_currency(const PageView& view, const TextLine& line, std::vector<Phrase>& phrases) {
  static const std::set<std::string> units{label_key("kr"), label_key("sek"), label_key("kronor")};
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    Phrase& phrase = phrases[i];
    const std::size_t next = phrase.last + 1;
    const std::size_t end = i + 1 < phrases.size() ? phrases[i + 1].first : line.words.size();
    if (next >= end || stands_apart(view, line, next)) continue;
    const auto word = static_cast<std::size_t>(line.words[next]);
    if (view.keys[word].size() != 1 || !units.contains(view.keys[word].front())) continue;
    phrase.last = next;
    phrase.box = united(phrase.box, view.words[word].box);
  }
}

}  // namespace

double gap_before(const PageView& view, const TextLine& line, std::size_t position) {
  if (position == 0) return kNoNeighbour;
  const Box& before = view.words[static_cast<std::size_t>(line.words[position - 1])].box;
  const Box& here = view.words[static_cast<std::size_t>(line.words[position])].box;
  return static_cast<double>(here.left - before.right) / view.em;
}

bool stands_apart(const PageView& view, const TextLine& line, std::size_t position) {
  if (position == 0) return true;
  const Word& before = view.words[static_cast<std::size_t>(line.words[position - 1])];
  const Word& here = view.words[static_cast<std::size_t>(line.words[position])];
  return here.segment != before.segment && gap_before(view, line, position) > kWideGap;
}

bool is_title(const PageView& view, const TextLine& line, const Phrase& phrase) {
  if (!stands_apart(view, line, phrase.first)) return false;
  for (std::size_t i = phrase.last + 1; i < line.words.size() && !stands_apart(view, line, i);
       ++i) {
    const auto word = static_cast<std::size_t>(line.words[i]);
    const bool number = !digits_of(view.words[word].text).empty();
    if (!number && !view.keys[word].front().empty()) return false;
  }
  return true;
}

std::vector<Phrase> find_phrases(const PageView& view, const TextLine& line,
                                 const Vocabulary& vocabulary) {
  const std::vector<Piece> pieces = pieces_of(view, line);
  std::vector<Found> found;
  for (std::size_t start = 0; start < pieces.size(); ++start) {
    find_from(view, line, vocabulary, pieces, start, found);
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    const auto length = [](const Found& f) {
      return static_cast<int>(f.phrase.length) - 2 * f.phrase.slips;
    };
    return length(a) > length(b);
  });
  std::vector<bool> taken(pieces.size());
  std::vector<Phrase> phrases;
  for (const Found& candidate : found) {
    const auto from = taken.begin() + static_cast<std::ptrdiff_t>(candidate.first_piece);
    const auto to = taken.begin() + static_cast<std::ptrdiff_t>(candidate.last_piece) + 1;
    if (std::find(from, to, true) != to) continue;
    std::fill(from, to, true);
    phrases.push_back(candidate.phrase);
  }
  std::sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
    return std::tie(a.first, a.last, a.target) < std::tie(b.first, b.last, b.target);
  });
  take_currency(view, line, phrases);
  return phrases;
}

}  // namespace rosett
