// The generator's promises: the same seed gives the same bytes, and the truth is what is printed.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <poppler-document.h>
#include <poppler-page.h>
#include <unistd.h>

#include "bench/synth/corpus.h"
#include "core/identifiers.h"

namespace rosett::synth {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Folder {
  fs::path path;
  explicit Folder(const std::string& name)
      : path(fs::temp_directory_path() / (name + std::to_string(::getpid()))) {}
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
};

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

std::vector<Json> truth_in(const fs::path& folder) {
  std::vector<Json> lines;
  std::istringstream file(bytes_of(folder / "truth.jsonl"));
  for (std::string line; std::getline(file, line);) lines.push_back(Json::parse(line));
  return lines;
}

// Letters and digits alone: wrapping and spaces do not matter.
std::string squashed(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (static_cast<unsigned char>(c) > ' ') out += c;
  for (const char* space : {"\u00a0", "\u2009"})
    for (auto at = out.find(space); at != std::string::npos; at = out.find(space))
      out.erase(at, std::string(space).size());
  return out;
}

std::string text_layer(const fs::path& path) {
  const std::unique_ptr<poppler::document> pdf(poppler::document::load_from_file(path.string()));
  std::string all;
  for (int i = 0; i < pdf->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(pdf->create_page(i));
    for (const auto& box : page->text_list()) {
      const auto utf8 = box.text().to_utf8();
      all.append(utf8.begin(), utf8.end());
    }
  }
  return squashed(all);
}

TEST(Synth, TheSameSeedGivesTheSameBytesOnAnyNumberOfThreads) {
  const Folder one("synth-one-"), two("synth-two-");
  const CorpusOrder order{.seed = 5, .documents = 10};
  write_corpus(plan_corpus(order), one.path, 1);
  write_corpus(plan_corpus(order), two.path, 2);
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(one.path)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const fs::path twin = two.path / fs::relative(entry.path(), one.path);
    EXPECT_TRUE(bytes_of(entry.path()) == bytes_of(twin)) << entry.path();
  }
  EXPECT_GE(files, 13);
}

TEST(Synth, AnotherSeedGivesOtherDocuments) {
  const auto first = plan_corpus({.seed = 1, .documents = 3});
  const auto other = plan_corpus({.seed = 2, .documents = 3});
  EXPECT_NE(first.plans[0].decision.fields.at("diarienummer").value,
            other.plans[0].decision.fields.at("diarienummer").value);
}

TEST(Synth, EveryTrueValueStandsInTheTextOfADigitalDocument) {
  const Folder folder("synth-born-");
  write_corpus(plan_corpus({.seed = 3, .documents = 40, .profiles = "born"}), folder.path, 1);
  for (const Json& truth : truth_in(folder.path)) {
    const std::string file = truth["document"]["file"];
    const std::string text = text_layer(folder.path / "inbox" / file);
    const auto expect_printed = [&](const Json& fields) {
      for (const auto& [name, field] : fields.items()) {
        const bool wraps = name == "namn" || name == "fritext" || name.starts_with("period_");
        std::istringstream words(field["text"].get<std::string>());
        if (!wraps) {
          EXPECT_NE(text.find(squashed(field["text"])), std::string::npos) << file << " " << field;
          continue;
        }
        for (std::string word; words >> word;) {
          std::istringstream parts(word);  // broken at a hyphen, too
          for (std::string part; std::getline(parts, part, '-');)
            EXPECT_NE(text.find(squashed(part)), std::string::npos) << file << " " << field;
        }
      }
    };
    expect_printed(truth["fields"]);
    for (const Json& row : truth["rows"]) expect_printed(row["fields"]);
  }
}

TEST(Synth, EveryCodeIsPlantedOftenInANormalRun) {
  constexpr int kEnough = 20;
  const Corpus corpus = plan_corpus({.seed = 4, .documents = 600});
  std::map<std::string, int> codes;
  for (const Plan& plan : corpus.plans) {
    for (const Expected& one : plan.decision.expected) ++codes[one.code];
    for (const Row& row : plan.decision.rows)
      for (const Expected& one : row.expected)
        if (!one.optional) ++codes[one.code];
  }
  for (const char* code : {"personnummer_ogiltigt",
                           "personnummer_ofullstandigt",
                           "personnummer_avviker",
                           "dossiernummer_avviker",
                           "namn_avviker",
                           "nycklar_motsager",
                           "individ_saknas",
                           "mottagningsdatum_saknas",
                           "mottagningsdatum_avviker",
                           "belopp_avviker",
                           "summa_avviker",
                           "kod_okand",
                           "kommun_avviker",
                           "aterkrav",
                           "aterkrav_utan_grund",
                           "period_ogiltig",
                           "period_overlappar",
                           "dubblett",
                           "ersattningstid_passerad",
                           "sdf_saknas"})
    EXPECT_GE(codes[code], kEnough) << code;
}

TEST(Synth, SumsAndNumbersHoldWhereNothingIsPlanted) {
  const Corpus corpus = plan_corpus({.seed = 6, .documents = 80});
  for (const Plan& plan : corpus.plans) {
    const Decision& decision = plan.decision;
    Amount sum;
    for (const Row& row : decision.rows) {
      sum += *Amount::parse(row.values.at("belopp"));
      if (row.expected.empty()) {
        EXPECT_EQ(judge_personnummer(row.values.at("personnummer")), PersonnummerState::complete);
      }
    }
    const bool wrong = std::ranges::any_of(
        decision.expected, [](const Expected& one) { return one.code == "summa_avviker"; });
    if (!wrong) {
      EXPECT_EQ(decision.fields.at("summa").value, sum.to_string());
    }
  }
}

}  // namespace
}  // namespace rosett::synth
