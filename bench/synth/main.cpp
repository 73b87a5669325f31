// rosett-synth: an office's scans with exact truth, from a seed. README.md says what is in them.
#include <exception>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <opencv2/core.hpp>

#include "bench/synth/corpus.h"

int main(int argc, char** argv) {
  using namespace rosett::synth;
  CLI::App app{"Writes DIR/inbox, DIR/truth.jsonl, DIR/personer.csv and DIR/rosett.toml"};
  CorpusOrder order;
  std::string folder;
  unsigned threads = 2;
  app.add_option("--seed", order.seed, "the same seed gives the same bytes");
  app.add_option("--documents", order.documents)->check(CLI::Range(1, 100'000));
  app.add_option("--out", folder, "where to write")->required();
  app.add_option("--types", order.types, "roselista,schablonbeslut");
  app.add_option("--profile", order.profiles, "scan profiles, comma-separated; default all");
  app.add_option("--threads", threads)->check(CLI::Range(1, 64));
  CLI11_PARSE(app, argc, argv);
  cv::setNumThreads(1);  // the documents are what runs side by side
  try {
    const CorpusSize size = write_corpus(plan_corpus(order), folder, threads);
    fmt::print("{} documents, {} pages, {} rows, {} values\n", size.documents, size.pages,
               size.rows, size.values);
  } catch (const std::exception& error) {
    fmt::print(stderr, "rosett-synth: {}\n", error.what());
    return 1;
  }
  return 0;
}
