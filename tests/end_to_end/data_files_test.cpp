// Files that state their rows in characters: text files and workbooks, from the inbox to the money.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"
#include "written_workbook.h"

namespace rosett::testing {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;
using Json = nlohmann::json;

constexpr const char* kSeparated = "generalschablon-separerad/generalschablon_2018-10.txt";
constexpr const char* kFixed = "generalschablon-fast/GS1812.TXT";

// Åsa and Yusuf, both of whom live in Kista.
void import_registers(const Program& program) {
  program.put("rosett.toml", "kommun = \"Stockholm\"\n");
  const auto persons = program.put(
      "personer.csv",
      "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;migrationsdatum;"
      "adress;folkbokforingsdatum;sdf_kod;sdf\n"
      "20100314-2381;11-234567;Åsa;Öhrn;2010-03-14;2018-09-03;;V 1;2018-09-03;01;Kista\n"
      "19850712-2382;12-345678;Yusuf;Al-Masri;1985-07-12;2018-09-11;;V 2;2018-09-11;01;Kista\n");
  EXPECT_EQ(program.run({"register", "import", "personer", persons}).code, 0);
}

Json only_document(const Program& program, const std::string& file) {
  const std::string lines = program.run({"export", "--format", "jsonl"}).out;
  std::istringstream stream(lines);
  for (std::string line; std::getline(stream, line);)
    if (auto json = Json::parse(line); json["document"]["file"] == file) return json;
  ADD_FAILURE() << file << " is not exported";
  return {};
}

std::vector<std::string> values(const Json& document, const std::string& field) {
  std::vector<std::string> all;
  for (const Json& row : document["rows"])
    all.push_back(row["fields"].contains(field) && !row["fields"][field]["value"].is_null()
                      ? row["fields"][field]["value"].get<std::string>()
                      : "-");
  return all;
}

std::vector<std::string> deviations(const Json& document) {
  std::vector<std::string> all;
  for (const Json& each : document["deviations"])
    all.push_back(each["code"].get<std::string>() +
                  (each["row"].is_null() ? "" : " " + std::to_string(each["row"].get<int>())));
  return all;
}

bool all_accepted(const Json& document) {
  for (const Json& row : document["rows"])
    for (const Json& field : row["fields"])
      if (!field["accepted"].get<bool>() && !field["value"].is_null()) return false;
  return true;
}

TEST(DataFiles, TextFilesOfTwoLayoutsBecomeRows) {
  const Program program;
  import_registers(program);
  program.put_sample(kSeparated, "inbox/gs-2018-10.txt");
  program.put_sample(kFixed, "inbox/GS1812.TXT");
  const Finished watched = program.run({"watch", "--once"});
  EXPECT_EQ(watched.code, 0) << watched.err;
  const Json october = only_document(program, "gs-2018-10.txt");
  EXPECT_EQ(october["document"]["template"], "generalschablon-separerad");
  EXPECT_EQ(october["pages"][0]["source"], "text");
  EXPECT_EQ(october["fields"]["utbetalningsdatum"]["value"], "2018-10-31");
  EXPECT_THAT(values(october, "namn"), ElementsAre("Öhrn, Åsa", "Al-Masri, Yusuf"));
  EXPECT_THAT(values(october, "belopp"), ElementsAre("13320.00", "13320.00"));
  EXPECT_TRUE(all_accepted(october));
  EXPECT_THAT(deviations(october),
              UnorderedElementsAre("falt_saknas", "summa_avviker", "personnummer_ogiltigt 1",
                                   "personnummer_ofullstandigt 2"));
  const Json december = only_document(program, "GS1812.TXT");
  EXPECT_EQ(december["document"]["template"], "generalschablon-fast");
  EXPECT_EQ(december["fields"]["kommun"]["value"], "Stockholms kommun");
  EXPECT_THAT(values(december, "personnummer"), ElementsAre("20100314-2381", "19850712"));
  EXPECT_THAT(values(december, "mottagningsdatum"), ElementsAre("2018-09-03", "-"));
  EXPECT_EQ(december["rows"][0]["fields"]["namn"]["box"], (Json{20, 1, 35, 1}));
  EXPECT_THAT(december["deviations"].dump(), HasSubstr("Rad 4 i filen är inte läst"));
}

std::string workbook(const Rows& rows) {
  Rows all{{"Kommun"s, "Stockholm"s},
           {},
           {"Beviljat Belopp, kr"s, "Individnummer"s, "Beslutad Period fr om"s,
            "Beslutad Period T o m"s, "Ersättning"s, "Sökt Belopp, kr"s}};
  all.insert(all.end(), rows.begin(), rows.end());
  return written_workbook({{"Beslut", all}});
}

TEST(DataFiles, TheSamePaymentByTwoWaysIsCountedOnce) {
  const Program program;
  import_registers(program);
  program.put_sample(kFixed, "inbox/GS1812.TXT");
  program.put("inbox/beslut.xlsx",
              workbook({{Formula{"=13320*2", 26640}, 11234567.0, Day{2018, 10, 1}, "2018-11-30"s,
                         "NSCH"s, 26640.0},
                        {"2 201,00"s, "11-234567/1"s, "20190101"s, Day{2019, 1, 31}, "DAG"s, {}},
                        {"Summa"s, {}, {}, {}, {}, {}}}));
  EXPECT_EQ(program.run({"watch", "--once"}).code, 0);
  const Json book = only_document(program, "beslut.xlsx");
  EXPECT_EQ(book["document"]["type"], "etjanst");
  EXPECT_THAT(values(book, "individnummer"), ElementsAre("11-234567", "11-234567"));
  EXPECT_THAT(values(book, "period_till"), ElementsAre("2018-11-30", "2019-01-31"));
  EXPECT_THAT(values(book, "belopp"), ElementsAre("26640.00", "2201.00"));
  EXPECT_TRUE(all_accepted(book));
  const Json report = Json::parse(program.run({"report", "fordelning"}).out);
  EXPECT_EQ(report["avstamning"]["rows"], 4);
  EXPECT_EQ(report["avstamning"]["fordelat"], "55481.00");  // 2 × 26 640 + 2 201
  ASSERT_EQ(report["ej_fordelat"].size(), 1U);
  EXPECT_EQ(report["ej_fordelat"][0]["reasons"], Json::array({"dubblett"}));
}

TEST(DataFiles, WhatOnlyAKeyOpensIsToldInFailed) {
  const Program program;
  program.put("inbox/gs.txt.asc", "-----BEGIN PGP MESSAGE-----\n\nwcBMAzI7\n");
  program.put("inbox/brev.txt", "Hej!\nHär kommer listan.\n");
  const std::string whole = workbook({});
  program.put("inbox/avklippt.xlsx", whole.substr(0, whole.size() / 2));
  EXPECT_EQ(program.run({"watch", "--once"}).code, 0);
  const auto why = [&](const std::string& file) {
    return content_of(program.folder() / "failed" / (file + ".fel.txt"));
  };
  EXPECT_THAT(why("gs.txt.asc"), HasSubstr("krypterad med PGP"));
  EXPECT_THAT(why("brev.txt"), HasSubstr("som ingen mall passar"));
  EXPECT_THAT(why("avklippt.xlsx"), HasSubstr("avklippt eller skadad"));
}

TEST(DataFiles, TemplateTryTellsWhichLinesFit) {
  const Program program;
  const auto file = program.put_sample(kSeparated, "prov.txt");
  const Finished tried = program.run({"template", "try", file});
  EXPECT_EQ(tried.code, 0) << tried.err;
  EXPECT_THAT(tried.out, HasSubstr("Mall: generalschablon-separerad"));
  EXPECT_THAT(tried.out, HasSubstr("1 passar inte"));
}

}  // namespace
}  // namespace rosett::testing
