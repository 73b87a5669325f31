// The file that came, what has been done with it, and decisions that lie in a workbook.
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/returned_workbook.h"
#include "office.h"
#include "store/audit.h"
#include "store/batches.h"
#include "store/decisions.h"
#include "store/documents.h"
#include "store/receipts.h"

namespace rosett::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class Paper : public ::testing::Test {
 protected:
  static std::string path(long long id) { return "/api/documents/" + std::to_string(id); }

  json body_of(const web::Answer& answer) {
    EXPECT_EQ(answer.status, 200) << answer.body;
    return json::parse(answer.body);
  }
  Document stored(long long id) { return Documents(office_.database()).load(id).value(); }
  Row row(long long id, std::size_t i = 0) { return stored(id).rows.at(i); }

  Office office_;
  Office::SignedIn sees_all_ =
      office_.session({.name = "Åsa", .role = Role::samordnare, .sees_protected = true});
  Office::SignedIn sees_some_ = office_.session({.name = "Kim", .role = Role::samordnare});
};

TEST_F(Paper, TheOriginalIsGivenToWhoMaySeeAllOfIt) {
  const std::string bytes("%PDF-1.4 \0 beslut", 17);
  const long long whole = office_.drop("Åtta beslut.pdf", bytes, roselista({Office::kOther}));
  const auto answer = office_.get(path(whole) + "/original", sees_some_);
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.body, bytes);
  EXPECT_EQ(answer.type, "application/octet-stream");
  EXPECT_EQ(answer.headers.at(0).second, "attachment; filename*=UTF-8''%C3%85tta%20beslut.pdf");
  const auto noted = Audit(office_.database()).last(document_key(stored(whole)), 1);
  ASSERT_EQ(noted.size(), 1U);
  EXPECT_EQ(noted[0].action, "original");
  EXPECT_EQ(noted[0].author.name, "Kim");
  const long long mixed =
      office_.drop("b.pdf", "annat", roselista({Office::kOther, Office::kProtected}));
  EXPECT_EQ(office_.get(path(mixed) + "/original", sees_some_).status, 422);
  EXPECT_EQ(office_.get(path(mixed) + "/original", sees_all_).status, 200);
}

TEST_F(Paper, AnotherFileInItsPlaceIsNotTheOriginal) {
  const long long id = office_.drop("a.pdf", "första", roselista({Office::kOther}));
  std::ofstream(office_.inbox() / "a.pdf") << "andra";
  EXPECT_EQ(office_.get(path(id) + "/original", sees_all_).status, 404);
  std::filesystem::remove(office_.inbox() / "a.pdf");
  std::filesystem::create_symlink("/etc/passwd", office_.inbox() / "a.pdf");
  EXPECT_EQ(office_.get(path(id) + "/original", sees_all_).status, 404);
}

TEST_F(Paper, HistoryTellsOfDecisionsSendingsAndReceipts) {
  const long long id = office_.read("a.pdf", roselista({Office::kOther, Office::kProtected}));
  const auto decide = [&](std::size_t i, DecisionKind kind) {
    const auto outcome =
        Decisions(office_.database())
            .decide({"Åsa", "granska", {}},
                    {{.kind = kind, .key = row(id, i).key, .revision = row(id, i).revision}},
                    [](const Document&) {
                      return CheckResult{{}, "klar", {}};
                    });
    EXPECT_TRUE(outcome.refusals.empty());
  };
  decide(0, DecisionKind::approve);
  decide(1, DecisionKind::reject);
  Batches batches(office_.database());
  const BatchForm form{[](const Departure&) {
                         return BatchLines{"{}", ""};
                       },
                       [](const std::string&) { return Document(); }};
  ASSERT_EQ(batches.begin({"Åsa", "granska", {}}, form), Batches::Began::yes);
  const json waiting = body_of(office_.get(path(id) + "/history", sees_all_));
  ASSERT_EQ(waiting["sent"].size(), 1U);
  EXPECT_EQ(waiting["sent"][0]["kind"], "ny");
  EXPECT_TRUE(waiting["sent"][0]["taken"].is_null());
  static_cast<void>(take_receipts(office_.database(), {"Åsa", "kommandorad", {}},
                                  {{1, row(id).key, false, "Okänd person."}}));
  const json told = body_of(office_.get(path(id) + "/history", sees_all_));
  EXPECT_EQ(told["sent"][0]["taken"], false);
  EXPECT_EQ(told["sent"][0]["reason"], "Okänd person.");
  EXPECT_EQ(told["records"].back()["kind"], "reject");
  EXPECT_EQ(told["records"].back()["row"], 2);
  const json less = body_of(office_.get(path(id) + "/history", sees_some_));
  for (const json& record : less["records"]) EXPECT_NE(record["row"], 2) << "that row is not shown";
}

// One line of sheet Avvikelser.
Sheet decided(const Row& row, const std::string& choice, const std::string& value) {
  Sheet sheet;
  sheet.name = "Avvikelser";
  const std::vector<std::pair<std::string, std::string>> cells{
      {"Beslut", choice},     {"Rättat värde", value}, {"Kod för avvikelsen", "osaker_lasning"},
      {"Radnyckel", row.key}, {"Fältkod", "belopp"},   {"Version", row.revision}};
  for (int i = 0; i < static_cast<int>(cells.size()); ++i) {
    sheet.cells.push_back({1, i + 1, CellType::text, cells[static_cast<std::size_t>(i)].first});
    sheet.cells.push_back({2, i + 1, CellType::text, cells[static_cast<std::size_t>(i)].second});
  }
  std::ranges::sort(sheet.cells, {},
                    [](const Cell& cell) { return std::pair(cell.row, cell.column); });
  sheet.rows = 2;
  sheet.columns = static_cast<int>(cells.size());
  return sheet;
}

Document returned_workbook() {
  Document document;
  document.pages = {{1, 10, 2, 72, 0, 0, TextSource::text}};
  document.deviations = {{kProposal, Severity::varning, 0, "", "Väntar.", ""}};
  return document;
}

TEST_F(Paper, AWorkbookInTheInboxProposesAndAPersonDecides) {
  const long long scan = office_.read("a.pdf", roselista({Office::kOther}));
  office_.workbook.sheets = {decided(row(scan), "Rätta", "1400,00")};
  const long long id = office_.drop("in.xlsx", "PK ifylld", returned_workbook());
  EXPECT_EQ(value_of(row(scan).fields, "belopp"), "1350.00") << "nothing by itself";
  const json proposed = body_of(office_.get(path(id) + "/proposal", sees_all_));
  EXPECT_TRUE(proposed["open"]);
  ASSERT_EQ(proposed["decisions"].size(), 1U);
  EXPECT_EQ(proposed["decisions"][0]["was"], "1350.00");
  EXPECT_EQ(proposed["decisions"][0]["value"], "1400,00");
  EXPECT_EQ(value_of(row(scan).fields, "belopp"), "1350.00") << "looking is no deciding";
  const json taken = body_of(office_.post(path(id) + "/proposal", sees_some_));
  EXPECT_EQ(taken["values"], 1);
  EXPECT_TRUE(taken["faults"].empty()) << taken;
  const Reading now = *find_field(row(scan).fields, "belopp");
  EXPECT_EQ(now.value, "1400.00");
  EXPECT_EQ(now.corrected->by, "Kim");
  EXPECT_TRUE(stored(id).deviations[0].closed);
  EXPECT_EQ(office_.post(path(id) + "/proposal", sees_all_).status, 422) << "once";
}

TEST_F(Paper, AWorkbookThatIsBehindIsTakenNotAtAll) {
  const long long scan = office_.read("a.pdf", roselista({Office::kOther}));
  Row before = row(scan);
  before.revision = "gammal-0";
  office_.workbook.sheets = {decided(before, "Rätta", "1400,00")};
  const long long id = office_.drop("in.xlsx", "PK ifylld", returned_workbook());
  const json taken = body_of(office_.post(path(id) + "/proposal", sees_all_));
  EXPECT_EQ(taken["faults"].size(), 1U);
  EXPECT_EQ(value_of(row(scan).fields, "belopp"), "1350.00");
  EXPECT_FALSE(stored(id).deviations[0].closed);
}

TEST_F(Paper, NobodyTakesDecisionsAboutWhomTheyMayNotSee) {
  const long long scan = office_.read("a.pdf", roselista({Office::kProtected}));
  office_.workbook.sheets = {decided(row(scan), "Rätta", "1400,00")};
  const long long id = office_.drop("in.xlsx", "PK ifylld", returned_workbook());
  EXPECT_EQ(office_.get(path(id) + "/proposal", sees_some_).status, 422);
  EXPECT_EQ(office_.post(path(id) + "/proposal", sees_some_).status, 422);
  EXPECT_EQ(value_of(row(scan).fields, "belopp"), "1350.00");
  EXPECT_EQ(office_.get(path(office_.document()) + "/proposal", sees_all_).status, 422);
}

}  // namespace
}  // namespace rosett::testing
