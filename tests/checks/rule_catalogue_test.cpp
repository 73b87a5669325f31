#include "checks/rule_catalogue.h"

#include <filesystem>
#include <fstream>
#include <iterator>
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

// Codes that a check gives, out of the checks' own source.
std::set<std::string> codes_in_checks() {
  const std::regex given("findings\\.add\\(\\s*\"([a-z_]+)\"");
  std::set<std::string> codes;
  for (const auto& entry : std::filesystem::directory_iterator(kSource / "checks")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = text_of(entry.path());
    for (std::sregex_iterator one(text.begin(), text.end(), given), end; one != end; ++one)
      codes.insert((*one)[1]);
  }
  return codes;
}

TEST(RuleCatalogue, EveryDeviationHasARule) {
  std::set<std::string> explained;
  for (const RuleEntry& rule : shipped()) explained.insert(rule.code);
  const std::set<std::string> given = codes_in_checks();
  EXPECT_GT(given.size(), 20U);
  for (const std::string& code : given) EXPECT_TRUE(explained.contains(code)) << code;
  for (const char* code : {"falt_saknas", "osaker_lasning", "okand_dokumenttyp", "olasbar_sida",
                           "sida_saknas", "sidordning"})
    EXPECT_TRUE(explained.contains(code)) << code;
}

TEST(RuleCatalogue, NamesFilesThatExist) {
  for (const RuleEntry& rule : shipped()) {
    EXPECT_EQ(rule.severity.has_value(), !rule.code.empty()) << rule.id;
    if (rule.file.empty()) continue;
    EXPECT_TRUE(std::filesystem::exists(kSource / "templates" / rule.file)) << rule.id;
  }
}

TEST(RuleCatalogue, IsCheckedWhenLoaded) {
  const std::string head = "id;avvikelse;rubrik;indata;fil;kalla;forklaring\n";
  EXPECT_EQ(load_rule_catalogue(head + "I1;dubblett;R;;;;F\n").front().severity, Severity::fel);
  EXPECT_THROW(load_rule_catalogue(head + "I1;dublett;R;;;;F\n"), Error);
  EXPECT_THROW(load_rule_catalogue(head + "I1;;R;;;;\n"), Error);
  EXPECT_THROW(load_rule_catalogue(head + "I1;;R;;;;F\nI1;;R;;;;F\n"), Error);
  EXPECT_THROW(load_rule_catalogue("id;nytt\n"), Error);
}

}  // namespace
}  // namespace rosett
