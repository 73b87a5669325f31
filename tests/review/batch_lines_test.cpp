// What leaves for the case system: the schema's form, and nothing that a spreadsheet would run.
#include "review/batch_lines.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/csv.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

using nlohmann::json;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Field field(std::string name, Kind kind, std::optional<std::string> value) {
  Reading reading;
  reading.kind = kind;
  reading.value = std::move(value);
  return {std::move(name), std::move(reading)};
}

Document hostile() {
  Document document;
  document.file = "=cmd|' /C calc'!A0.pdf";
  document.sha256 = std::string(64, 'a');
  document.part = 2;
  document.type = "roselista";
  document.fields = {field("beslutsdatum", Kind::date, "2019-03-01"),
                     field("summa", Kind::amount, "9.00"), field("kod", Kind::kod, "GOD9")};
  Row& row = document.rows.emplace_back();
  row.number = 3;
  row.page = 1;
  row.key = "aaaa-0-1-1";
  row.fields = {field("namn", Kind::name, "=HYPERLINK(\"http://x\";\"y\")\n\xE2\x80\xAE"),
                field("belopp", Kind::amount, "-1350.00"),
                field("fritext", Kind::text, std::nullopt)};
  row.fields[1].reading.corrected = Correction{"anna", "2026-05-04T08:30:00Z", "1350.00"};
  return document;
}

BatchLines lines_of(const Document& document) {
  DecisionRecord approval;
  approval.by = "bo";
  approval.at = std::chrono::sys_seconds(std::chrono::seconds(1'700'000'000));
  return batch_lines({7, 1, Sending::correction, document, document.rows[0], {approval}});
}

// The schema's object has exactly the keys it says, and those it requires.
void expect_as_described(const json& schema, const json& value) {
  for (const auto& name : schema.at("required")) EXPECT_TRUE(value.contains(name)) << name;
  for (const auto& [name, each] : value.items()) {
    ASSERT_TRUE(schema.at("properties").contains(name)) << name;
    const json& described = schema.at("properties").at(name);
    if (described.value("type", json()) == "object" && described.contains("properties"))
      expect_as_described(described, each);
  }
}

TEST(BatchLines, HaveTheFormOfTheSchema) {
  std::ifstream file(rosett::source_folder() + "/review/leverans.schema.json");
  const json line = json::parse(lines_of(hostile()).json);
  expect_as_described(json::parse(file), line);
  EXPECT_EQ(line.at("kind"), "rattelse");
  EXPECT_EQ(line.at("document").at("part"), 2);
  EXPECT_EQ(line.at("fields").at("kod"), "GOD9") << "the decision says it once for its rows";
  EXPECT_TRUE(line.at("fields").at("fritext").is_null());
  EXPECT_FALSE(line.at("fields").contains("summa"));
  EXPECT_EQ(line.at("corrected").at("belopp").at("was"), "1350.00");
  EXPECT_EQ(line.at("approved").at(0).at("at"), "2023-11-14T22:13:20Z");
}

TEST(BatchLines, AreNoFormulasInASpreadsheet) {
  const std::string csv = batch_csv_header() + lines_of(hostile()).csv;
  const auto table = parse_csv(csv);
  ASSERT_EQ(table.size(), 2U);
  ASSERT_EQ(table[0].cells.size(), table[1].cells.size());
  EXPECT_THAT(table[1].cells, Each(Not(StartsWith("="))));
  EXPECT_THAT(table[1].cells, ::testing::Contains("-1350,00"));
  EXPECT_THAT(csv, Not(HasSubstr("\xE2\x80\xAE")));
}

}  // namespace
}  // namespace rosett::testing
