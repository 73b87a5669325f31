#include "parsers/kinds.h"

#include <gtest/gtest.h>

#include "kind_cases.h"

namespace rosett {
namespace {

using testing::expect_all;
using testing::Form;
using testing::lists;

TEST(Personnummer, EveryPrintedShape) {
  expect_all(Kind::personnummer, {{"20030618-8434", "20030618-8434"},
                                  {"201701259242", "20170125-9242"},
                                  {"750904-1724", "19750904-1724"},
                                  {"7509041724", "19750904-1724"},
                                  {"090705-0348", "20090705-0348"},
                                  {"090705–0348", "20090705-0348"},
                                  {"19420531 4372", "19420531-4372"},
                                  {"2003 0618-8434", "20030618-8434", Form::repaired},
                                  {"20030618 - 8434", "20030618-8434"},
                                  {"20030678-8434", "20030678-8434"}});
}

// What the year is guessed by may be today.
TEST(Personnummer, BirthDateAlone) {
  expect_all(Kind::personnummer, {{"20040531", "20040531"},
                                  {"20040518-", "20040518"},
                                  {"031029-", "20031029"},
                                  {"031029", "20031029"},
                                  {"990418-XXXX", "19990418"},
                                  {"20160805-xxxx", "20160805"},
                                  {"20160614-....", "20160614"},
                                  {"20160614-****", "20160614"},
                                  {"20160614-TF01", "20160614"},
                                  {"20160614-0000", "20160614"},
                                  {"20160614-----", "20160614"},
                                  {"20160614-12", "20160614", Form::repaired},
                                  {"20160614-12XX", "20160614"}});
}

TEST(Personnummer, CenturyFollowsTheReferenceDate) {
  expect_all(Kind::personnummer, {{"170420+1597", "19170420-1597"},
                                  {"190214-1234", "20190214-1234"},
                                  {"190215-1234", "19190215-1234"},
                                  {"190215+1234", "19190215-1234"},
                                  {"200101+1234", "18200101-1234"}});
  const KindContext later{make_date(2030, 1, 1), nullptr, nullptr};
  EXPECT_EQ(interpret(Kind::personnummer, "290101-1234", later)->value, "20290101-1234");
}

TEST(Personnummer, WhatIsPrintedWrongStaysWrong) {
  expect_all(Kind::personnummer, {{"20010230-1234", "20010230-1234"},
                                  {"20201384-1234", "20201384-1234"},
                                  {"850709-9804", "19850709-9804"}});
  EXPECT_TRUE(interpret(Kind::personnummer, "850709-9805", lists().context)->check_digit);
  EXPECT_FALSE(interpret(Kind::personnummer, "850709-9804", lists().context)->check_digit);
}

TEST(Personnummer, RepairIsNeverSilent) {
  expect_all(Kind::personnummer, {{"2OO30618-8434", "20030618-8434", Form::repaired},
                                  {"20030618-B434", "20030618-8434", Form::repaired},
                                  {"|20030618-8434", "20030618-8434", Form::repaired},
                                  {"30010101-1234", "30010101-1234", Form::repaired},
                                  {"11-174479", nullptr},
                                  {"2003061-8434", nullptr},
                                  {"Stanekzai", nullptr},
                                  {"", nullptr}});
}

TEST(Dossiernummer, Shapes) {
  expect_all(Kind::dossiernummer, {{"11-174479", "11-174479"},
                                   {"11–174479", "11-174479"},
                                   {"11.174479", "11-174479"},
                                   {"11 174479", "11-174479"},
                                   {"11174479", "11-174479"},
                                   {"11 - 174479", "11-174479"},
                                   {"11-174479/1", "11-174479"},
                                   {"11-174479/12", "11-174479"},
                                   {"11-I74479", "11-174479", Form::repaired},
                                   {"11-174 479", "11-174479", Form::repaired},
                                   {"11-17447", nullptr},
                                   {"11-1744791", nullptr}});
}

TEST(Diarienummer, Shapes) {
  expect_all(Kind::diarienummer, {{"1.3.2-2018-96485", "1.3.2-2018-96485"},
                                  {"1.3.2–2018–6404", "1.3.2-2018-6404"},
                                  {"1.3.2- 2018-96485", "1.3.2-2018-96485"},
                                  {"1,3.2-2018-96485", "1.3.2-2018-96485"},
                                  {"1. 3.2 -2018-96485", "1.3.2-2018-96485"},
                                  {"3-2018-96485", "3-2018-96485"},
                                  {"1.2.3.4-2020-1", "1.2.3.4-2020-1"},
                                  {"1.32-2018-96485", "1.32-2018-96485", Form::repaired},
                                  {"1.3.2-2O18-96485", "1.3.2-2018-96485", Form::repaired},
                                  {"1.3.2-2018-", nullptr},
                                  {"1.3.2.1.1-2018-1", nullptr},
                                  {"2018-09-01-", nullptr}});
}

TEST(Kod, ListedLookAlikeUnknown) {
  expect_all(Kind::kod, {{"FSKA", "FSKA"},
                         {"Å-FSK", "Å-FSK"},
                         {"Å -FSK", "Å-FSK"},
                         {"Å–FSK", "Å-FSK"},
                         {"dag", "DAG"},
                         {"A-FSK", "Å-FSK", Form::repaired},
                         {"G0D9", "GOD9", Form::repaired},
                         {"5FI2", "SFI2", Form::repaired},
                         {"SFIZ", "SFI2", Form::repaired},
                         {"INI12", "INI12"},
                         {"FSKX", "FSKX"},
                         {"GSK4", "GSKA", Form::repaired},
                         {"12", nullptr},
                         {"FÖR LÅNG", nullptr},
                         {"", nullptr}});
  EXPECT_TRUE(interpret(Kind::kod, "FSKA", lists().context)->known);
  EXPECT_FALSE(interpret(Kind::kod, "FSKX", lists().context)->known);
  EXPECT_FALSE(interpret(Kind::kod, "FSKA", {})->known);
}

TEST(AmountKind, EveryPrintedShape) {
  expect_all(Kind::amount, {{"1 350", "1350.00"},
                            {"1 350,00", "1350.00"},
                            {"1350,00", "1350.00"},
                            {"1\u00a0350,00", "1350.00"},
                            {"1\u202f350,00", "1350.00"},
                            {"1\u2009350,00", "1350.00"},
                            {"1.350,00", "1350.00"},
                            {"12.345,00 kr", "12345.00"},
                            {"3 310 617,52", "3310617.52"},
                            {"1 350:-", "1350.00"},
                            {"1350,-", "1350.00"},
                            {"1 350:50", "1350.50"},
                            {"1 350 kr", "1350.00"},
                            {"SEK 1 350,00", "1350.00"},
                            {"1 350 kronor", "1350.00"},
                            {"12 tkr", "12000.00"},
                            {"1,5 tkr", "1500.00"},
                            {"2,25 mnkr", "2250000.00"},
                            {"0,45", "0.45"},
                            {",45", "0.45"},
                            {"0", "0.00"},
                            {"1350.00", "1350.00"},
                            {"66 830, 00", "66830.00"},
                            {"66  830,00", "66830.00"},
                            {"3310 617,52", "3310617.52", Form::repaired},
                            {"66 830,00.", "66830.00"}});
}

TEST(AmountKind, Signs) {
  expect_all(Kind::amount, {{"-1 350", "-1350.00"},
                            {"−24 118,00", "-24118.00"},
                            {"- 25 778,13", "-25778.13"},
                            {"–98 990,00", "-98990.00"},
                            {"1 350-", "-1350.00"},
                            {"1 350,00-", "-1350.00"},
                            {"1 350:--", "-1350.00"},
                            {"(1 350)", "-1350.00"},
                            {"-0,31", "-0.31"},
                            {"-0,00", "0.00"},
                            {"-1 350-", nullptr},
                            {"(-1 350)", nullptr}});
}

TEST(AmountKind, DoubtAndRefusal) {
  expect_all(Kind::amount, {{"66 83O,00", "66830.00", Form::repaired},
                            {"12 34,00", "1234.00", Form::repaired},
                            {"66 830,", "66830.00", Form::repaired},
                            {"00", "0.00", Form::repaired},
                            {"0135", "135.00", Form::repaired},
                            {"0,50", "0.50"},
                            {"12,345.00", "12345.00", Form::repaired},
                            {"5 612,00 4 300,00", nullptr},
                            {"12345678901234,00", nullptr},
                            {"DAG", nullptr},
                            {"2018-09-01", nullptr},
                            {"kr", nullptr},
                            {"-", nullptr}});
}

TEST(CountKind, Shapes) {
  expect_all(Kind::count, {{"92", "92"},
                           {"12 st", "12"},
                           {"31 dygn", "31"},
                           {"7 personer", "7"},
                           {"1 024", "1024", Form::repaired},
                           {"-31", "-31"},
                           {"0", "0"},
                           {"l2", "12", Form::repaired},
                           {"Antal: 14", nullptr},
                           {"12,5", nullptr},
                           {"1234567", nullptr}});
}

TEST(NameKind, KeptAsPrinted) {
  expect_all(Kind::name, {{"Stanekzai, Lyudmyla", "Stanekzai, Lyudmyla"},
                          {"KIDANE Parvin", "KIDANE Parvin"},
                          {"O'REILLY Fatimah", "O'REILLY Fatimah"},
                          {"D’Souza", "D’Souza"},
                          {"Åsa  Öhrn\u00a0Al-Masri", "Åsa Öhrn Al-Masri"},
                          {"A\u030asa O\u0308hrn", "Åsa Öhrn"},
                          {"M. Hedström", "M. Hedström"},
                          {"Οδυσσέας Ελύτης", "Οδυσσέας Ελύτης"},
                          {"Stane|kzai", "Stane|kzai", Form::repaired},
                          {"Hamdan 2", "Hamdan 2", Form::repaired},
                          {"11-174479", nullptr},
                          {"X", nullptr}});
}

TEST(KommunKind, KnownInEverySpelling) {
  for (const char* text :
       {"Stockholms kommun", "Stockholms stad", "STOCKHOLM", "Huddinge", "Upplands Väsby kommun"}) {
    const auto found = interpret(Kind::kommun, text, lists().context);
    ASSERT_TRUE(found) << text;
    EXPECT_EQ(found->value, text);
    EXPECT_TRUE(found->known) << text;
  }
  EXPECT_FALSE(interpret(Kind::kommun, "Stokholms kommun", lists().context)->known);
}

TEST(Giro, Shapes) {
  expect_all(Kind::organisationsnummer, {{"556016-0680", "556016-0680"},
                                         {"5560160680", "556016-0680"},
                                         {"16556016-0680", "556016-0680"},
                                         {"SE556016068001", "556016-0680"},
                                         {"SE 556016-0680 01", "556016-0680"},
                                         {"556016-068", nullptr}});
  EXPECT_TRUE(interpret(Kind::organisationsnummer, "556016-0680")->check_digit);
  EXPECT_FALSE(interpret(Kind::organisationsnummer, "556016-0681")->check_digit);
  expect_all(Kind::bankgiro, {{"901-9381", "901-9381"},
                              {"7276-9904", "7276-9904"},
                              {"72769904", "7276-9904"},
                              {"9019381", "901-9381"},
                              {"90-19381", nullptr}});
  expect_all(Kind::plusgiro, {{"8480283-4", "8480283-4"},
                              {"28 65 43-4", "286543-4"},
                              {"367901-6", "367901-6"},
                              {"123456789-0", nullptr}});
  expect_all(Kind::ocr_nummer, {{"514534921192", "514534921192"},
                                {"5145 3492 1192", "514534921192"},
                                {"# 514534921192 #", "514534921192"},
                                {"1", nullptr}});
}

TEST(LagrumKind, WhatCanOnlyBeASectionSignIsOne) {
  expect_all(Kind::lagrum,
             {{"5 kap. 6 § utlänningslagen", "5 kap. 6 § utlänningslagen"},
              {"5 kap. 3 8 första stycket 1 utlänningslagen",
               "5 kap. 3 § första stycket 1 utlänningslagen", Form::repaired},
              {"6 & lagen (2016:752)", "6 § lagen (2016:752)", Form::repaired},
              {"-5 kap. 3 a $ utlänningslagen", "5 kap. 3 a § utlänningslagen", Form::repaired},
              {"5 kap. 3 och 6 §§ utlänningslagen", "5 kap. 3 och 6 §§ utlänningslagen"},
              {"58 lagen (2016:752)", "58 lagen (2016:752)", Form::repaired}});
}

TEST(TextKind, OneLine) {
  expect_all(
      Kind::text,
      {{" Del av\n period ", "Del av period"}, {"\xff", "\ufffd", Form::repaired}, {" ", nullptr}});
}

}  // namespace
}  // namespace rosett
