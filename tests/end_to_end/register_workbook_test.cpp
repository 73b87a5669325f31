// Registers as Excel keeps them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"
#include "written_workbook.h"

namespace rosett::testing {
namespace {

using namespace std::string_literals;
using ::testing::HasSubstr;

const std::vector<Value> kHeadings{"personnummer"s,
                                   "dossiernummer"s,
                                   "fornamn"s,
                                   "efternamn"s,
                                   "fodelsedatum"s,
                                   "mottagningsdatum"s,
                                   "migrationsdatum"s,
                                   "adress"s,
                                   "folkbokforingsdatum"s,
                                   "sdf_kod"s,
                                   "sdf"s};
const std::vector<Value> kPerson{201003142381.0,   11234567.0,      "Åsa"s,  "Öhrn"s,
                                 Day{2010, 3, 14}, Day{2018, 9, 3}, {},      "Vägen 1"s,
                                 "2018-09-10"s,    "01"s,           "Kista"s};

nlohmann::json imported(const Program& program, const std::filesystem::path& file) {
  const Finished finished = program.run({"register", "import", "personer", file, "--json"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  return nlohmann::json::parse(finished.out);
}

TEST(RegisterWorkbook, IsTheSameAsItsCsv) {
  const Program program;
  std::vector<Value> nobody(kHeadings.size());
  nobody[2] = "Ingen"s;
  const auto book = program.put(
      "personer.xlsx",
      written_workbook({{"Dolt", {{"x"s}}, true}, {"Personer", {kHeadings, {}, kPerson, nobody}}}));
  const auto report = imported(program, book);
  EXPECT_EQ(report["added"], 1);
  EXPECT_EQ(report["rejected"][0]["line"], 4);
  const auto csv = program.put(
      "personer.csv",
      "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;migrationsdatum;"
      "adress;folkbokforingsdatum;sdf_kod;sdf\n"
      "20100314-2381;11-234567;Åsa;Öhrn;2010-03-14;2018-09-03;;Vägen 1;2018-09-10;01;Kista\n");
  EXPECT_EQ(imported(program, csv)["unchanged"], 1);
}

TEST(RegisterWorkbook, WhatCannotBeReadIsToldAndChangesNothing) {
  const Program program;
  const std::string whole = written_workbook({{"Personer", {kHeadings, kPerson}}});
  const auto cut = program.put("avklippt.xlsx", whole.substr(0, whole.size() / 2));
  const Finished finished = program.run({"register", "import", "personer", cut});
  EXPECT_EQ(finished.code, 1);
  EXPECT_THAT(finished.err, HasSubstr("avklippt eller skadad"));
  const auto none = program.put("tom.xlsx", written_workbook({{"Personer", {}}}));
  EXPECT_EQ(program.run({"register", "import", "personer", none}).code, 1);
}

}  // namespace
}  // namespace rosett::testing
