// The cases of money/fall.fods come to the same öre as a spreadsheet makes of the same figures.
#include "money_sheet.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using Json = nlohmann::json;

class MoneySheetTest : public ::testing::Test {
 protected:
  void SetUp() override {
    sheet_ = recalculated(program_.folder());
    ASSERT_GT(sheet_.cases.size(), 10U);
    program_.put("rosett.toml", "kommun = \"Stockholm\"\n");
    for (const bool after_move : {false, true}) {
      const auto file = program_.put("personer.csv", persons_csv(sheet_, after_move));
      ASSERT_EQ(program_.run({"register", "import", "personer", file}).code, 0);
    }
  }

  [[nodiscard]] std::string rows(int more) const {
    return program_.put("rader.jsonl", export_of(sheet_, more));
  }
  // Numbers of the cases (from 0) whose amount deviates.
  [[nodiscard]] std::vector<std::size_t> wrong_amounts(int more) const {
    const Finished checked = program_.run({"check", "--from-json", rows(more)});
    EXPECT_EQ(checked.code, 0) << checked.err;
    std::istringstream lines(checked.out);
    std::vector<std::size_t> wrong;
    for (std::string line; std::getline(lines, line);) {
      const Json document = Json::parse(line);
      for (const Json& one : document["deviations"])
        if (one["code"] == "belopp_avviker")
          wrong.push_back(std::stoul(document["document"]["file"].get<std::string>()));
    }
    return wrong;
  }
  [[nodiscard]] Json report(const std::string& kind) const {
    const Finished finished = program_.run({"report", kind, "--from-json", rows(0)});
    EXPECT_EQ(finished.code, 0) << finished.err;
    return Json::parse(finished.out);
  }
  // The cases whose amount the ordinances fix; others are actual cost.
  [[nodiscard]] std::vector<std::size_t> fixed() const {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < sheet_.cases.size(); ++i)
      if (sheet_.cases[i].at("Kod") != "DAG" && !sheet_.cases[i].at("Kod").starts_with("Å-"))
        all.push_back(i);
    return all;
  }

  Program program_;
  MoneySheet sheet_;
};

// An öre more or less is told; the sheet's amount is not.
TEST_F(MoneySheetTest, AgreesToTheOre) {
  EXPECT_THAT(wrong_amounts(0), IsEmpty());  // belopp_avviker
  std::vector<std::size_t> more = wrong_amounts(1), less = wrong_amounts(-1);
  std::ranges::sort(more);
  std::ranges::sort(less);
  EXPECT_EQ(more, fixed());
  EXPECT_EQ(less, fixed());
}

TEST_F(MoneySheetTest, SharesOfTheStadsdelarAgreeToTheOre) {
  const Json json = report("fordelning");
  std::map<std::string, std::string> shares, wanted;
  for (const Json& one : json["fordelning"])
    shares[one["sdf"].get<std::string>() + " " + one["kod"].get<std::string>()] = one["belopp"];
  for (const SheetLine& one : sheet_.sums)
    if (one.at("Öre") != "0" && !one.at("Kod").empty())
      wanted[one.at("Stadsdel") + " " + one.at("Kod")] = kronor(one.at("Öre"));
  EXPECT_EQ(shares, wanted);
  EXPECT_THAT(json["ej_fordelat"], IsEmpty());
  EXPECT_EQ(json["avstamning"]["fordelat"], kronor(sheet_.sums.back().at("Öre")));
}

TEST_F(MoneySheetTest, AnAterkravAcrossAYearTakesBackTwoRowsTogether) {
  const Json reclaims = report("aterkrav")["aterkrav"];
  ASSERT_THAT(reclaims, SizeIs(1));
  EXPECT_EQ(reclaims[0]["belopp"], kronor(sheet_.cases.back().at("Öre")));
  EXPECT_THAT(reclaims[0]["reclaims_together"], SizeIs(2));
}

}  // namespace
}  // namespace rosett::testing
