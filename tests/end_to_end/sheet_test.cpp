// A fördelningsark: worked out, adjusted with a reason, approved, and then as it was for good.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Json = nlohmann::json;

constexpr const char* kHead =
    "Kommunkod;Kommun;Utbetalningsdatum;Personnummer;Dossiernummer;Namn;Mottagningsdatum;Period "
    "fr.o.m.;Period t.o.m.;Belopp;Antal kvar\n";

class Sheets : public ::testing::Test {
 protected:
  void SetUp() override {
    program_.put("rosett.toml", "kommun = \"Stockholm\"\n");
    import(
        "personer",
        "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;"
        "migrationsdatum;adress;folkbokforingsdatum;sdf_kod;sdf\n"
        "20100314-2381;11-234567;Åsa;Öhrn;2010-03-14;2018-09-03;;V 1;2018-09-03;01;Kista\n"
        "19850712-2382;12-345678;Yusuf;Al-Masri;1985-07-12;2018-09-11;;V 2;2018-09-11;01;Kista\n");
    import("sdf", "kod;namn;fran;till\n01;Kista;1997-01-01;\n18;Farsta;1997-01-01;\n");
    receive("oktober.txt",
            "0180;Stockholm;2018-10-31;20100314-2381;11-234567;Öhrn, Åsa;2018-09-03;2018-09-01;"
            "2018-09-30;13320,00;8\n");
  }

  void import(const std::string& kind, const std::string& csv) const {
    const auto file = program_.put("register.csv", csv);
    ASSERT_EQ(program_.run({"register", "import", kind, file}).code, 0);
  }
  void receive(const std::string& name, const std::string& lines) const {
    program_.put("inbox/" + name, kHead + lines);
    ASSERT_EQ(program_.run({"watch", "--once"}).code, 0);
  }
  [[nodiscard]] Finished sheets(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "fordelningsark");
    return program_.run(arguments);
  }
  [[nodiscard]] Finished adjust(const std::string& belopp) const {
    return sheets({"adjust", "1", "--fran", "01", "--till", "18", "--kod", "NSCH", "--belopp",
                   belopp, "--varfor", "Flyttade den 15"});
  }
  [[nodiscard]] Json shown() const { return Json::parse(sheets({"show", "1"}).out); }
  [[nodiscard]] std::vector<std::string> shares() const {
    std::vector<std::string> all;
    const Json json = shown();
    for (const Json& one : json["fordelning"])
      all.push_back(one["sdf"].get<std::string>() + " " + one["belopp"].get<std::string>());
    return all;
  }

  Program program_;
};

TEST_F(Sheets, AnAdjustmentMovesMoneyAndLosesNone) {
  ASSERT_EQ(sheets({"new", "--from", "2018-10-01", "--to", "2018-12-31"}).code, 0);
  EXPECT_THAT(shares(), ElementsAre("Kista 13320.00"));
  EXPECT_EQ(adjust("320,50").code, 0);
  EXPECT_THAT(shares(), ElementsAre("Kista 12999.50", "Farsta 320.50"));
  const Json json = shown();
  EXPECT_EQ(json["ark"]["status"], "utkast");
  EXPECT_EQ(json["avstamning"]["fordelat"], "13320.00");
  ASSERT_THAT(json["justeringar"], SizeIs(1));
  EXPECT_EQ(json["justeringar"][0]["varfor"], "Flyttade den 15");
  EXPECT_NE(json["justeringar"][0]["av"], "");
}

TEST_F(Sheets, AnApprovedOneIsAsItWasAndTellsWhatDiffers) {
  ASSERT_EQ(sheets({"new", "--from", "2018-10-01", "--to", "2018-12-31"}).code, 0);
  ASSERT_EQ(adjust("320,50").code, 0);
  ASSERT_EQ(sheets({"approve", "1"}).code, 0);
  const Json before = shown();
  const std::string workbook = sheets({"show", "1", "--format", "xlsx"}).out;
  EXPECT_TRUE(workbook.starts_with("PK"));
  EXPECT_THAT(before["skillnad"], IsEmpty());
  EXPECT_EQ(sheets({"show", "1", "--format", "xlsx", "-o", program_.folder() / "då"}).code, 0);
  EXPECT_THAT(program_.files_below("då"),
              ElementsAre("01 Kista.xlsx", "18 Farsta.xlsx", "fordelning.xlsx"));
  EXPECT_EQ(content_of(program_.folder() / "då/fordelning.xlsx"), workbook);
  receive("sen.txt",
          "0180;Stockholm;2018-10-31;19850712-2382;12-345678;Al-Masri, Yusuf;2018-09-11;2018-09-01;"
          "2018-09-30;13320,00;8\n");
  Json after = shown();
  ASSERT_THAT(after["skillnad"], SizeIs(1));
  EXPECT_EQ(after["skillnad"][0]["belopp_da"], "12999.50");
  EXPECT_EQ(after["skillnad"][0]["belopp_nu"], "26319.50");
  EXPECT_EQ(after["skillnad"][0]["skillnad"], "13320.00");
  after["skillnad"] = Json::array();
  EXPECT_EQ(after, before);
  EXPECT_EQ(sheets({"show", "1", "--format", "xlsx"}).out, workbook);
  EXPECT_EQ(sheets({"show", "1", "--format", "xlsx", "-o", program_.folder() / "nu"}).code, 0);
  EXPECT_EQ(content_of(program_.folder() / "nu/01 Kista.xlsx"),
            content_of(program_.folder() / "då/01 Kista.xlsx"));
  EXPECT_EQ(sheets({"show", "1", "--format", "xlsx", "-o", program_.folder() / "nu"}).code, 1);
  EXPECT_THAT(adjust("1").err, HasSubstr("godkänt"));
  EXPECT_EQ(sheets({"approve", "1"}).code, 1);
}

// An återkrav that one quarter cannot bear is set off in the next, less what was adjusted.
TEST_F(Sheets, AterkravFollowToTheNextSheet) {
  import("personer",
         "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;"
         "migrationsdatum;adress;folkbokforingsdatum;sdf_kod;sdf\n"
         "20100314-2381;11-234567;Åsa;Öhrn;2010-03-14;2018-09-03;;V 1;2018-09-03;01;Kista\n");
  receive("december.txt",
          "0180;Stockholm;2019-03-29;20100314-2381;11-234567;Öhrn, Åsa;2018-09-03;2018-12-01;"
          "2019-02-28;14260,00;6\n");
  ASSERT_EQ(sheets({"new", "--from", "2018-10-01", "--to", "2018-12-31"}).code, 0);
  ASSERT_EQ(adjust("15000").code, 0);  // 1 680 kr more than Kista has
  const Json first = shown();
  ASSERT_THAT(first["avrakning"], SizeIs(4));  // two months of each
  EXPECT_EQ(first["avrakning"][0]["netto"], "0.00");
  EXPECT_EQ(first["avrakning"][1]["kvar"], "1680.00");
  ASSERT_EQ(sheets({"new", "--from", "2019-01-01", "--to", "2019-03-31"}).code, 0);
  const auto second = [&] { return Json::parse(sheets({"show", "2"}).out)["avrakning"]; };
  EXPECT_EQ(second().back()["netto"], "14260.00");  // the first is only a draft
  EXPECT_THAT(sheets({"show", "2"}).err, HasSubstr("Fördelningsark 1 är inte godkänt"));
  ASSERT_EQ(sheets({"approve", "1"}).code, 0);
  EXPECT_EQ(second().front()["ingaende"], "1680.00");
  EXPECT_EQ(second().back()["netto"], "12580.00");
  ASSERT_EQ(sheets({"approve", "2"}).code, 0);
  ASSERT_EQ(sheets({"new", "--from", "2019-04-01", "--to", "2019-06-30"}).code, 0);
  EXPECT_THAT(Json::parse(sheets({"show", "3"}).out)["avrakning"], IsEmpty());
}

TEST_F(Sheets, WhatCannotBeIsRefused) {
  ASSERT_EQ(sheets({"new", "--from", "2018-10-01", "--to", "2018-12-31"}).code, 0);
  const Finished overlapping = sheets({"new", "--from", "2018-12-31", "--to", "2019-03-31"});
  EXPECT_EQ(overlapping.code, 1);
  EXPECT_THAT(overlapping.err, HasSubstr("gäller redan"));
  EXPECT_EQ(sheets({"new", "--from", "2019-04-01", "--to", "2019-03-31"}).code, 1);
  EXPECT_EQ(adjust("0").code, 1);
  EXPECT_EQ(adjust("mycket").code, 1);
  EXPECT_EQ(sheets({"adjust", "1", "--fran", "01", "--till", "99", "--kod", "NSCH", "--belopp", "1",
                    "--varfor", "x"})
                .code,
            1);
  EXPECT_EQ(sheets({"show", "7"}).code, 1);
  EXPECT_THAT(sheets({"list"}).out, HasSubstr("2018-10-01 – 2018-12-31  utkast"));
}

}  // namespace
}  // namespace rosett::testing
