#include "parsers/judgement.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "parsers/judgement_weights.h"

namespace rosett {
namespace {

Reading reading(Kind kind, const char* value, double engine) {
  Reading made;
  made.kind = kind;
  made.value = value;
  made.text = value;
  made.page = 1;
  made.evidence.engine = engine;
  made.evidence.exact = true;
  return made;
}

Document document_with(Reading made, const char* field = "belopp") {
  Document document;
  document.status = "avvikelser";
  Row row;
  row.number = 1;
  row.fields.push_back({field, std::move(made)});
  document.rows.push_back(std::move(row));
  return document;
}

const Reading& only_reading(const Document& document) {
  return document.rows.front().fields.front().reading;
}

TEST(Judgement, TextLayerInTheRightFormIsAccepted) {
  for (const auto& [kind, value] : std::initializer_list<std::pair<Kind, const char*>>{
           {Kind::amount, "1350.00"},
           {Kind::date, "2018-09-01"},
           {Kind::name, "Stanekzai, Lyudmyla"},
           {Kind::text, "Del av period"},
           {Kind::personnummer, "19850709-9804"},  // printed with a check digit that fails
           {Kind::personnummer, "20040531"},
           {Kind::kod, "FSKX"},  // printed, though no such code is listed
           {Kind::kommun, "Stokholm"}}) {
    Document document = document_with(reading(kind, value, 1));
    judge(document);
    EXPECT_TRUE(only_reading(document).accepted) << value;
    EXPECT_TRUE(document.deviations.empty()) << value;
    EXPECT_EQ(document.status, "klar") << value;
  }
}

TEST(Judgement, DoubtfulReadingIsShownWithItsRunnerUp) {
  Reading doubtful = reading(Kind::amount, "1350.00", 0.4);
  doubtful.alternatives = {{"1850.00", "1 850,00", 0.7}};
  Document document = document_with(doubtful);
  judge(document);
  EXPECT_FALSE(only_reading(document).accepted);
  ASSERT_EQ(document.deviations.size(), 1U);
  const Deviation& told = document.deviations.front();
  EXPECT_EQ(told.code, "osaker_lasning");
  EXPECT_EQ(told.severity, Severity::varning);
  EXPECT_EQ(told.row, 1);
  EXPECT_EQ(told.field, "belopp");
  EXPECT_NE(told.message.find("1850.00"), std::string::npos);
  EXPECT_EQ(document.status, "avvikelser");
}

TEST(Judgement, NoValueIsNeverAccepted) {
  Reading unread;
  unread.kind = Kind::amount;
  unread.text = "/(&";
  unread.evidence.engine = 1;
  Document document = document_with(unread);
  judge(document, {0});
  EXPECT_EQ(only_reading(document).confidence, 0);
  EXPECT_FALSE(only_reading(document).accepted);
  ASSERT_EQ(document.deviations.size(), 1U);
}

TEST(Judgement, ABlankIsNoDoubt) {
  Reading blank;
  blank.kind = Kind::date;
  blank.evidence.blank = true;
  Document document = document_with(blank);
  judge(document, {0});
  EXPECT_FALSE(only_reading(document).accepted);
  EXPECT_TRUE(document.deviations.empty());
}

TEST(Judgement, RepairedTextIsNotAcceptedAlone) {
  Reading repaired = reading(Kind::dossiernummer, "11-174479", 0.97);
  repaired.evidence.exact = false;
  Document document = document_with(repaired);
  judge(document);
  EXPECT_FALSE(only_reading(document).accepted);
}

TEST(Judgement, FailingCheckDigitWithARivalIsNeverAccepted) {
  Reading printed = reading(Kind::personnummer, "19850709-9505", 1);
  EXPECT_GT(probability(printed), 0.999);
  printed.evidence.engine = 0.97;
  printed.alternatives = {{"19850709-9805", "850709-9805", 0.05}};
  Document document = document_with(printed, "personnummer");
  judge(document);
  EXPECT_FALSE(only_reading(document).accepted);
}

TEST(Judgement, EachPieceOfEvidenceMovesTheRightWay) {
  const Reading plain = reading(Kind::personnummer, "19850709-9805", 0.8);
  const double base = probability(plain);
  const auto with = [&](auto change) {
    Reading changed = plain;
    change(changed);
    return probability(changed);
  };
  EXPECT_GT(with([](Reading& r) { r.evidence.engine = 0.9; }), base);
  EXPECT_GT(with([](Reading& r) { r.evidence.confirmed = true; }), base);
  EXPECT_LT(with([](Reading& r) { r.evidence.exact = false; }), base);
  EXPECT_LT(with([](Reading& r) { r.evidence.crowded = true; }), base);
  EXPECT_LT(with([](Reading& r) { r.value = "19850709-9804"; }), base);
  EXPECT_LT(with([](Reading& r) { r.alternatives = {{"19850709-9305", "", 0.5}}; }), base);
  const auto second = [&](bool agrees) {
    return with([agrees](Reading& r) {
      r.evidence.second = 0.9;
      r.evidence.agrees = agrees;
    });
  };
  EXPECT_GT(second(true), base);
  EXPECT_LT(second(false), base);
}

Reading read_twice(Kind kind, const char* value, double engine, double second) {
  Reading made = reading(kind, value, engine);
  made.evidence.second = second;
  made.evidence.agrees = true;
  return made;
}

TEST(Judgement, WhatBothReadersAreSureOfIsAccepted) {
  Document document = document_with(read_twice(Kind::amount, "1350.00", 0.998, 0.998));
  judge(document);
  EXPECT_TRUE(only_reading(document).accepted);
}

TEST(Judgement, ADisputeIsNeverAccepted) {
  for (const Kind kind : {Kind::amount, Kind::name, Kind::personnummer, Kind::kod}) {
    Reading disputed = read_twice(kind, "20040531", 1, 1);
    disputed.evidence.agrees = false;
    Document document = document_with(disputed);
    judge(document, {0});
    EXPECT_FALSE(only_reading(document).accepted);
    EXPECT_EQ(document.deviations.size(), 1U);
  }
}

TEST(Judgement, ADisputeThatACheckDigitSettledMayBeAccepted) {
  Reading settled = read_twice(Kind::personnummer, "19850709-9805", 0.999, 0.999);
  settled.evidence.agrees = false;
  settled.evidence.settled = true;
  Document document = document_with(settled);
  judge(document, {0});
  EXPECT_TRUE(only_reading(document).accepted);
}

// Two places of the page that tell different values are as much a dispute as two readers are.
TEST(Judgement, WhatAnotherPlaceContestsIsNeverAccepted) {
  Reading contested = read_twice(Kind::diarienummer, "1.3.2-2019-4711", 1, 1);
  contested.evidence.contested = true;
  Document document = document_with(contested);
  judge(document, {0});
  EXPECT_FALSE(only_reading(document).accepted);
}

// Ink may have taken a letter with it; a text layer has its letters anyhow.
TEST(Judgement, InkAtAPicturesValueIsNeverSure) {
  for (const double engine : {0.9999, 1.0}) {
    Reading crowded = engine < 1 ? read_twice(Kind::personnummer, "19850709-9805", engine, engine)
                                 : reading(Kind::personnummer, "19850709-9805", engine);
    crowded.evidence.crowded = true;
    Document document = document_with(crowded);
    judge(document, {0});
    EXPECT_EQ(only_reading(document).accepted, engine == 1);
  }
}

TEST(Judgement, APictureThatWasReadOnceIsNeverSure) {
  Document document = document_with(reading(Kind::amount, "1350.00", 0.9999));
  judge(document, {0});
  EXPECT_FALSE(only_reading(document).accepted);
}

TEST(JudgementWeights, NoneWorksAgainstItsClue) {
  for (std::size_t group = 0; group < kKindGroups; ++group) {
    const Clues& weights = weights_of(static_cast<KindGroup>(group));
    for (std::size_t clue = 1; clue < kClues; ++clue) EXPECT_GE(weights[clue], 0);
  }
}

// Agreement never lowers what one reader alone says; a rival or a dispute never raises it.
RC_GTEST_PROP(JudgementProperty, ReadingsMoveTheRightWay, ()) {
  const auto kind = static_cast<Kind>(*rc::gen::inRange(0, 15));
  const auto share = [] { return *rc::gen::inRange(0, 1000) / 1000.0; };
  const Reading once = reading(kind, "20040531", share());
  Reading twice = once;
  twice.evidence.second = share();
  RC_ASSERT(probability(twice) <= probability(once));
  twice.evidence.agrees = true;
  RC_ASSERT(probability(twice) >= probability(once));
  Reading rivalled = twice;
  rivalled.alternatives = {{"20040532", "20040532", share()}};
  RC_ASSERT(probability(rivalled) <= probability(twice));
}

TEST(Judgement, MorePreciseDeviationStandsForTheDoubt) {
  Reading unread;
  unread.kind = Kind::amount;
  for (const Severity severity : {Severity::fel, Severity::varning, Severity::info}) {
    Document document = document_with(unread);
    document.deviations.push_back({"falt_saknas", severity, 1, "belopp", "Saknas.", ""});
    judge(document);
    EXPECT_EQ(document.deviations.size(), severity == Severity::info ? 2U : 1U);
  }
  Document elsewhere = document_with(unread);
  elsewhere.deviations.push_back({"falt_saknas", Severity::fel, 2, "belopp", "Saknas.", ""});
  judge(elsewhere);
  EXPECT_EQ(elsewhere.deviations.size(), 2U);
}

TEST(Judgement, StatusFollowsAcceptanceAndFaults) {
  Document faulty = document_with(reading(Kind::amount, "1.00", 1));
  faulty.deviations.push_back({"sida_saknas", Severity::fel, 0, "", "Sida saknas.", ""});
  judge(faulty);
  EXPECT_EQ(faulty.status, "avvikelser");
  Document warned = document_with(reading(Kind::amount, "1.00", 1));
  warned.deviations.push_back({"namn_avviker", Severity::varning, 1, "namn", "Avviker.", ""});
  judge(warned);
  EXPECT_EQ(warned.status, "klar");
  Document failed = document_with(reading(Kind::amount, "1.00", 1));
  failed.status = "fel";
  judge(failed);
  EXPECT_EQ(failed.status, "fel");
}

TEST(Judgement, HeaderFieldsAreJudgedToo) {
  Document document;
  document.fields.push_back({"summa", reading(Kind::amount, "1.00", 0.2)});
  judge(document);
  ASSERT_EQ(document.deviations.size(), 1U);
  EXPECT_EQ(document.deviations.front().row, 0);
  EXPECT_EQ(document.deviations.front().field, "summa");
}

TEST(Judgement, RateGivesThreshold) {
  EXPECT_DOUBLE_EQ(thresholds_for(1).accept, Thresholds{}.accept);
  EXPECT_LT(thresholds_for(5).accept, thresholds_for(1).accept);
  EXPECT_LT(thresholds_for(0).accept, 1);
  EXPECT_GE(thresholds_for(1e9).accept, 0.5);
}

RC_GTEST_PROP(JudgementProperty, JudgingTwiceChangesNothing, ()) {
  Document document;
  const auto fields = *rc::gen::inRange(0, 6);
  for (int i = 0; i < fields; ++i) {
    Reading made = reading(static_cast<Kind>(*rc::gen::inRange(0, 15)), "20040531",
                           *rc::gen::inRange(0, 101) / 100.0);
    made.evidence.exact = *rc::gen::arbitrary<bool>();
    if (*rc::gen::arbitrary<bool>()) made.value.reset();
    document.fields.push_back({"f" + std::to_string(i), std::move(made)});
  }
  judge(document);
  const Document once = document;
  judge(document);
  RC_ASSERT(document.deviations == once.deviations);
  RC_ASSERT(document.status == once.status);
  for (std::size_t i = 0; i < document.fields.size(); ++i) {
    const Reading& reading = document.fields[i].reading;
    RC_ASSERT(reading.confidence >= 0 && reading.confidence <= 1);
    const bool told = std::ranges::any_of(document.deviations, [&](const Deviation& deviation) {
      return deviation.field == document.fields[i].name;
    });
    RC_ASSERT(told != reading.accepted);
  }
}

RC_GTEST_PROP(JudgementProperty, NeverLessSureWithASurerEngine, ()) {
  const auto kind = static_cast<Kind>(*rc::gen::inRange(0, 15));
  const double low = *rc::gen::inRange(0, 1001) / 1000.0;
  const double high = *rc::gen::inRange(0, 1001) / 1000.0;
  RC_PRE(low <= high);
  RC_ASSERT(probability(reading(kind, "20040531", low)) <=
            probability(reading(kind, "20040531", high)));
}

}  // namespace
}  // namespace rosett
