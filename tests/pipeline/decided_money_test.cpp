// What the samordnare has decided, in what the rows come to.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/ledger/distribution.h"
#include "checks/ledger/person_plan.h"
#include "checks/ledger/reclaims.h"
#include "core/csv.h"
#include "core/document_json.h"
#include "pipeline/exported_documents.h"
#include "pipeline/exported_surroundings.h"
#include "pipeline/payment_ledger.h"
#include "pipeline/recheck.h"
#include "pipeline/report_json.h"
#include "store/decisions.h"
#include "store/jobs.h"
#include "store/registers.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Field field(const std::string& name, const std::string& value) {
  Field made{name, {}};
  made.reading.value = value;
  made.reading.text = value;
  made.reading.confidence = 1;
  made.reading.accepted = true;
  return made;
}

Row row(const std::string& kod, const std::string& from, const std::string& to,
        const std::string& belopp) {
  Row made;
  made.fields = {field("individnummer", "11-000001"), field("kod", kod), field("period_fran", from),
                 field("period_till", to), field("belopp", belopp)};
  return made;
}

// One person in Farsta, and documents about her that people decide on.
struct Money {
  Money() : workspace(folder.path()) {
    Registers(workspace.database)
        .import(
            RegisterKind::personer,
            parse_csv("personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;"
                      "mottagningsdatum;migrationsdatum;adress;folkbokforingsdatum;sdf_kod;sdf\n"
                      "19900517-2388;11-000001;Amal;Nur;1990-05-17;2018-09-03;;;"
                      "2018-09-10;18;Farsta\n"),
            {});
  }

  void add(const std::string& file, std::vector<Row> rows, std::vector<Field> fields = {},
           const std::string& type = "etjanst") {
    Document document;
    document.type = type;
    document.status = "klar";
    document.fields = std::move(fields);
    document.rows = std::move(rows);
    int number = 0;
    for (Row& one : document.rows) one.number = ++number;
    Jobs jobs(workspace.database);
    const long long arrival = jobs.add_arrival(
        {.sha256 = std::string(64, file[0]), .file = file, .source = "/inbox/" + file});
    jobs.begin(arrival);
    jobs.commit_reading(arrival, {document}, [] { return std::optional<StoredPage>(); });
    recheck(workspace.database, {});
  }

  Document document(const std::string& file) {
    const auto id = Decisions(workspace.database).document_of(std::string(64, file[0]));
    return Documents(workspace.database).load(id.value()).value();
  }

  void decide(Decision decision) {
    const auto settings = workspace.rules.settings(workspace.config.kommun);
    const DecisionOutcome outcome = Decisions(workspace.database)
                                        .decide({"Åsa", "granska", {}}, {std::move(decision)},
                                                judge_by(workspace.database, settings));
    for (const Refusal& refusal : outcome.refusals) ADD_FAILURE() << refusal.message;
    recheck(workspace.database, settings);
  }

  void reject(const std::string& file, std::size_t number, const std::string& why = "") {
    const Row row = document(file).rows.at(number - 1);
    decide({.kind = DecisionKind::reject, .key = row.key, .revision = row.revision, .why = why});
  }

  // Says of the first such deviation that what is printed is wrong.
  void close(const std::string& file, const std::string& code) {
    const Document read = document(file);
    const auto found = std::ranges::find(read.deviations, code, &Deviation::code);
    ASSERT_NE(found, read.deviations.end());
    const Row* row =
        found->row == 0 ? nullptr : &read.rows.at(static_cast<std::size_t>(found->row) - 1);
    decide({.kind = DecisionKind::printed_wrong,
            .key = row == nullptr ? document_key(read) : row->key,
            .revision = row == nullptr ? read.revision : row->revision,
            .field = found->field,
            .code = code});
  }

  ledger::Ledger ledger() { return stored_ledger(workspace); }

  testing::TemporaryFolder folder;
  Workspace workspace;
};

std::vector<std::string> left(const ledger::Ledger& ledger) {
  std::vector<std::string> all;
  for (const ledger::LedgerRow* one : ledger::distribute(ledger).left) {
    std::string text = one->stored.file + " " + std::to_string(one->stored.row);
    for (const std::string& reason : one->reasons) text += " " + reason;
    all.push_back(text);
  }
  return all;
}

TEST(DecidedMoney, ARejectedRowIsNotDistributedAndSaysWhy) {
  Money money;
  money.add("a.xlsx", {row("DAG", "2018-10-01", "2018-10-31", "2201.00"),
                       row("DAG", "2018-11-01", "2018-11-30", "2130.00")});
  money.reject("a.xlsx", 1, "hör till Huddinge");
  const ledger::Ledger ledger = money.ledger();
  EXPECT_THAT(left(ledger), ElementsAre("a.xlsx 1 avvisad"));
  const ledger::Balance balance = ledger::distribute(ledger).balance;
  EXPECT_EQ(balance.distributed.to_string(), "2130.00");
  EXPECT_EQ(balance.left.to_string(), "2201.00");
  EXPECT_EQ(balance.distributed + balance.left, balance.all);
  EXPECT_THAT(distribution_json(ledger, ledger::distribute(ledger)),
              HasSubstr("Raden avvisades av Åsa 1970-01-01: «hör till Huddinge»."));
}

TEST(DecidedMoney, UndoneItIsDistributedAgain) {
  Money money;
  money.add("a.xlsx", {row("DAG", "2018-10-01", "2018-10-31", "2201.00")});
  money.reject("a.xlsx", 1);
  const Row now = money.document("a.xlsx").rows.front();
  money.decide({.kind = DecisionKind::undo,
                .key = now.key,
                .revision = now.revision,
                .undoes = Decisions(money.workspace.database).history(now.key).back().id});
  EXPECT_THAT(left(money.ledger()), IsEmpty());
}

// The same payment came twice. The first is rejected: the other is not its copy any more.
TEST(DecidedMoney, ARejectedRowHasNoCopies) {
  Money money;
  money.add("a.xlsx", {row("DAG", "2018-10-01", "2018-10-31", "2201.00")});
  money.add("b.xlsx", {row("DAG", "2018-10-01", "2018-10-31", "2201.00")});
  EXPECT_THAT(left(money.ledger()), ElementsAre("b.xlsx 1 dubblett"));
  money.reject("a.xlsx", 1);
  EXPECT_THAT(left(money.ledger()), ElementsAre("a.xlsx 1 avvisad"));
}

TEST(DecidedMoney, AClosedFaultHindersNothing) {
  Money money;
  money.add("a.xlsx", {row("DAG", "2018-10-01", "2018-10-31", "2201.00")});
  money.add("b.xlsx", {row("DAG", "2018-10-01", "2018-10-31", "2201.00")});
  money.close("b.xlsx", "dubblett");
  EXPECT_THAT(left(money.ledger()), IsEmpty());
}

TEST(DecidedMoney, ARejectedRowGrantsNoAterkrav) {
  Money money;
  money.add("a.xlsx", {row("DAG", "2018-10-01", "2018-10-31", "2201.00")});
  money.add("b.xlsx", {row("Å-LMA", "2018-10-01", "2018-10-31", "-2201.00")});
  const auto settings = money.workspace.rules.settings(money.workspace.config.kommun);
  const auto grounds = [&] {
    const ledger::Ledger ledger = money.ledger();
    std::vector<std::string> all;
    for (const ledger::Reclaim& one : ledger::reclaims(ledger, settings))
      all.push_back(one.ground == nullptr ? "-" : one.ground->stored.file);
    return all;
  };
  EXPECT_THAT(grounds(), ElementsAre("a.xlsx"));
  money.reject("a.xlsx", 1);
  EXPECT_THAT(grounds(), ElementsAre("-"));
  EXPECT_EQ(money.document("b.xlsx").deviations.back().code, "aterkrav_utan_grund");
  money.reject("b.xlsx", 1);
  EXPECT_THAT(grounds(), IsEmpty());
}

TEST(DecidedMoney, ARejectedPaymentIsNotSeen) {
  Money money;
  const auto payment = [](const char* left, const char* belopp) {
    Row made;
    made.fields = {field("dossiernummer", "11-000001"), field("kvarvarande", left),
                   field("belopp", belopp)};
    return made;
  };
  money.add("a.txt", {payment("8", "13320.00"), payment("7", "26640.00")},
            {field("utbetalningsdatum", "2018-10-31")}, "generalschablon");
  money.reject("a.txt", 2);
  const ledger::Ledger ledger = money.ledger();
  const auto plans = ledger::plans(
      ledger, money.workspace.rules.settings(money.workspace.config.kommun).payment_plan);
  ASSERT_EQ(plans.persons.size(), 1U);
  ASSERT_EQ(plans.persons[0].seen.size(), 1U);
  EXPECT_EQ(plans.persons[0].seen[0].payment, 1);
}

TEST(DecidedMoney, ACorrectedAmountAndDayCount) {
  Money money;
  money.add("a.xlsx", {row("DAG", "2018-10-01", "2018-10-31", "2201.00")},
            {field("utbetalningsdatum", "2019-04-02")});
  const Document read = money.document("a.xlsx");
  money.decide({.kind = DecisionKind::value,
                .key = document_key(read),
                .revision = read.revision,
                .field = "utbetalningsdatum",
                .value = "2019-03-02"});
  const Row now = money.document("a.xlsx").rows[0];
  money.decide({.kind = DecisionKind::value,
                .key = now.key,
                .revision = now.revision,
                .field = "belopp",
                .value = "2210.00"});
  const auto quarter = [&](const char* from, const char* to) {
    const ledger::Ledger ledger =
        stored_ledger(money.workspace, parse_iso_date(from), parse_iso_date(to));
    return ledger::distribute(ledger).balance.all.to_string();
  };
  EXPECT_EQ(quarter("2019-01-01", "2019-03-31"), "2210.00");
  EXPECT_EQ(quarter("2019-04-01", "2019-06-30"), "0.00");
}

// An export tells what has been decided, to whoever reckons with it.
TEST(DecidedMoney, AnExportKeepsDecisions) {
  Money money;
  money.add("a.xlsx", {row("DAG", "2018-10-01", "2018-10-31", "2201.00")});
  money.add("b.xlsx", {row("DAG", "2018-10-01", "2018-10-31", "2201.00"),
                       row("DAG", "2018-12-01", "2018-12-31", "2201.00")});
  money.close("b.xlsx", "dubblett");
  money.reject("b.xlsx", 2);
  std::vector<Document> exported;
  for (const char* file : {"a.xlsx", "b.xlsx"})
    exported.push_back(
        document_from_json(document_to_json(money.document(file), JsonDetail::contract)));
  const auto settings = money.workspace.rules.settings(money.workspace.config.kommun);
  const ExportedSurroundings surroundings(money.workspace.database, exported);
  ledger::LedgerBuilder builder(surroundings, {&settings, &money.workspace.rules.ledger});
  for (Document& document : exported) {
    check_again(document, surroundings, settings);
    builder.add(document);
  }
  EXPECT_THAT(left(builder.settle()), ElementsAre("b.xlsx 2 avvisad"));
}

}  // namespace
}  // namespace rosett
