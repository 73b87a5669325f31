// What the rows of a small set come to; every figure below was worked out by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Json = nlohmann::json;

const fs::path kSample = fs::path(rosett::source_folder()) / "tests/end_to_end/money";

// Ada moved from Farsta to Bromma on 2024-02-01; Bo came to the municipality in October 2023.
void import_registers(const Program& program) {
  program.put("rosett.toml", "kommun = \"Stockholm\"\n");
  EXPECT_EQ(program.run({"register", "import", "personer", kSample / "personer.csv"}).code, 0);
  EXPECT_EQ(program.run({"register", "import", "personer", kSample / "personer-flytt.csv"}).code,
            0);
  EXPECT_EQ(program.run({"register", "import", "sdf", kSample / "sdf.csv"}).code, 0);
}

Json report(const Program& program, const std::string& kind,
            const std::vector<std::string>& more = {}) {
  std::vector<std::string> arguments{"report", kind, "--from-json", kSample / "rader.jsonl"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Finished finished = program.run(arguments);
  EXPECT_EQ(finished.code, 0) << finished.err;
  return Json::parse(finished.out);
}

std::vector<std::string> shares(const Json& json) {
  std::vector<std::string> all;
  for (const Json& one : json["fordelning"])
    all.push_back(one["sdf"].get<std::string>() + " " + one["kod"].get<std::string>() + " " +
                  one["belopp"].get<std::string>());
  return all;
}

TEST(Report, MoneyGoesWhereThePersonLived) {
  const Program program;
  import_registers(program);
  const Json json = report(program, "fordelning");
  // 92 days at 1 350 kr in Farsta, 29 at 1 000 kr in Bromma; the generalschablon, 20 and 10 percent
  // of 165 000 kr, stays in Farsta. Bo has 30 percent, and 710 kr are taken back.
  EXPECT_THAT(shares(json),
              ElementsAre("Bromma BIF 10.00", "Bromma DAG 2201.00", "Bromma EKBP 29000.00",
                          "Bromma NSCH 49500.00", "Bromma TRA9 20.00", "Bromma Å-LMA -710.00",
                          "Farsta EKBP 124200.00", "Farsta NSCH 49500.00"));
  std::vector<std::string> left;
  for (const Json& one : json["ej_fordelat"])
    left.push_back(one["belopp"].get<std::string>() + " " + one["reasons"].dump());
  EXPECT_THAT(left, ElementsAre("500.50 [\"sdf_saknas\"]", "100.00 [\"individ_saknas\"]",
                                "2201.00 [\"dubblett\"]"));
  EXPECT_EQ(json["ej_fordelat"][2]["same_as"]["file"], "beslut.xlsx");
  EXPECT_EQ(json["avstamning"]["fordelat"], "253721.00");
  EXPECT_EQ(json["avstamning"]["ej_fordelat"], "2801.50");
  EXPECT_EQ(json["avstamning"]["belopp"], "256522.50");
  EXPECT_EQ(json["documents"]["gs-2024-03.txt"]["printed_minus_rows"], "16500.00");
  EXPECT_EQ(json["documents"]["kvartal.xlsx"]["sum"], "1521.00");
  EXPECT_EQ(json["documents"]["kvartal.xlsx"]["sum_as_printed_on_rows"], "2941.00");
}

TEST(Report, AQuarterIsPartOfIt) {
  const Program program;
  import_registers(program);
  EXPECT_THAT(shares(report(program, "fordelning", {"--from", "2023-10-01", "--to", "2023-12-31"})),
              ElementsAre("Bromma NSCH 49500.00", "Farsta EKBP 124200.00", "Farsta NSCH 33000.00"));
}

TEST(Report, AterkravTellWhatTheyTakeBack) {
  const Program program;
  import_registers(program);
  const Json json = report(program, "aterkrav");
  ASSERT_EQ(json["aterkrav"].size(), 1U);
  EXPECT_EQ(json["aterkrav"][0]["belopp"], "-710.00");
  EXPECT_EQ(json["aterkrav"][0]["reclaims"]["file"], "beslut.xlsx");
  EXPECT_EQ(json["aterkrav"][0]["reclaims"]["row"], 3);
  // What was paid to the end of January, and is taken back for days before.
  EXPECT_EQ(report(program, "aterkrav", {"--to", "2024-01-19"}), json);
  EXPECT_EQ(report(program, "aterkrav", {"--from", "2024-01-20"})["aterkrav"].size(), 0U);
}

TEST(Report, ThePlanTellsWhatIsMissing) {
  const Program program;
  import_registers(program);
  const Json plan = report(program, "plan")["generalschablon"];
  EXPECT_EQ(plan["first_month"], "2023-12");
  EXPECT_EQ(plan["last_month"], "2024-03");
  const Json& ada = plan["persons"][0];
  EXPECT_EQ(ada["sdf_kod"], "18");
  EXPECT_EQ(ada["before_the_set"], Json::array({1}));
  EXPECT_EQ(ada["missing"], Json::array());
  const Json& bo = plan["persons"][1];
  EXPECT_EQ(bo["seen"][0]["payment"], 2);
  EXPECT_EQ(bo["missing"], Json::array({3}));
}

TEST(Report, GrantedIsHeldAgainstWhatWasAppliedFor) {
  const Program program;
  import_registers(program);
  const auto asked = program.put(
      "ansokningar.csv",
      "nummer;slag;dossiernummer;personnummer;kod;period_fran;period_till;belopp;inkom;avslutad\n"
      "A1;återsökning;21-100001;;EKBP;2023-10-01;2023-12-31;130000;2024-01-15;\n");
  ASSERT_EQ(program.run({"register", "import", "ansokningar", asked}).code, 0);
  const Json json = report(program, "beslut");
  ASSERT_EQ(json["ansokningar"].size(), 1U);
  EXPECT_EQ(json["ansokningar"][0]["status"], "delvis beviljad");
  EXPECT_EQ(json["ansokningar"][0]["skillnad"], "5800.00");
  EXPECT_EQ(json["ansokningar"][0]["historik"][0]["file"], "beslut.xlsx");
  for (const Json& one : json["beslut"])
    EXPECT_EQ(one["status"], one["ansokan"] == "A1" ? "delvis beviljad" : "beviljad") << one;
}

// Read by the program itself, and out of its own export: the same money.
TEST(Report, TheStoreAndItsExportComeToTheSame) {
  const Program program;
  const fs::path samples = fs::path(rosett::source_folder()) / "samples";
  program.put("rosett.toml", "kommun = \"Stockholm\"\n");
  EXPECT_EQ(program.run({"register", "import", "personer", samples / "personer.csv"}).code, 0);
  program.put_sample("roselista-digital/Beslut MIG-031.pdf", "inbox/lista.pdf");
  EXPECT_EQ(program.run({"watch", "--once"}).code, 0);
  const fs::path exported = program.folder() / "ut.jsonl";
  EXPECT_EQ(program.run({"export", "--format", "jsonl", "-o", exported}).code, 0);
  for (const std::string kind : {"fordelning", "beslut", "aterkrav", "plan"}) {
    const std::string stored = program.run({"report", kind}).out;
    EXPECT_EQ(program.run({"report", kind, "--from-json", exported}).out, stored) << kind;
    EXPECT_EQ(Json::parse(stored).empty(), false);
  }
  EXPECT_GT(Json::parse(program.run({"report", "fordelning"}).out)["avstamning"]["rows"], 0);
}

TEST(Report, WorkbooksLieInANewFolder) {
  const Program program;
  import_registers(program);
  const auto run = [&](const std::vector<std::string>& arguments) {
    std::vector<std::string> all{"report"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    all.insert(all.end(), {"--format", "xlsx", "--from-json", kSample / "rader.jsonl"});
    return program.run(all);
  };
  const fs::path folder = program.folder() / "kvartal 1";
  EXPECT_EQ(run({"fordelning", "-o", folder}).code, 0);
  EXPECT_THAT(program.files_below("kvartal 1"),
              ElementsAre("06 Bromma.xlsx", "18 Farsta.xlsx", "fordelning.xlsx"));
  const Finished again = run({"fordelning", "-o", folder});
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.err, HasSubstr("inte en tom mapp"));
  EXPECT_EQ(run({"fordelning", "-o", program.folder() / "allt.xlsx"}).code, 0);
  for (const std::string kind : {"fordelning", "beslut", "aterkrav", "plan"})
    EXPECT_TRUE(run({kind}).out.starts_with("PK")) << kind;
  EXPECT_TRUE(content_of(program.folder() / "allt.xlsx").starts_with("PK"));
}

TEST(Report, FaultsAreTold) {
  const Program program;
  EXPECT_EQ(program.run({"report"}).code, 2);
  EXPECT_EQ(program.run({"report", "katter"}).code, 2);
  EXPECT_EQ(program.run({"report", "plan", "--from", "igår"}).code, 2);
  const Finished missing = program.run({"report", "plan", "--from-json", "/finns/inte.jsonl"});
  EXPECT_EQ(missing.code, 1);
  program.put("mallar/schablonplan.csv", "utbetalning;nytt\n");
  program.put("rosett.toml", "templates = \"mallar\"\n");
  EXPECT_EQ(program.run({"report", "plan"}).code, 1);
}

}  // namespace
}  // namespace rosett::testing
