#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bench/synth/document.h"

namespace rosett::synth {

struct CorpusOrder {
  std::uint64_t seed{1};
  int documents{60};
  std::string types;     // "roselista,schablonbeslut"; empty for both
  std::string profiles;  // comma-separated; empty for all
};

struct Corpus {
  std::vector<Plan> plans;
  World world;
};

// Decides what every document says and how it is scanned. Throws std::invalid_argument for a type
// or profile that there is not.
[[nodiscard]] Corpus plan_corpus(const CorpusOrder& order);

struct CorpusSize {
  int documents{}, pages{}, rows{}, values{};
};

// Prints, scans and writes inbox/, truth.jsonl, personer.csv and rosett.toml below `folder`, with
// as many threads.
CorpusSize write_corpus(Corpus corpus, const std::filesystem::path& folder, unsigned threads);

}  // namespace rosett::synth
