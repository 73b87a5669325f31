// What has left for the case system, when its document turns out to be the beginning of a longer
// one.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "pipeline/batch_export.h"
#include "pipeline/files.h"
#include "pipeline/recheck.h"
#include "store/decisions.h"
#include "store/jobs.h"
#include "store/surroundings.h"
#include "temporary_folder.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kShorter(64, 'a');
const std::string kLonger(64, 'b');

Field sure(const std::string& name, const std::string& value, Kind kind = Kind::text) {
  Field made{name, {}};
  made.reading.kind = kind;
  made.reading.value = value;
  made.reading.accepted = true;
  return made;
}

// One row for each amount, one below the other on page 1.
Document roselista(const std::vector<std::string>& amounts) {
  Document document;
  document.type = "roselista";
  document.status = "klar";
  document.pages = {{.page = 1}};
  document.fields = {sure("beslutsdatum", "2019-03-01", Kind::date)};
  for (const std::string& amount : amounts) {
    Row& row = document.rows.emplace_back();
    row.number = static_cast<int>(document.rows.size());
    row.page = 1;
    row.box = {0, 100 * row.number, 1000, 100 * row.number + 60};
    row.fields = {sure("personnummer", "20100314-2385"), sure("belopp", amount, Kind::amount)};
  }
  return document;
}

NextPage pages(int count) {
  return [count, page = 0]() mutable -> std::optional<StoredPage> {
    if (page == count) return std::nullopt;
    ++page;
    StoredPage next;
    next.text.page = page;
    next.image = {0xFF, 0xD8, 0, static_cast<std::uint8_t>(page)};
    return next;
  };
}

struct Scanner {
  Scanner() : database(data.path() / "rosett.db") { fs::create_directory(folder); }

  void scan(const std::string& sha256, const Document& document, int page_count) {
    Jobs jobs(database);
    const long long arrival =
        jobs.add_arrival({.sha256 = sha256, .file = "a.pdf", .source = "/inbox/a.pdf"});
    jobs.begin(arrival);
    jobs.commit_reading(arrival, {document}, pages(page_count));
    recheck(database, {});
  }
  Document document(const std::string& sha256) {
    return Documents(database).load(Decisions(database).document_of(sha256).value()).value();
  }
  void decide(Decision decision) {
    const DecisionOutcome outcome = Decisions(database).decide(
        {"Åsa", "granska", {}}, {std::move(decision)}, judge_by(database, {}));
    for (const Refusal& refusal : outcome.refusals) ADD_FAILURE() << refusal.message;
  }
  void approve(const std::string& sha256, std::size_t i) {
    const Row row = document(sha256).rows.at(i);
    decide({.kind = DecisionKind::approve, .key = row.key, .revision = row.revision});
  }
  // "kind key belopp" of each row that leaves.
  std::vector<std::string> send() {
    std::vector<std::string> left;
    for (const Batch& batch : export_batches(database, {}, folder, {"Åsa", "granska", {}}))
      for (const std::string& text :
           split(read_text(folder / (batch_name(batch.id) + ".jsonl")), '\n')) {
        if (text.empty()) continue;
        const auto line = nlohmann::json::parse(text);
        left.push_back(line.at("kind").get<std::string>() + " " +
                       line.at("key").get<std::string>() + " " +
                       line.at("fields").at("belopp").get<std::string>());
      }
    return left;
  }

  TemporaryFolder data;
  fs::path folder = data.path() / "export";
  Database database;
};

const std::string kFirst = "aaaaaaaaaaaaaaaa-0-1-1";
const std::string kSecond = "aaaaaaaaaaaaaaaa-0-1-2";

TEST(LongerScan, SendsNothingAgainThatHasLeft) {
  Scanner scanner;
  scanner.scan(kShorter, roselista({"1350.00", "20.00"}), 1);
  scanner.approve(kShorter, 0);
  ASSERT_THAT(scanner.send(), ElementsAre("ny " + kFirst + " 1350.00"));
  scanner.scan(kLonger, roselista({"1350.00", "20.00", "30.00"}), 2);
  EXPECT_THAT(scanner.document(kShorter).rows, IsEmpty());
  EXPECT_TRUE(scanner.document(kLonger).rows[0].approved);
  EXPECT_EQ(scanner.document(kLonger).rows[0].key, kFirst);
  EXPECT_EQ(scanner.document(kLonger).rows[1].key, "bbbbbbbbbbbbbbbb-0-1-2")
      << "nobody knows its old one";
  EXPECT_THAT(scanner.send(), IsEmpty());
  scanner.approve(kLonger, 1);
  EXPECT_THAT(scanner.send(), ElementsAre("ny bbbbbbbbbbbbbbbb-0-1-2 20.00"));
}

TEST(LongerScan, CorrectsUnderTheOldKey) {
  Scanner scanner;
  scanner.scan(kShorter, roselista({"1350.00"}), 1);
  scanner.approve(kShorter, 0);
  ASSERT_THAT(scanner.send(), ElementsAre("ny " + kFirst + " 1350.00"));
  scanner.scan(kLonger, roselista({"1250.00"}), 2);
  EXPECT_THAT(scanner.send(), IsEmpty()) << "nobody has approved those values";
  scanner.approve(kLonger, 0);
  EXPECT_THAT(scanner.send(), ElementsAre("rattelse " + kFirst + " 1250.00"));
}

TEST(LongerScan, WithdrawsWhatIsNotThereAnyMore) {
  Scanner scanner;
  scanner.scan(kShorter, roselista({"1350.00", "20.00"}), 1);
  scanner.approve(kShorter, 0);
  scanner.approve(kShorter, 1);
  ASSERT_EQ(scanner.send().size(), 2U);
  scanner.scan(kLonger, roselista({"1350.00"}), 2);
  EXPECT_THAT(scanner.send(), ElementsAre("makulering " + kSecond + " 20.00"));
  EXPECT_THAT(scanner.send(), IsEmpty());
}

TEST(LongerScan, KeepsWhatPeopleHaveSaid) {
  Scanner scanner;
  scanner.scan(kShorter, roselista({"1350.00", "20.00"}), 1);
  const Document read = scanner.document(kShorter);
  scanner.decide({.kind = DecisionKind::value,
                  .key = document_key(read),
                  .revision = read.revision,
                  .field = "beslutsdatum",
                  .value = "2019-04-01"});
  const Row row = scanner.document(kShorter).rows[0];
  scanner.decide({.kind = DecisionKind::value,
                  .key = row.key,
                  .revision = row.revision,
                  .field = "belopp",
                  .value = "1.00"});
  const Row other = scanner.document(kShorter).rows[1];
  scanner.decide({.kind = DecisionKind::reject, .key = other.key, .revision = other.revision});
  const auto expect_it_in = [&](const std::string& sha256) {
    const Document now = scanner.document(sha256);
    EXPECT_EQ(value_of(now.fields, "beslutsdatum"), "2019-04-01");
    EXPECT_EQ(find_field(now.fields, "beslutsdatum")->corrected->by, "Åsa");
    EXPECT_EQ(value_of(now.rows[0].fields, "belopp"), "1.00");
    EXPECT_TRUE(is_rejected(now, now.rows[1]));
    const auto rows = StoredSurroundings(scanner.database).rows_of_person("20100314-2385", "");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].belopp, "1.00");
  };
  const Document again = roselista({"1350.00", "20.00"});
  scanner.scan(kLonger, again, 2);
  expect_it_in(kLonger);
  Jobs(scanner.database)
      .commit_rereading(kLonger, {again}, Documents(scanner.database).page_texts(kLonger));
  recheck(scanner.database, {});
  expect_it_in(kLonger);
  const std::string longest(64, 'c');
  scanner.scan(longest, again, 3);
  expect_it_in(longest);
}

}  // namespace
}  // namespace rosett::testing
