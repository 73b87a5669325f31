#include "store/registers.h"

#include <string>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "store/applications.h"
#include "store/surroundings.h"
#include "store_support.h"

namespace rosett::testing {
namespace {

std::string persons(const std::string& rows) { return std::string(kPersonHeader) + rows; }

TEST(Registers, ImportingAgainChangesNothing) {
  Store store;
  const std::string csv = persons(
      "20100314-2381;11-234567;Åsa;Öhrn;2010-03-14;2018-07-31;;Gatan 1;;18;Farsta\n"
      "201201012388;;Bo;Ek;;;;;;;\n"
      "19990101-2384;trasigt;Cia;Al;;;;;;;\n");
  const auto first = import_text(store, RegisterKind::personer, csv);
  EXPECT_EQ(first.added, 2);
  ASSERT_EQ(first.rejected.size(), 1U);
  EXPECT_EQ(first.rejected[0].line, 4U);
  const auto again = import_text(store, RegisterKind::personer, csv);
  EXPECT_EQ(again.added, 0);
  EXPECT_EQ(again.replaced, 0);
  EXPECT_EQ(again.unchanged, 2);
  EXPECT_EQ(store.registers.count(RegisterKind::personer), 2);
}

TEST(Registers, ReadWindows1252) {
  Store store;
  import_text(store, RegisterKind::personer,
              persons("20100314-2381;11-234567;\xC5sa;\xD6hrn;;;;;;;\n"));
  const StoredSurroundings surroundings(store.database);
  EXPECT_EQ(surroundings.persons_by_dossier("11-234567").at(0).efternamn, "Öhrn");
}

TEST(Registers, KeepWhatAReplacedPersonRowSaid) {
  Store store;
  import_text(store, RegisterKind::personer,
              persons("20100314-2381;11-234567;Åsa;Öhrn;;;;Gatan 1;;18;Farsta\n"), 100);
  const auto moved =
      import_text(store, RegisterKind::personer,
                  persons("20100314-2381;11-234567;Åsa;Ek;;;;Vägen 2;;24;Skärholmen\n"), 200);
  EXPECT_EQ(moved.replaced, 1);
  const StoredSurroundings surroundings(store.database);
  EXPECT_EQ(surroundings.persons_by_dossier("11-234567").at(0).sdf_kod, "24");
  const std::vector<std::string> old_name = {"ohrn"}, new_name = {"ek"};
  EXPECT_TRUE(surroundings.persons_by_name(old_name).empty());
  EXPECT_EQ(surroundings.persons_by_name(new_name).size(), 1U);
  SQLite::Database raw(store.folder.database().string());
  SQLite::Statement history(raw, "SELECT sdf_kod, imported, replaced FROM person_history");
  ASSERT_TRUE(history.executeStep());
  EXPECT_EQ(history.getColumn(0).getString(), "18");
  EXPECT_EQ(history.getColumn(1).getInt64(), moment(100).time_since_epoch().count());
  EXPECT_EQ(history.getColumn(2).getInt64(), moment(200).time_since_epoch().count());
  EXPECT_FALSE(history.executeStep());
}

TEST(Registers, APersonGetsADossiernummer) {
  Store store;
  import_text(store, RegisterKind::personer, persons("20100314-2381;;Åsa;Öhrn;;;;;;;\n"));
  const std::string both =
      persons("20100314-2381;;Åsa;Öhrn;;;;;;;\n20100314-2381;11-234567;Åsa;Öhrn;;;;;;;\n");
  const auto upgraded = import_text(store, RegisterKind::personer, both);
  EXPECT_EQ(upgraded.unchanged, 1);
  EXPECT_EQ(upgraded.replaced, 1);
  EXPECT_EQ(store.registers.count(RegisterKind::personer), 1);
  const auto again = import_text(store, RegisterKind::personer, both);
  EXPECT_EQ(again.unchanged, 1);
  ASSERT_EQ(again.rejected.size(), 1U);
  EXPECT_EQ(again.rejected[0].line, 2U);
  EXPECT_EQ(store.registers.count(RegisterKind::personer), 1);
}

const std::string kWithMark =
    "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;mottagningsdatum;migrationsdatum;"
    "adress;folkbokforingsdatum;sdf_kod;sdf;skyddad\n";

TEST(Registers, AProtectedPersonStaysSoUntilARowSaysNo) {
  Store store;
  const StoredSurroundings surroundings(store.database);
  const auto is_protected = [&] {
    return surroundings.persons_by_dossier("11-234567").at(0).skyddad;
  };
  import_text(store, RegisterKind::personer,
              kWithMark + "20100314-2381;11-234567;Kim;Ek;;;;;;18;Farsta;ja\n");
  const std::string without = persons("20100314-2381;11-234567;Kim;Ek;;;;;;24;Kista\n");
  EXPECT_EQ(import_text(store, RegisterKind::personer, without).kept_protected, 1);
  EXPECT_TRUE(is_protected());
  EXPECT_EQ(import_text(store, RegisterKind::personer, without).unchanged, 1);
  import_text(store, RegisterKind::personer,
              kWithMark + "20100314-2381;11-234567;Kim;Ek;;;;;;24;Kista;nej\n");
  EXPECT_FALSE(is_protected());
  EXPECT_EQ(import_text(store, RegisterKind::personer, without).kept_protected, 0);
  EXPECT_FALSE(is_protected());
}

// Another dossiernummer, or a number of before, is no way out.
TEST(Registers, ProtectionFollowsThePersonsNumbers) {
  Store store;
  const StoredSurroundings surroundings(store.database);
  const auto is_protected = [&](const char* dossier) {
    return surroundings.persons_by_dossier(dossier).at(0).skyddad;
  };
  import_text(store, RegisterKind::personer,
              kWithMark + "20100374-2387;11-234567;Kim;Ek;;;;;;18;Farsta;ja\n");
  import_text(store, RegisterKind::personer,
              persons("20100314-2381;11-234567;Kim;Ek;;;;;;18;Farsta\n"));
  import_text(store, RegisterKind::personer,
              persons("20100374-2387;12-000001;Kim;Ek;;;;;;18;Farsta\n"
                      "20100314-2381;12-000002;Kim;Ek;;;;;;18;Farsta\n"
                      "20100315-2380;12-000003;Bo;Al;;;;;;18;Farsta\n"));
  for (const char* dossier : {"11-234567", "12-000001", "12-000002"})
    EXPECT_TRUE(is_protected(dossier)) << dossier;
  EXPECT_FALSE(is_protected("12-000003"));
  // The mark comes last, on the row below.
  import_text(store, RegisterKind::personer,
              kWithMark +
                  "20100315-2380;12-000003;Bo;Al;;;;;;18;Farsta;\n"
                  "20100315-2380;12-000004;Bo;Al;;;;;;18;Farsta;ja\n");
  EXPECT_TRUE(is_protected("12-000003"));
}

TEST(Registers, AllKindsAreTaken) {
  Store store;
  EXPECT_EQ(
      import_text(store, RegisterKind::placeringar,
                  "dossiernummer;personnummer;boende;organisationsnummer;sort;fran;till;"
                  "dygnspris;aterssoks\n"
                  "11-234567;20100314-2381;Granen;556677-8899;extern;2018-01-01;;2450,00;nej\n"
                  "11-234567;20100314-2381;Granen;;intern;2019-01-01;2019-12-31;0;ja\n")
          .added,
      2);
  EXPECT_EQ(
      import_text(store, RegisterKind::leverantorer,
                  "organisationsnummer;namn;bankgiro;plusgiro\n556677-8899;Granens;123-4567;\n")
          .added,
      1);
  EXPECT_EQ(import_text(store, RegisterKind::avtal,
                        "organisationsnummer;boende;dygnspris;fran;till\n"
                        "556677-8899;Granen;2450.00;2018-01-01;\n")
                .added,
            1);
  EXPECT_EQ(
      import_text(store, RegisterKind::sdf, "kod;namn;fran;till\n18;Farsta;2007-01-01;\n").added,
      1);
  EXPECT_EQ(
      import_text(store, RegisterKind::ansokningar,
                  "nummer;slag;galler;dossiernummer;personnummer;kod;period_fran;period_till;"
                  "belopp;inkom;avslutad;utfall\n"
                  "A1;Återsökning;;11-234567;;BIF;2024-01-01;2024-03-31;1500,50;2024-05-01;;\n"
                  "Ö1;ÖVERKLAGAN;A1;;20100314-2381;;;;;2024-06-01;2024-07-01;avslag\n"
                  "Ö2;klagomål;A1;;;;;;;;;\n")
          .added,
      2);
  const auto asked = applications(store.database);
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0].belopp->to_string(), "1500.50");
  EXPECT_TRUE(asked[0].is_open());
  EXPECT_TRUE(asked[1].is_appeal());
  EXPECT_FALSE(asked[1].is_open());
  EXPECT_EQ(asked[1].utfall, "avslag");
  for (const auto kind : {RegisterKind::placeringar, RegisterKind::leverantorer,
                          RegisterKind::avtal, RegisterKind::sdf, RegisterKind::ansokningar})
    EXPECT_GT(store.registers.count(kind), 0) << to_string(kind);
  EXPECT_EQ(store.registers.count(RegisterKind::personer), 0);
}

TEST(Registers, TheKeyDecidesWhatIsReplaced) {
  Store store;
  const std::string header = "organisationsnummer;boende;dygnspris;fran;till\n";
  import_text(store, RegisterKind::avtal, header + "556677-8899;Granen;2450.00;2018-01-01;\n");
  const auto report = import_text(store, RegisterKind::avtal,
                                  header +
                                      "5566778899;Granen;2500;2018-01-01;\n"
                                      "556677-8899;Granen;2600;2020-01-01;\n");
  EXPECT_EQ(report.replaced, 1);
  EXPECT_EQ(report.added, 1);
}

TEST(Registers, ARefusedTableChangesNothing) {
  Store store;
  EXPECT_THROW(import_text(store, RegisterKind::personer, "namn\nÅsa\n"), Error);
  EXPECT_EQ(store.registers.count(RegisterKind::personer), 0);
}

}  // namespace
}  // namespace rosett::testing
