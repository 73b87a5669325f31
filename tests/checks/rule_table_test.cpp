// Holds the table in templates/REGLER.md: every rule, the tests that prove it and the ordinance's
// figures. Written anew with ROSETT_UPDATE_GOLDEN=1.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "checks/rule_catalogue.h"
#include "checks/table.h"
#include "tests/support/folders.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

const fs::path kSource(rosett::source_folder());
const fs::path kTable = kSource / "templates/REGLER.md";

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

template <std::size_t kCount>
std::vector<checks::TableRow> rows_of(const char* name,
                                      const std::array<std::string_view, kCount>& columns) {
  return checks::read_table(text_of(kSource / "tests/checks/rules" / name), name, columns);
}

struct Proof {
  std::vector<std::string> tests;    // Suite.Name
  std::vector<std::string> figures;  // as the rule's file has them
};

std::map<std::string, Proof> proofs() {
  constexpr std::array<std::string_view, 3> kColumns{"id", "prov", "tal"};
  std::map<std::string, Proof> all;
  for (const checks::TableRow& row : rows_of("prov.csv", kColumns)) {
    const Proof proof{row.list("prov"), row.list("tal")};
    EXPECT_TRUE(all.emplace(row.text("id"), proof).second) << row.text("id") << " is there twice";
  }
  return all;
}

std::vector<RuleEntry> catalogue() {
  return load_rule_catalogue(text_of(kSource / "templates/regler.csv"));
}

// The text of the file that holds each test of the repository.
std::map<std::string, std::string> tests_by_name() {
  const std::regex named(
      R"((?:TEST|TEST_F|TEST_P|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\(\s*(\w+)\s*,\s*(\w+))");
  std::map<std::string, std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(kSource / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = text_of(entry.path());
    for (std::sregex_iterator one(text.begin(), text.end(), named), end; one != end; ++one)
      all[(*one)[1].str() + "." + (*one)[2].str()] = text;
  }
  return all;
}

// Whether the figure stands alone: 1000 is not in 11000.
bool has_figure(const std::string& text, const std::string& figure) {
  return std::regex_search(text, std::regex("(^|[^0-9])" + figure + "([^0-9]|$)"));
}

std::string joined(const std::vector<std::string>& all, const char* before, const char* after) {
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : ", ") + (before + one + after);
  return text;
}

std::string table() {
  constexpr std::array<std::string_view, 4> kColumns{"id", "rubrik", "kalla", "varfor"};
  std::string text =
      "# Regler, prov och tal\n\nGjord av `tests/checks/rule_table_test.cpp`; ändra inte för hand. "
      "Varje regel i `regler.csv` har här de\nprov som visar den och de tal ur författningen som "
      "den räknar med, så som de står i filen.\n\n"
      "| regel | prövar | avvikelse | källa | fil | tal | prov |\n"
      "| --- | --- | --- | --- | --- | --- | --- |\n";
  const auto proof_of = proofs();
  for (const RuleEntry& rule : catalogue()) {
    const auto proof = proof_of.find(rule.id);
    if (proof == proof_of.end()) continue;
    text +=
        fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", rule.id, rule.title,
                    rule.code.empty() ? "" : "`" + rule.code + "`", rule.source,
                    rule.file.empty() ? "" : "`" + rule.file + "`",
                    joined(proof->second.figures, "", ""), joined(proof->second.tests, "`", "`"));
  }
  text +=
      "\n## Prövas inte\n\n| beteckning | gäller | källa | varför |\n| --- | --- | --- | --- |\n";
  for (const checks::TableRow& row : rows_of("provas-inte.csv", kColumns))
    text += fmt::format("| {} | {} | {} | {} |\n", row.text("id"), row.text("rubrik"),
                        row.text("kalla"), row.text("varfor"));
  return text;
}

TEST(RuleTable, HasARowForEveryRuleAndNoOther) {
  std::set<std::string> ruled, proved;
  for (const RuleEntry& rule : catalogue()) ruled.insert(rule.id);
  for (const auto& [id, proof] : proofs()) proved.insert(id);
  EXPECT_EQ(ruled, proved);
}

TEST(RuleTable, NamesTestsThatExistAndSpeakOfTheDeviation) {
  const auto tests = tests_by_name();
  const auto proof_of = proofs();
  for (const RuleEntry& rule : catalogue()) {
    const auto proof = proof_of.find(rule.id);
    if (proof == proof_of.end()) continue;  // told by the test above
    EXPECT_FALSE(proof->second.tests.empty()) << rule.id;
    bool spoken_of = false;
    for (const std::string& name : proof->second.tests) {
      const auto test = tests.find(name);
      ASSERT_NE(test, tests.end()) << rule.id << " names " << name;
      spoken_of = spoken_of || test->second.find(rule.code) != std::string::npos;
    }
    EXPECT_TRUE(spoken_of) << rule.id << ": no test speaks of " << rule.code;
  }
}

TEST(RuleTable, FiguresAreThoseOfTheFile) {
  const auto proof_of = proofs();
  for (const RuleEntry& rule : catalogue()) {
    const auto proof = proof_of.find(rule.id);
    if (proof == proof_of.end() || proof->second.figures.empty()) continue;
    ASSERT_FALSE(rule.file.empty()) << rule.id;
    const std::string file = text_of(kSource / "templates" / rule.file);
    for (const std::string& figure : proof->second.figures)
      EXPECT_TRUE(has_figure(file, figure)) << rule.id << ": " << figure;
  }
}

TEST(RuleTable, IsTheOneInTheDocumentation) {
  if (std::getenv("ROSETT_UPDATE_GOLDEN") != nullptr)
    std::ofstream(kTable, std::ios::binary) << table();
  EXPECT_EQ(text_of(kTable), table()) << "write it anew with ROSETT_UPDATE_GOLDEN=1";
}

}  // namespace
}  // namespace rosett
