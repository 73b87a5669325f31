// The workbook goes out, is edited in LibreOffice as a person would, and comes back.
#include <filesystem>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "program.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

const std::string kEditor = rosett::source_folder() + "/tests/end_to_end/edit_workbook.py";

// A decision that has been read, its workbook, and what people do to that.
class ReviewedWorkbook : public ::testing::Test {
 protected:
  void SetUp() override {
    program_.put_sample("roselista-digital/Beslut MIG-031.pdf", "inbox/beslut.pdf");
    ASSERT_EQ(program_.run({"watch", "--once"}).code, 0);
    ASSERT_EQ(program_.run({"export", "--format", "xlsx", "-o", written()}).code, 0);
  }

  [[nodiscard]] std::string written() const { return program_.folder() / "ut.xlsx"; }

  // The workbook after these edits (edit_workbook.py).
  [[nodiscard]] std::string edited(const Json& edits) const {
    const std::string target = program_.folder() / "in.xlsx";
    const auto list = program_.put("andringar.json", edits.dump());
    const std::string command = "/usr/bin/python3 '" + kEditor + "' '" + written() + "' '" +
                                target + "' '" + list.string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    return target;
  }
  // All text in a workbook's parts.
  [[nodiscard]] std::string text_in(const std::string& workbook) const {
    const std::string folder = program_.folder() / "delar";
    const std::string command = "rm -rf '" + folder + "' && /usr/bin/python3 -m zipfile -e '" +
                                workbook + "' '" + folder + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    std::string text;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".xml") text += content_of(entry.path());
    return text;
  }
  [[nodiscard]] Finished taken(const std::string& file) const {
    return program_.run({"review", "import", file});
  }
  [[nodiscard]] Json document() const {
    return Json::parse(program_.run({"export", "--format", "jsonl"}).out);
  }
  // The first deviation of a row's field.
  [[nodiscard]] std::pair<Json, std::string> row_and_field() const {
    const Json all = document();
    for (const Json& deviation : all["deviations"])
      if (deviation["severity"] == "fel" && deviation.value("field", "") == "period_fran")
        for (const Json& row : all["rows"])
          if (row["row"] == deviation["row"]) return {row, deviation["field"]};
    ADD_FAILURE() << "the sample has no such deviation";
    return {};
  }
  // The key of a row that nothing is said of.
  [[nodiscard]] std::string clean_row() const {
    const Json all = document();
    std::set<Json> deviating;
    for (const Json& deviation : all["deviations"]) deviating.insert(deviation["row"]);
    for (const Json& row : all["rows"])
      if (!deviating.contains(row["row"])) return row["key"];
    return {};
  }
  [[nodiscard]] Json row(const std::string& key) const {
    const Json all = document();
    for (const Json& each : all["rows"])
      if (each["key"] == key) return each;
    return {};
  }

  Program program_;
};

Json edit(const char* what, const char* sheet, const char* column) {
  return {{"edit", what}, {"sheet", sheet}, {"column", column}};
}

Json written_at(const char* sheet, const Json& key, const char* column, const char* text) {
  Json made = edit("set", sheet, column);
  made["key"] = key;
  made["text"] = text;
  return made;
}

TEST_F(ReviewedWorkbook, CorrectedSortedMovedAndRetypedItComesBackRightAndOnce) {
  const auto [before, field] = row_and_field();
  const std::string key = before["key"];
  Json choice = written_at("Avvikelser", key, "Beslut", "Rätta");
  Json value = written_at("Avvikelser", key, "Rättat värde", "2019-05-01");
  choice["field"] = value["field"] = field;
  value["edit"] = "type";  // so that it becomes a day
  const std::string file = edited(
      Json::array({choice, value, edit("sort", "Avvikelser", "Dokument"),
                   edit("move", "Avvikelser", "Rättat värde"), edit("hide", "Avvikelser", "Beslut"),
                   edit("sort", "Rader", "Radnyckel"), edit("retype", "Rader", "Period från"),
                   edit("retype", "Rader", "Belopp")}));
  const Finished first = taken(file);
  EXPECT_EQ(first.code, 0) << first.out << first.err;
  const Json after = row(key)["fields"][field];
  EXPECT_EQ(after["value"], "2019-05-01");
  EXPECT_EQ(after["corrected"]["was"], before["fields"][field]["value"]);
  const Finished again = taken(file);  // which was written before the correction
  EXPECT_EQ(again.code, 1);
  EXPECT_THAT(again.out, HasSubstr("Ingenting har tagits emot"));
}

TEST_F(ReviewedWorkbook, AValueWrittenOverOnSheetRaderIsTold) {
  const std::string key = row_and_field().first["key"];
  const Finished finished = taken(edited(Json::array({written_at("Rader", key, "Belopp", "1")})));
  EXPECT_EQ(finished.code, 1);
  EXPECT_THAT(finished.out, HasSubstr("Belopp är ändrat"));
  EXPECT_FALSE(row(key)["fields"]["belopp"].contains("corrected"));
}

TEST_F(ReviewedWorkbook, DamagedItIsRefusedWhole) {
  const Finished without_column =
      taken(edited(Json::array({edit("delete", "Avvikelser", "Version")})));
  EXPECT_EQ(without_column.code, 1);
  EXPECT_THAT(without_column.out, HasSubstr("Version saknas"));
  const std::string whole = content_of(written());
  const auto cut = program_.put("avklippt.xlsx", whole.substr(0, whole.size() / 2));
  EXPECT_EQ(taken(cut).code, 1);
}

TEST_F(ReviewedWorkbook, InTheInboxItOnlyProposes) {
  const auto [before, field] = row_and_field();
  const std::string key = before["key"];
  Json choice = written_at("Avvikelser", key, "Beslut", "Rätta");
  Json value = written_at("Avvikelser", key, "Rättat värde", "2019-05-01");
  choice["field"] = value["field"] = field;
  program_.put("inbox/ifylld.xlsx", content_of(edited(Json::array({choice, value}))));
  ASSERT_EQ(program_.run({"watch", "--once"}).code, 0);
  bool proposed = false;
  std::istringstream lines(program_.run({"export", "--format", "jsonl"}).out);
  for (std::string line; std::getline(lines, line);) {
    const Json document = Json::parse(line);
    for (const Json& row : document["rows"])
      EXPECT_FALSE(row["fields"][field].contains("corrected"));
    if (document["document"]["file"] != "ifylld.xlsx") continue;
    ASSERT_EQ(document["deviations"].size(), 1U);
    EXPECT_EQ(document["deviations"][0]["code"], "forslag_vantar");
    EXPECT_EQ(document["document"]["type"], "okand");
    proposed = true;
  }
  EXPECT_TRUE(proposed);
}

TEST_F(ReviewedWorkbook, OfLinesThatAreDeletedNothingIsDecidedAndThatIsTold) {
  const std::string key = row_and_field().first["key"];
  const std::string other = clean_row();
  Json gone = {{"edit", "remove"}, {"sheet", "Avvikelser"}, {"key", key}};
  Json gone_row = {{"edit", "remove"}, {"sheet", "Rader"}, {"key", key}};
  const Finished finished =
      taken(edited(Json::array({gone, gone_row, written_at("Rader", other, "Beslut", "Godkänn")})));
  EXPECT_EQ(finished.code, 0) << finished.out << finished.err;
  EXPECT_THAT(finished.out, HasSubstr("1 öppen avvikelse har ingen rad i arbetsboken"));
  EXPECT_FALSE(row(key)["approved"].get<bool>());
  EXPECT_TRUE(row(other)["approved"].get<bool>());
}

TEST_F(ReviewedWorkbook, OneLineThatIsWrongKeepsAllFromBeingTaken) {
  const auto [before, field] = row_and_field();
  const std::string key = before["key"];
  const std::string other = clean_row();
  Json choice = written_at("Avvikelser", key, "Beslut", "Rätta");
  Json value = written_at("Avvikelser", key, "Rättat värde", "2019-02-30");  // no such day
  choice["field"] = value["field"] = field;
  const Finished finished =
      taken(edited(Json::array({choice, value, written_at("Rader", other, "Beslut", "Godkänn")})));
  EXPECT_EQ(finished.code, 1);
  EXPECT_THAT(finished.out, HasSubstr("Ingenting har tagits emot"));
  EXPECT_FALSE(row(other)["approved"].get<bool>());
}

TEST_F(ReviewedWorkbook, UntouchedItDecidesNothing) {
  const std::string before = without_ids(program_.run({"export", "--format", "jsonl"}).out);
  EXPECT_EQ(taken(edited(Json::array())).code, 0);  // opened and saved
  EXPECT_EQ(without_ids(program_.run({"export", "--format", "jsonl"}).out), before);
}

constexpr const char* kProtected =
    "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;migrationsdatum;"
    "adress;folkbokforingsdatum;sdf_kod;sdf;skyddad\n"
    "19750904-1724;11-984205;Nasrin Rania;Sultani;1975-09-04;2018-09-02;2018-08-26;Vägen 1;"
    "2018-09-18;15;Skarpnäck;ja\n";

// Whoever opens it may be anybody who reaches the folder.
TEST_F(ReviewedWorkbook, WhoIsProtectedStandsInItWithoutNameAndNumber) {
  const std::string key = row_and_field().first["key"];
  ASSERT_THAT(text_in(written()), HasSubstr("SULTANI"));
  const auto personer = program_.put("personer.csv", kProtected);
  ASSERT_EQ(program_.run({"register", "import", "personer", personer}).code, 0);
  ASSERT_EQ(program_.run({"watch", "--once"}).code, 0);
  ASSERT_EQ(program_.run({"export", "--format", "xlsx", "-o", written()}).code, 0);
  for (const std::string& file :
       {written(), (program_.folder() / "export/avvikelser.xlsx").string()}) {
    const std::string text = text_in(file);
    for (const char* secret : {"SULTANI", "NASRIN", "19750904", "11-984205"})
      EXPECT_THAT(text, Not(HasSubstr(secret))) << file;
    EXPECT_THAT(text, HasSubstr(key)) << "the row is there all the same";
    EXPECT_THAT(text, HasSubstr("Skyddad person 1"));
    EXPECT_THAT(text, HasSubstr("NEGASSI")) << "and so is everybody else";
  }
  EXPECT_EQ(taken(edited(Json::array())).code, 0) << "what is left out has not been written over";
  const Finished approved =
      taken(edited(Json::array({written_at("Rader", key, "Beslut", "Godkänn")})));
  EXPECT_EQ(approved.code, 1) << "nobody approves what is not seen";
  EXPECT_THAT(approved.out, HasSubstr("granskningssidan"));

  ASSERT_EQ(program_.run({"export", "--format", "xlsx", "--protected", "-o", written()}).code, 0);
  EXPECT_THAT(text_in(written()), HasSubstr("SULTANI"));
}

TEST_F(ReviewedWorkbook, WhoIsProtectedStandsInItWhereTheInstallationWantsThat) {
  const auto personer = program_.put("personer.csv", kProtected);
  program_.put("rosett.toml", "[export]\nprotected = true\n");
  ASSERT_EQ(program_.run({"register", "import", "personer", personer}).code, 0);
  ASSERT_EQ(program_.run({"watch", "--once"}).code, 0);
  EXPECT_THAT(text_in(program_.folder() / "export/avvikelser.xlsx"), HasSubstr("SULTANI"));
  program_.put("rosett.toml", "");
  ASSERT_EQ(program_.run({"watch", "--once"}).code, 0);
  EXPECT_THAT(text_in(program_.folder() / "export/avvikelser.xlsx"), Not(HasSubstr("SULTANI")))
      << "what lies there of before is written anew";
}

}  // namespace
}  // namespace rosett::testing
