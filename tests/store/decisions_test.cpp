// What people decide is laid over what was read: kept, undone, told apart and never lost.
#include "store/decisions.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/document_json.h"
#include "store/approvals.h"
#include "store/users.h"
#include "store_support.h"
#include "tests/support/killed.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kRead = "20100314-2381";
const std::string kTyped = "20030618-8434";

Author author(const std::string& name = "anna") { return {name, "granska", moment(100)}; }

// A check of its own: the amount must be 1350.00, and a personnummer must be accepted.
CheckResult judged(const Document& document) {
  CheckResult result;
  for (const Row& row : document.rows)
    if (value_of(row.fields, "belopp") != "1350.00")
      result.deviations.push_back(
          {"belopp_avviker", Severity::fel, row.number, "belopp", "Fel belopp.", "1350.00"});
  result.status = result.deviations.empty() ? "klar" : "avvikelser";
  return result;
}

// One file with two rows, the first one's number doubtful.
struct Decided : Store {
  Decided() : decisions(database) {
    Document document = roselista({kRead, "20030618-8434"});
    Reading& number = *find_field(document.rows[0].fields, "personnummer");
    number.accepted = false;
    document.deviations = {{"osaker_lasning", Severity::varning, 1, "personnummer", "Osäker.", ""}};
    read_file(*this, digest(1), "a.pdf", {document});
    check();
  }

  void check() {
    for (const long long id : documents.dirty()) documents.check(id, judged);
  }
  Document document() {
    Document found;
    documents.for_each({}, [&](const Document& one) { found = one; });
    return found;
  }
  Row row(std::size_t i = 0) { return document().rows.at(i); }
  Reading reading(const std::string& field, std::size_t row_index = 0) {
    return *find_field(row(row_index).fields, field);
  }
  Decision on_row(DecisionKind kind, std::size_t i = 0) {
    return {.kind = kind, .key = row(i).key, .revision = row(i).revision};
  }
  Decision value(const std::string& field, std::optional<std::string> text) {
    Decision decision = on_row(DecisionKind::value);
    decision.field = field;
    decision.value = std::move(text);
    return decision;
  }
  DecisionOutcome decide(const std::vector<Decision>& all, const std::string& by = "anna") {
    return decisions.decide(author(by), all, judged);
  }
  Objection objection(const std::vector<Decision>& all, const std::string& by = "anna") {
    const DecisionOutcome outcome = decide(all, by);
    EXPECT_EQ(outcome.refusals.size(), 1U);
    EXPECT_THAT(outcome.recorded, IsEmpty());
    return outcome.refusals.empty() ? Objection::invalid : outcome.refusals[0].why;
  }

  Decisions decisions;
};

// Registers doubt what was read (checks/confirm.h), never what somebody has decided on.
TEST(Decisions, WhatIsDecidedStaysAcceptedWhateverRegistersDoubt) {
  Decided store;
  store.decide({store.value("personnummer", kTyped)});
  bool decided = false;
  store.documents.check(store.document().id, [&](const Document& seen) {
    decided = find_field(seen.rows[0].fields, "personnummer")->decided;
    CheckResult result = judged(seen);
    result.confirmations = {{1, "personnummer", false}};
    return result;
  });
  EXPECT_TRUE(decided);
  EXPECT_TRUE(store.reading("personnummer").accepted);
}

TEST(Decisions, CorrectAValueAndSayWhoAndWhatItWas) {
  Decided store;
  EXPECT_THAT(store.decide({store.value("personnummer", kTyped)}).refusals, IsEmpty());
  const Reading reading = store.reading("personnummer");
  EXPECT_EQ(reading.value, kTyped);
  EXPECT_TRUE(reading.accepted);
  EXPECT_EQ(reading.text, kRead);
  EXPECT_EQ(reading.corrected, (Correction{"anna", "2023-11-14T22:15:00Z", kRead}));
  EXPECT_THAT(store.document().deviations, IsEmpty());
  EXPECT_THAT(document_to_json(store.document(), JsonDetail::contract),
              HasSubstr(R"("corrected":{"by":"anna","at":"2023-11-14T22:15:00Z","was":"2010)"));
}

TEST(Decisions, OfTheVeryValueThatWasReadConfirmIt) {
  Decided store;
  EXPECT_THAT(store.decide({store.value("personnummer", kRead)}).refusals, IsEmpty());
  EXPECT_TRUE(store.reading("personnummer").accepted);
  EXPECT_FALSE(store.reading("personnummer").corrected);
  EXPECT_EQ(store.document().status, "klar");
}

TEST(Decisions, CorrectedTwiceStillTellWhatTheMachineHadRead) {
  Decided store;
  store.decide({store.value("belopp", "1.00")});
  store.decide({store.value("belopp", "2.00")}, "bo");
  EXPECT_EQ(store.reading("belopp").value, "2.00");
  EXPECT_EQ(store.reading("belopp").corrected->by, "bo");
  EXPECT_EQ(store.reading("belopp").corrected->was, "1350.00");
}

TEST(Decisions, AreFollowedByTheChecksAndByOtherDocuments) {
  Decided store;
  read_file(store, digest(2), "b.pdf", {roselista({kTyped})});
  const auto asking = [](const Document& document) {
    CheckResult result = judged(document);
    result.asked = {kTyped};
    return result;
  };
  for (const long long id : store.documents.dirty()) store.documents.check(id, asking);
  const long long first = store.decisions.document_of(digest(1)).value();
  const Document before = store.documents.load(first).value();
  const Decision decision{.kind = DecisionKind::value,
                          .key = before.rows[0].key,
                          .revision = before.rows[0].revision,
                          .field = "belopp",
                          .value = "7.00"};
  const Decision person{.kind = DecisionKind::value,
                        .key = before.rows[0].key,
                        .revision = before.rows[0].revision,
                        .field = "personnummer",
                        .value = kTyped};
  static_cast<void>(store.decisions.decide(author(), {decision, person}, judged));
  const Document after = store.documents.load(first).value();
  ASSERT_EQ(after.deviations.size(), 1U);
  EXPECT_EQ(after.deviations[0].code, "belopp_avviker");
  EXPECT_EQ(store.documents.dirty(), std::vector{store.decisions.document_of(digest(2)).value()});
}

TEST(Decisions, ThatSomebodyWasFirstWithAreNotOverwritten) {
  Decided store;
  const Decision annas = store.value("belopp", "1.00");
  Decision bos = store.value("personnummer", kTyped);
  EXPECT_THAT(store.decide({annas}).refusals, IsEmpty());
  const DecisionOutcome outcome = store.decide({bos}, "bo");
  ASSERT_EQ(outcome.refusals.size(), 1U);
  EXPECT_EQ(outcome.refusals[0].why, Objection::changed);
  EXPECT_THAT(outcome.refusals[0].message, HasSubstr("anna"));
  EXPECT_EQ(store.reading("personnummer").value, kRead);
  bos.revision = store.row().revision;
  EXPECT_THAT(store.decide({bos}, "bo").refusals, IsEmpty());
}

TEST(Decisions, AreAllTakenOrNone) {
  Decided store;
  Decision unknown = store.value("belopp", "1.00");
  unknown.key += "0";
  EXPECT_EQ(store.objection({store.value("belopp", "2.00"), unknown}), Objection::unknown);
  EXPECT_EQ(store.reading("belopp").value, "1350.00");
  EXPECT_EQ(store.objection({store.value("ingenting", "2.00")}), Objection::unknown);
  EXPECT_THAT(store.decisions.history(store.row().key), IsEmpty());
}

TEST(Decisions, SurviveAnotherReadingAndARegisterImport) {
  Decided store;
  store.decide({store.value("personnummer", kTyped)});
  Document again = roselista({"20100314-9999", kTyped});
  read_file(store, digest(1), "a igen.pdf", {again});
  store.check();
  EXPECT_EQ(store.documents.load(store.decisions.document_of(digest(1)).value())
                ->rows[0]
                .fields[0]
                .reading.value,
            kTyped);
}

TEST(Decisions, UndoneLeaveTheMachinesReadingAndBothRecords) {
  Decided store;
  const long long id = store.decide({store.value("personnummer", kTyped)}).recorded.at(0);
  Decision undo = store.on_row(DecisionKind::undo);
  undo.undoes = id;
  EXPECT_THAT(store.decide({undo}).refusals, IsEmpty());
  EXPECT_EQ(store.reading("personnummer").value, kRead);
  EXPECT_FALSE(store.reading("personnummer").accepted);
  EXPECT_EQ(store.document().deviations.size(), 1U);
  EXPECT_EQ(store.decisions.history(store.row().key).size(), 2U);
  undo.revision = store.row().revision;
  EXPECT_EQ(store.objection({undo}), Objection::impossible);
}

TEST(Approval, VouchesForEveryDoubtfulValueOfTheRow) {
  Decided store;
  EXPECT_THAT(store.decide({store.on_row(DecisionKind::approve)}).refusals, IsEmpty());
  EXPECT_TRUE(store.row().approved);
  EXPECT_FALSE(store.row(1).approved);
  EXPECT_TRUE(store.reading("personnummer").accepted);
  EXPECT_EQ(store.decisions.history(store.row().key).size(), 2U);
  EXPECT_EQ(store.objection({store.on_row(DecisionKind::approve)}), Objection::same_person);
}

TEST(Approval, IsRefusedWhileAFelIsOpen) {
  Decided store;
  Decision wrong = store.value("belopp", "7.00");
  EXPECT_EQ(store.objection({wrong, store.on_row(DecisionKind::approve)}), Objection::open_fault);
  EXPECT_THAT(store.decide({wrong}).refusals, IsEmpty());
  Decision printed = store.on_row(DecisionKind::printed_wrong);
  printed.field = "belopp";
  printed.code = "belopp_avviker";
  EXPECT_THAT(store.decide({printed, store.on_row(DecisionKind::approve)}).refusals, IsEmpty());
  EXPECT_TRUE(store.row().approved);
  ASSERT_EQ(store.document().deviations.size(), 1U);
  EXPECT_TRUE(store.document().deviations[0].closed);
}

TEST(Approval, FallsWithAnotherValueAndWithANewFel) {
  Decided store;
  store.decide({store.on_row(DecisionKind::approve)});
  store.decide({store.value("personnummer", kTyped)}, "bo");
  EXPECT_FALSE(store.row().approved);
  store.decide({store.on_row(DecisionKind::approve)});
  ASSERT_TRUE(store.row().approved);
  const auto id = store.decisions.document_of(digest(1)).value();
  const auto find_fault = [](const Document& /*document*/) {
    return CheckResult{
        {{"individ_saknas", Severity::fel, 1, "", "Finns inte.", ""}}, "avvikelser", {}, {}};
  };
  store.documents.check(id, find_fault);
  EXPECT_FALSE(store.row().approved);
  store.documents.check(id, judged);
  EXPECT_TRUE(store.row().approved);
}

constexpr const char* kPassword = "fyra ord efter varandra";

TEST(Approval, NeedsTwoPeopleWhereFourEyesAreAskedFor) {
  Decided store;
  Users users(store.database);
  for (const char* name : {"anna", "bo"})
    users.add({.name = name, .role = Role::samordnare}, kPassword);
  store.decide({store.on_row(DecisionKind::approve)});
  ASSERT_TRUE(store.row().approved);
  require_eyes(store.database, 2);
  EXPECT_FALSE(store.row().approved);
  EXPECT_EQ(store.objection({store.on_row(DecisionKind::approve)}), Objection::same_person);
  EXPECT_THAT(store.decide({store.on_row(DecisionKind::approve)}, "bo").refusals, IsEmpty());
  EXPECT_TRUE(store.row().approved);
}

// Åsa approves on the page, and then under her account on the machine: that is no second person.
TEST(Approval, OnePersonUnderTwoNamesIsOnePerson) {
  Decided store;
  require_eyes(store.database, 2);
  Users users(store.database);
  users.add({.name = "Åsa Öhrn", .role = Role::samordnare}, kPassword);
  EXPECT_THAT(store.decide({store.on_row(DecisionKind::approve)}, "Åsa Öhrn").refusals, IsEmpty());
  EXPECT_EQ(store.objection({store.on_row(DecisionKind::approve)}, "asa"), Objection::nobody);
  users.set_login("Åsa Öhrn", "asa");
  EXPECT_EQ(store.objection({store.on_row(DecisionKind::approve)}, "asa"), Objection::same_person);
  EXPECT_FALSE(store.row().approved);
  users.add({.name = "Bo Ek", .role = Role::samordnare, .login = "bo"}, kPassword);
  EXPECT_THAT(store.decide({store.on_row(DecisionKind::approve)}, "bo").refusals, IsEmpty());
  EXPECT_TRUE(store.row().approved);
}

// Approved while one was enough, under a name that turns out to be hers too.
TEST(Approval, OfBeforeCountsForWhomItWas) {
  Decided store;
  Users users(store.database);
  users.add({.name = "Åsa Öhrn", .role = Role::samordnare}, kPassword);
  static_cast<void>(store.decide({store.on_row(DecisionKind::approve)}, "asa"));
  static_cast<void>(store.decide({store.on_row(DecisionKind::approve)}, "Åsa Öhrn"));
  require_eyes(store.database, 2);
  EXPECT_FALSE(store.row().approved) << "asa may be anybody";
  users.add({.name = "Bo Ek", .role = Role::samordnare, .login = "asa"}, kPassword);
  EXPECT_TRUE(store.row().approved) << "asa is Bo";
  users.set_login("Bo Ek", "");
  users.set_login("Åsa Öhrn", "asa");
  EXPECT_FALSE(store.row().approved) << "asa is Åsa";
}

TEST(Approval, IsNotGivenToWhatNobodyHasRead) {
  Decided store;
  store.decide({store.value("personnummer", std::nullopt)});
  EXPECT_THAT(store.decide({store.on_row(DecisionKind::approve)}).refusals, IsEmpty());
  Store other;
  Document document = roselista({kRead});
  document.rows[0].fields[0].reading.value.reset();
  document.rows[0].fields[0].reading.accepted = false;
  read_file(other, digest(1), "a.pdf", {document});
  Decisions decisions(other.database);
  const Row row = other.documents.load(decisions.document_of(digest(1)).value())->rows.at(0);
  const auto outcome = decisions.decide(
      author(), {{.kind = DecisionKind::approve, .key = row.key, .revision = row.revision}},
      judged);
  ASSERT_EQ(outcome.refusals.size(), 1U);
  EXPECT_EQ(outcome.refusals[0].why, Objection::unread);
}

TEST(Approval, IsNotGivenToRejectedRowsNorToDocuments) {
  Decided store;
  store.decide({store.on_row(DecisionKind::reject)});
  EXPECT_EQ(store.objection({store.on_row(DecisionKind::approve)}), Objection::impossible);
  EXPECT_EQ(store.objection({{.kind = DecisionKind::approve,
                              .key = digest(1),
                              .revision = store.document().revision}}),
            Objection::impossible);
}

TEST(AuditTrail, TellsOfEveryDecisionAndLookAndIsNeverChanged) {
  Decided store;
  store.decide({store.value("personnummer", kTyped)});
  Audit audit(store.database);
  audit.note(author("bo"), "look", {store.row().key});
  const auto lines = audit.last(store.row().key, 10);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].author.name, "bo");
  EXPECT_EQ(lines[1].action, "value");
  EXPECT_GT(lines[1].decision, 0);
  SQLite::Database raw(store.folder.database().string(), SQLite::OPEN_READWRITE);
  for (const char* change : {"UPDATE decisions SET author = 'x'", "DELETE FROM decisions",
                             "UPDATE audit SET author='x'", "DELETE FROM audit"})
    EXPECT_THROW(raw.exec(change), SQLite::Exception) << change;
}

TEST(FourEyes, InterruptedAreAskedForWholeOrNotAtAll) {
  Decided store;
  static_cast<void>(store.decide({store.on_row(DecisionKind::approve)}));
  const auto require = [&] {
    Database own(store.folder.database());
    require_eyes(own, 2);
  };
  ASSERT_TRUE(run_until_killed({io::Step::require_eyes, io::Moment::before}, require));
  EXPECT_EQ(required_eyes(store.database), 1);
  EXPECT_TRUE(store.row().approved);
  ASSERT_TRUE(run_until_killed({io::Step::require_eyes, io::Moment::after}, require));
  EXPECT_EQ(required_eyes(store.database), 2);
  EXPECT_FALSE(store.row().approved);
}

TEST(Decisions, InterruptedAreTakenWholeOrNotAtAll) {
  Decided store;
  const std::vector<Decision> all{store.value("personnummer", kTyped),
                                  store.on_row(DecisionKind::approve)};
  const auto decide = [&] {
    Database own(store.folder.database());
    static_cast<void>(Decisions(own).decide(author(), all, judged));
  };
  using io::Moment;
  using io::Step;
  ASSERT_TRUE(run_until_killed({Step::record_decisions, Moment::before}, decide));
  EXPECT_EQ(store.reading("personnummer").value, kRead);
  EXPECT_FALSE(store.row().approved);
  ASSERT_TRUE(run_until_killed({Step::record_decisions, Moment::after}, decide));
  EXPECT_EQ(store.reading("personnummer").value, kTyped);
  EXPECT_TRUE(store.row().approved);
}

}  // namespace
}  // namespace rosett::testing
