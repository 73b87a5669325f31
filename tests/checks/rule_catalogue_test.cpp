#include "checks/rule_catalogue.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/catalogue.h"
#include "core/error.h"
#include "tests/support/folders.h"

namespace rosett {
namespace {

const std::filesystem::path kSource(rosett::source_folder());

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<RuleEntry> shipped() {
  return load_rule_catalogue(text_of(kSource / "templates/regler.csv"));
}

// Rules and the codes that a check gives for them, out of the checks' own source. A rule that is
// worked out is not among them.
std::multimap<std::string, std::string> given_in_checks() {
  const std::regex given(
      R"re(findings\.add\(\s*(?:"([A-Z0-9]+)"|[^"]*(?:"[A-Z0-9]+"[^"]*)*?),\s*"([a-z_]+)")re");
  std::multimap<std::string, std::string> codes;
  for (const auto& entry : std::filesystem::directory_iterator(kSource / "checks")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = text_of(entry.path());
    for (std::sregex_iterator one(text.begin(), text.end(), given), end; one != end; ++one)
      codes.emplace((*one)[1], (*one)[2]);
  }
  return codes;
}

TEST(RuleCatalogue, EveryDeviationHasARule) {
  std::set<std::string> explained;
  std::map<std::string, std::string> code_of;
  for (const RuleEntry& rule : shipped()) {
    explained.insert(rule.code);
    code_of[rule.id] = rule.code;
  }
  const auto given = given_in_checks();
  EXPECT_GT(given.size(), 30U);
  for (const auto& [rule, code] : given) {
    EXPECT_TRUE(explained.contains(code)) << code;
    if (!rule.empty()) {
      EXPECT_EQ(code_of[rule], code) << rule;
    }
  }
  for (const char* code : {"falt_saknas", "osaker_lasning", "okand_dokumenttyp", "olasbar_sida",
                           "sida_saknas", "sidordning"})
    EXPECT_TRUE(explained.contains(code)) << code;
}

TEST(RuleCatalogue, SwitchesAreOfRulesThatHaveOne) {
  const std::vector<RuleEntry> rules = shipped();
  EXPECT_EQ(switched_off(rules, {}), (std::set<std::string, std::less<>>{"D3"}));
  EXPECT_EQ(switched_off(rules, {{"I6"}, {"D3"}}), (std::set<std::string, std::less<>>{"I6"}));
  EXPECT_THROW(switched_off(rules, {{"Z9"}, {}}), Error);
  EXPECT_THROW(switched_off(rules, {{"D8"}, {}}), Error);  // doubt is always shown
  EXPECT_THROW(switched_off(rules, {{"D3"}, {"D3"}}), Error);
}

// What is said to be switched is what the checks ask for.
TEST(RuleCatalogue, EverySwitchIsAskedFor) {
  std::string checks;
  for (const auto& entry : std::filesystem::directory_iterator(kSource / "checks"))
    if (entry.path().extension() == ".cpp") checks += text_of(entry.path());
  for (const RuleEntry& rule : shipped()) {
    const bool asked = checks.find('"' + rule.id + '"') != std::string::npos;
    const bool always = rule.state == RuleState::always || checks::is_of_the_reading(rule.code);
    EXPECT_EQ(asked && !checks::is_of_the_reading(rule.code), !always) << rule.id;
  }
}

TEST(RuleCatalogue, NamesFilesThatExist) {
  for (const RuleEntry& rule : shipped()) {
    EXPECT_EQ(rule.severity.has_value(), !rule.code.empty()) << rule.id;
    if (rule.file.empty()) continue;
    EXPECT_TRUE(std::filesystem::exists(kSource / "templates" / rule.file)) << rule.id;
  }
}

TEST(RuleCatalogue, IsCheckedWhenLoaded) {
  const std::string head = "id;avvikelse;forval;rubrik;indata;fil;kalla;forklaring\n";
  EXPECT_EQ(load_rule_catalogue(head + "I1;dubblett;på;R;;;;F\n").front().severity, Severity::fel);
  EXPECT_THROW(load_rule_catalogue(head + "I1;dublett;på;R;;;;F\n"), Error);
  EXPECT_THROW(load_rule_catalogue(head + "I1;;på;R;;;;\n"), Error);
  EXPECT_THROW(load_rule_catalogue(head + "I1;;kanske;R;;;;F\n"), Error);
  EXPECT_THROW(load_rule_catalogue(head + "I1;;på;R;;;;F\nI1;;på;R;;;;F\n"), Error);
  EXPECT_THROW(load_rule_catalogue("id;nytt\n"), Error);
}

}  // namespace
}  // namespace rosett
