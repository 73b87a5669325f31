#include "ocr/ctc_decoder.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <utility>

namespace rosett {
namespace {

// A frame surer than this that nothing new is seen separates characters for good.
constexpr float kSureBlank = 0.98F;
// Two different characters in neighbouring frames without a blank between them are mostly one
// character that the network wavers about: 3 pixels of 36 are narrower than any character.
constexpr double kAdjacentPenalty = 0.15;
constexpr std::size_t kBeamWidth = 24;
// Readings less probable than this are not worth telling.
constexpr float kLeastAlternative = 0.01F;

using Labels = std::vector<std::string>;

struct Mass {
  double blank{};   // of alignments that end with a blank
  double symbol{};  // ... with the last label
  [[nodiscard]] double total() const { return blank + symbol; }
};

struct Hypothesis {
  Labels labels;
  double probability{};
};

float blank_of(const Frame& frame) {
  for (const FrameChoice& choice : frame) {
    if (choice.text.empty()) return choice.probability;
  }
  return 0.0F;
}

// One frame onward: every prefix stays, repeats its last label, or grows by another one.
std::map<Labels, Mass> extended(const std::map<Labels, Mass>& beams, const Frame& frame) {
  std::map<Labels, Mass> next;
  for (const auto& [labels, mass] : beams) {
    for (const FrameChoice& choice : frame) {
      const double p = static_cast<double>(choice.probability);
      if (choice.text.empty()) {
        next[labels].blank += mass.total() * p;
        continue;
      }
      const bool repeats = !labels.empty() && labels.back() == choice.text;
      Labels grown = labels;
      grown.push_back(choice.text);
      if (repeats) {
        next[labels].symbol += mass.symbol * p;
        next[grown].symbol += mass.blank * p;
      } else {
        const double adjacent = labels.empty() ? 1.0 : kAdjacentPenalty;
        next[grown].symbol += (mass.blank + mass.symbol * adjacent) * p;
      }
    }
  }
  return next;
}

void keep_best(std::map<Labels, Mass>& beams) {
  if (beams.size() <= kBeamWidth) return;
  std::vector<double> totals;
  for (const auto& beam : beams) totals.push_back(beam.second.total());
  const auto limit = totals.begin() + static_cast<std::ptrdiff_t>(kBeamWidth - 1);
  std::nth_element(totals.begin(), limit, totals.end(), std::greater<>{});
  const double least = *limit;
  std::erase_if(beams, [least](const auto& beam) { return beam.second.total() < least; });
}

// All readings of a few frames, best first, their probabilities summing to one.
std::vector<Hypothesis> readings_of(std::span<const Frame> frames) {
  std::map<Labels, Mass> beams{{Labels{}, Mass{1.0, 0.0}}};
  for (const Frame& frame : frames) {
    beams = extended(beams, frame);
    keep_best(beams);
  }
  std::vector<Hypothesis> result;
  double sum = 0;
  for (auto& [labels, mass] : beams) {
    result.push_back({labels, mass.total()});
    sum += mass.total();
  }
  std::stable_sort(result.begin(), result.end(), [](const Hypothesis& a, const Hypothesis& b) {
    return a.probability > b.probability;
  });
  for (Hypothesis& hypothesis : result) hypothesis.probability /= std::max(sum, 1e-30);
  return result;
}

double probability_of(const Frame& frame, const std::string& label) {
  for (const FrameChoice& choice : frame) {
    if (choice.text == label) return static_cast<double>(choice.probability);
  }
  return 1e-6;
}

// For each label the frames it most probably spans, by the best single alignment of
// blank label blank label ... blank.
std::vector<std::pair<int, int>> spans_of(std::span<const Frame> frames, const Labels& labels) {
  const std::size_t states = 2 * labels.size() + 1;
  const std::size_t count = frames.size();
  std::vector<double> score(states, 0.0);
  std::vector<std::vector<int>> from(count, std::vector<int>(states, 0));
  const auto emitted = [&](std::size_t t, std::size_t state) {
    return probability_of(frames[t], state % 2 == 0 ? std::string{} : labels[state / 2]);
  };
  for (std::size_t t = 0; t < count; ++t) {
    std::vector<double> next(states, 0.0);
    for (std::size_t s = 0; s < states; ++s) {
      double best = t == 0 ? (s < 2 ? 1.0 : 0.0) : score[s];
      if (t > 0 && s > 0 && score[s - 1] > best) {
        best = score[s - 1];
        from[t][s] = 1;
      }
      const bool may_skip = s > 1 && s % 2 == 1 && labels[s / 2] != labels[s / 2 - 1];
      if (t > 0 && may_skip && score[s - 2] > best) {
        best = score[s - 2];
        from[t][s] = 2;
      }
      next[s] = best * emitted(t, s);
    }
    score = std::move(next);
  }
  std::vector<std::pair<int, int>> spans(labels.size(), {static_cast<int>(count), -1});
  std::size_t state = states - 1;
  if (states > 1 && score[states - 2] > score[states - 1]) state = states - 2;
  for (std::size_t t = count; t-- > 0;) {
    if (state % 2 == 1) {
      auto& span = spans[state / 2];
      span.first = std::min(span.first, static_cast<int>(t));
      span.second = std::max(span.second, static_cast<int>(t));
    }
    state -= static_cast<std::size_t>(from[t][state]);
  }
  return spans;
}

// What another reading has in the place of each of the best reading's labels: nothing, the same,
// or other text. Labels that the best one lacks go with the one before them.
std::vector<std::string> counterparts(const Labels& best, const Labels& other) {
  const std::size_t rows = best.size() + 1;
  const std::size_t columns = other.size() + 1;
  std::vector<std::vector<int>> cost(rows, std::vector<int>(columns, 0));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = static_cast<int>(i + j);
        continue;
      }
      const int change = best[i - 1] == other[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j - 1] + change, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
    }
  }
  std::vector<std::string> result(best.size());
  std::size_t i = best.size();
  std::size_t j = other.size();
  while (j > 0 || i > 0) {
    const bool both = i > 0 && j > 0;
    const int change = both && best[i - 1] == other[j - 1] ? 0 : 1;
    if (both && cost[i][j] == cost[i - 1][j - 1] + change) {
      result[i - 1] = other[j - 1] + result[i - 1];
      --i;
      --j;
    } else if (j > 0 && cost[i][j] == cost[i][j - 1] + 1) {
      std::string& place = result[i > 0 ? i - 1 : 0];
      place = other[j - 1] + place;
      --j;
    } else {
      --i;
    }
  }
  return result;
}

void add_alternative(DecodedSymbol& symbol, const std::string& text, double probability) {
  for (Alternative& alternative : symbol.alternatives) {
    if (alternative.text == text) {
      alternative.confidence += static_cast<float>(probability);
      return;
    }
  }
  symbol.alternatives.push_back({text, static_cast<float>(probability)});
}

std::vector<DecodedSymbol> decode_cluster(std::span<const Frame> frames, int offset,
                                          const std::vector<Hypothesis>& readings) {
  const Labels& best = readings.front().labels;
  const std::vector<std::pair<int, int>> spans = spans_of(frames, best);
  std::vector<DecodedSymbol> symbols;
  for (std::size_t i = 0; i < best.size(); ++i) {
    symbols.push_back({best[i], offset + spans[i].first, offset + spans[i].second, 0.0F, {}});
  }
  for (const Hypothesis& reading : readings) {
    const std::vector<std::string> texts = counterparts(best, reading.labels);
    for (std::size_t i = 0; i < best.size(); ++i) {
      if (texts[i] == best[i]) {
        symbols[i].confidence += static_cast<float>(reading.probability);
      } else {
        add_alternative(symbols[i], texts[i], reading.probability);
      }
    }
  }
  return symbols;
}

// Frames most probably without a character still cast doubt on the one before them.
void add_doubt(DecodedSymbol& before, const std::vector<Hypothesis>& readings) {
  const auto certainty = static_cast<float>(readings.front().probability);
  const float was = before.confidence;
  before.confidence *= certainty;
  for (const Hypothesis& reading : readings) {
    std::string text = before.text;
    for (const std::string& label : reading.labels) text += label;
    if (!reading.labels.empty()) {
      add_alternative(before, text, static_cast<double>(was) * reading.probability);
    }
  }
}

void tidy(std::vector<Alternative>& alternatives) {
  std::erase_if(alternatives, [](const Alternative& alternative) {
    return alternative.confidence < kLeastAlternative || alternative.text.empty();
  });
  std::stable_sort(
      alternatives.begin(), alternatives.end(),
      [](const Alternative& a, const Alternative& b) { return a.confidence > b.confidence; });
}

}  // namespace

std::vector<DecodedSymbol> decode_frames(const std::vector<Frame>& frames) {
  std::vector<DecodedSymbol> result;
  const std::span<const Frame> all{frames};
  for (std::size_t begin = 0; begin < frames.size();) {
    if (blank_of(frames[begin]) > kSureBlank) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < frames.size() && blank_of(frames[end]) <= kSureBlank) ++end;
    const std::span<const Frame> cluster = all.subspan(begin, end - begin);
    const std::vector<Hypothesis> readings = readings_of(cluster);
    if (!readings.front().labels.empty()) {
      std::vector<DecodedSymbol> symbols =
          decode_cluster(cluster, static_cast<int>(begin), readings);
      std::move(symbols.begin(), symbols.end(), std::back_inserter(result));
    } else if (!result.empty()) {
      add_doubt(result.back(), readings);
    }
    begin = end;
  }
  for (DecodedSymbol& symbol : result) tidy(symbol.alternatives);
  return result;
}

}  // namespace rosett
