// Approved rows leave once, whatever happens on the way, and come back when they are refused.
#include "pipeline/batch_export.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/csv.h"
#include "core/error.h"
#include "core/text.h"
#include "pipeline/files.h"
#include "pipeline/receipt_file.h"
#include "pipeline/recheck.h"
#include "store/approvals.h"
#include "store/users.h"
#include "temporary_folder.h"
#include "tests/support/killed.h"
#include "waiting_rows.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;
using io::Moment;
using io::Step;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Rows to decide on, an export folder, and a case system that takes what it sees a mark for.
struct Desk : WaitingRows {
  fs::path folder = database_folder.path() / "export";

  Desk() { fs::create_directory(folder); }

  std::vector<Batch> send() { return send(database); }
  std::vector<Batch> send(Database& own) const {
    return export_batches(own, {}, folder, author("anna"));
  }
  fs::path file(long long batch, const std::string& ending) const {
    return folder / (batch_name(batch) + ending);
  }
  std::vector<nlohmann::json> lines(long long batch) const {
    std::vector<nlohmann::json> found;
    for (const std::string& line : split(read_text(file(batch, ".jsonl")), '\n'))
      if (!line.empty()) found.push_back(nlohmann::json::parse(line));
    return found;
  }
  std::vector<std::string> kinds(long long batch) const {
    std::vector<std::string> found;
    for (const auto& line : lines(batch)) found.push_back(line.at("kind"));
    return found;
  }
  // What stands whole, is taken; its mark last.
  std::vector<std::string> fetch() const {
    std::vector<std::string> keys;
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() != ".klar") continue;
      const auto mark = nlohmann::json::parse(read_text(entry.path()));
      for (const auto& line : lines(mark.at("batch")))
        keys.push_back(line.at("key").get<std::string>() + line.at("kind").get<std::string>());
      for (const auto& each : mark.at("files")) {
        EXPECT_EQ(hash_of(open_regular(folder / each.at("name").get<std::string>())),
                  each.at("sha256"));
        fs::remove(folder / each.at("name").get<std::string>());
      }
      fs::remove(entry.path());
    }
    return keys;
  }
};

TEST(BatchExport, WritesWholeFilesWithChecksumCountAndSum) {
  Desk desk;
  desk.approve(0);
  desk.approve(1);
  ASSERT_EQ(desk.send().size(), 1U);
  const auto mark = nlohmann::json::parse(read_text(desk.file(1, ".klar")));
  EXPECT_EQ(mark.at("rows"), 2);
  EXPECT_EQ(mark.at("sum"), "2700.00");
  const std::string csv = read_text(desk.file(1, ".csv"));
  EXPECT_TRUE(
      csv.starts_with("\xEF\xBB\xBF"
                      "batch;line;kind;key;"));
  EXPECT_THAT(csv, HasSubstr("1350,00"));
  EXPECT_EQ(parse_csv(csv).size(), 3U);
  EXPECT_THAT(desk.kinds(1), ElementsAre("ny", "ny"));
  EXPECT_EQ(desk.lines(1).at(0).at("approved").at(0).at("by"), "anna");
  EXPECT_EQ(mark.at("files").at(0).at("sha256"), hash_of(open_regular(desk.file(1, ".jsonl"))));
}

TEST(BatchExport, SendsARowOnceAndACorrectionAsSuch) {
  Desk desk;
  desk.approve(0);
  desk.send();
  EXPECT_THAT(desk.send(), IsEmpty());
  desk.correct(0, "belopp", "20.00");
  EXPECT_THAT(desk.send(), IsEmpty()) << "not approved yet";
  desk.approve(0);
  desk.send();
  EXPECT_THAT(desk.kinds(2), ElementsAre("rattelse"));
  EXPECT_EQ(desk.lines(2).at(0).at("fields").at("belopp"), "20.00");
  EXPECT_EQ(desk.lines(2).at(0).at("corrected").at("belopp").at("was"), "1350.00");
  desk.reject(0);
  desk.send();
  EXPECT_THAT(desk.kinds(3), ElementsAre("makulering"));
  EXPECT_THAT(desk.send(), IsEmpty());
}

TEST(BatchExport, SendsNothingThatOneOfTwoPeopleHasApproved) {
  Desk desk;
  require_eyes(desk.database, 2);
  for (const char* name : {"anna", "bo"})
    Users(desk.database).add({.name = name, .role = Role::samordnare}, "fyra ord efter varandra");
  desk.approve(0);
  EXPECT_THAT(desk.send(), IsEmpty());
  desk.approve(0, "bo");
  EXPECT_EQ(desk.send().size(), 1U);
  EXPECT_EQ(desk.lines(1).at(0).at("approved").size(), 2U);
}

TEST(BatchExport, TakesRefusedRowsBackAsDeviations) {
  Desk desk;
  desk.approve(0);
  desk.approve(1);
  desk.send();
  const std::string first = desk.row(0).key, second = desk.row(1).key;
  const auto receipts = parse_receipts(
      R"({"batch":1,"key":")" + first + R"(","taken":false,"reason":"okänd\nperson"})" + "\n" +
      R"({"batch":1,"key":")" + second + R"(","taken":true})" + "\n");
  const ReceiptOutcome outcome = take_receipts(desk.database, desk.author("anna"), receipts);
  EXPECT_THAT(outcome.faults, IsEmpty());
  EXPECT_EQ(take_receipts(desk.database, desk.author("anna"), receipts).known, 2);
  EXPECT_FALSE(desk.row(0).approved);
  EXPECT_TRUE(desk.row(1).approved);
  recheck(desk.database, {});
  ASSERT_EQ(desk.document().deviations.size(), 1U);
  EXPECT_EQ(desk.document().deviations[0].code, "ej_mottagen");
  EXPECT_THAT(desk.document().deviations[0].message, HasSubstr("okänd person"));
  EXPECT_EQ(desk.document().status, "avvikelser");
  EXPECT_THAT(desk.send(), IsEmpty());
  desk.approve(0);
  recheck(desk.database, {});
  EXPECT_THAT(desk.document().deviations, IsEmpty());
  desk.send();
  EXPECT_THAT(desk.kinds(2), ElementsAre("rattelse"));
  EXPECT_THAT(desk.send(), IsEmpty());
}

std::string fault_of(const std::string& receipts) {
  try {
    static_cast<void>(parse_receipts(receipts));
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(Receipts, AreTakenWholeOrNotAtAll) {
  Desk desk;
  desk.approve(0);
  desk.send();
  const std::string key = desk.row(0).key;
  const Receipt good{1, key, false, "nej"};
  const auto take = [&](const Receipt& bad) {
    return take_receipts(desk.database, desk.author("anna"), {good, bad}).faults.size();
  };
  EXPECT_EQ(take({2, key, true, ""}), 1U);
  EXPECT_EQ(take({1, key + "0", true, ""}), 1U);
  EXPECT_EQ(take({1, key, true, ""}), 1U) << "two answers to one row";
  EXPECT_TRUE(desk.row(0).approved);
  EXPECT_THAT(fault_of(R"({"batch":1,"key":"a"})"), HasSubstr("rad 1"));
  EXPECT_THAT(fault_of("\n{\"batch\":\"1\"}"), HasSubstr("rad 2"));
  const auto kill = [&] {
    Database own(desk.database_file());
    static_cast<void>(take_receipts(own, desk.author("anna"), {good}));
  };
  ASSERT_TRUE(run_until_killed({Step::import_receipt, Moment::before}, kill));
  EXPECT_TRUE(desk.row(0).approved);
  ASSERT_TRUE(run_until_killed({Step::import_receipt, Moment::after}, kill));
  EXPECT_FALSE(desk.row(0).approved);
}

// Cut off anywhere, twice, and fetched from in between: each row comes once.
class EveryStepOfABatch : public ::testing::TestWithParam<std::tuple<KillAt, bool>> {};

TEST_P(EveryStepOfABatch, MayBeTheLastOne) {
  const auto& [place, fetched_between] = GetParam();
  Desk desk;
  desk.approve(0);
  desk.approve(1);
  const auto send = [&] {
    Database own(desk.database_file());
    static_cast<void>(desk.send(own));
  };
  std::vector<std::string> all;
  for (int i = 0; i < 2; ++i) {
    const bool killed = run_until_killed(place, send);
    EXPECT_TRUE(killed || i > 0) << "the step was never reached";
    if (!fetched_between) continue;
    for (std::string& key : desk.fetch()) all.push_back(std::move(key));
  }
  desk.send();
  for (std::string& key : desk.fetch()) all.push_back(std::move(key));
  EXPECT_THAT(all, ElementsAre(desk.row(0).key + "ny", desk.row(1).key + "ny"));
  EXPECT_TRUE(fs::is_empty(desk.folder)) << "something is left half done";
}

constexpr KillAt before(Step step, int times = 1) { return {step, Moment::before, times}; }
constexpr KillAt after(Step step, int times = 1) { return {step, Moment::after, times}; }

INSTANTIATE_TEST_SUITE_P(
    Batches, EveryStepOfABatch,
    ::testing::Combine(::testing::Values(before(Step::begin_batch), after(Step::begin_batch),
                                         after(Step::make_scratch), before(Step::sync_whole),
                                         before(Step::name_whole), after(Step::name_whole),
                                         after(Step::name_whole, 2), before(Step::place_batch),
                                         after(Step::place_batch), before(Step::name_whole, 3),
                                         after(Step::name_whole, 3), before(Step::end_batch),
                                         after(Step::end_batch)),
                       ::testing::Bool()));

}  // namespace
}  // namespace rosett::testing
