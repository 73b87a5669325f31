#include "store/surroundings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store_support.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class StoredSurroundingsTest : public ::testing::Test {
 protected:
  Store store_;
  StoredSurroundings surroundings_{store_.database};
};

std::vector<std::string> dossiers(const std::vector<Person>& persons) {
  std::vector<std::string> numbers;
  for (const Person& person : persons) numbers.push_back(person.dossiernummer);
  return numbers;
}

std::vector<std::string> keys(const std::vector<StoredRow>& rows) {
  std::vector<std::string> found;
  for (const StoredRow& row : rows) found.push_back(row.sha256.substr(4, 4) + row.file);
  return found;
}

TEST_F(StoredSurroundingsTest, FindPersonsByEveryKey) {
  EXPECT_FALSE(surroundings_.has_persons());
  import_text(store_, RegisterKind::personer,
              std::string(kPersonHeader) +
                  "20100374-2381;22-000002;Åsa Britt;Öhrn Al-Masri;2010-03-15;2018-07-31;;Gatan 1;"
                  "2018-08-01;18;Farsta\n"
                  "20100314-2399;11-000001;Bo;Öhrn;;;;;;;\n");
  EXPECT_TRUE(surroundings_.has_persons());
  const auto found = surroundings_.persons_by_personnummer("20100374-2381");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].fornamn, "Åsa Britt");
  EXPECT_EQ(found[0].mottagningsdatum, parse_iso_date("2018-07-31"));
  EXPECT_FALSE(found[0].migrationsdatum);
  EXPECT_EQ(found[0].sdf, "Farsta");
  EXPECT_FALSE(found[0].skyddad);
  EXPECT_THAT(dossiers(surroundings_.persons_by_dossier("11-000001")), ElementsAre("11-000001"));
  // The day in a number may be another than the true one.
  EXPECT_THAT(dossiers(surroundings_.persons_by_birth("20100314")),
              ElementsAre("11-000001", "22-000002"));
  EXPECT_THAT(dossiers(surroundings_.persons_by_birth("20100374")),
              ElementsAre("11-000001", "22-000002"));
  EXPECT_THAT(dossiers(surroundings_.persons_by_birth("20100315")), ElementsAre("22-000002"));
  EXPECT_THAT(surroundings_.persons_by_birth("2010"), IsEmpty());
  const auto by_name = [&](const std::vector<std::string>& words) {
    return dossiers(surroundings_.persons_by_name(words));
  };
  EXPECT_THAT(by_name({"ohrn", "asa"}), ElementsAre("11-000001", "22-000002"));
  EXPECT_THAT(by_name({"al-masri"}), ElementsAre("22-000002"));
  EXPECT_THAT(by_name({"masri"}), ElementsAre("22-000002"));
  EXPECT_THAT(by_name({}), IsEmpty());
  EXPECT_THAT(surroundings_.persons_by_personnummer(""), IsEmpty());
}

TEST_F(StoredSurroundingsTest, EmptyKeysMatchNobody) {
  import_text(
      store_, RegisterKind::personer,
      std::string(kPersonHeader) + "20100314-2381;;Åsa;Ek;;;;;;;\n;11-000001;Bo;Ek;;;;;;;\n");
  EXPECT_THAT(surroundings_.persons_by_personnummer(""), IsEmpty());
  EXPECT_THAT(surroundings_.persons_by_dossier(""), IsEmpty());
  read_file(store_, digest(1), "a.pdf", {roselista({"20100314-2381"})});
  EXPECT_THAT(surroundings_.rows_of_person("", ""), IsEmpty());
}

TEST_F(StoredSurroundingsTest, GiveRowsByEitherKeyInTheContractsOrder) {
  Document by_dossier = roselista({""});
  by_dossier.rows[0].fields = {field("dossiernummer", "11-000001"),
                               field("namn", "Åsa Ek"),
                               field("kod", "Å-BA06"),
                               field("diarienummer", "1-2"),
                               field("period_fran", "2018-07-01"),
                               field("period_till", "2018-09-30"),
                               field("belopp", "-1350.00")};
  read_file(store_, digest(2), "b.pdf", {by_dossier});
  read_file(store_, digest(1), "c.pdf", {roselista({"20100314-2381"})});
  copy_file(store_, digest(1), "a.pdf");
  const auto rows = surroundings_.rows_of_person("20100314-2381", "11-000001");
  EXPECT_THAT(keys(rows), ElementsAre("0001a.pdf", "0002b.pdf"));
  EXPECT_EQ(rows[0].personnummer, "20100314-2381");
  EXPECT_EQ(rows[0].beslutsdatum, "2019-03-01");
  EXPECT_EQ(rows[1].namn, "Åsa Ek");
  EXPECT_EQ(rows[1].kod, "Å-BA06");
  EXPECT_EQ(rows[1].diarienummer, "1-2");
  EXPECT_EQ(rows[1].period_fran, "2018-07-01");
  EXPECT_EQ(rows[1].period_till, "2018-09-30");
  EXPECT_EQ(rows[1].belopp, "-1350.00");
  EXPECT_THAT(keys(surroundings_.rows_of_person("20100314-2381", "")), ElementsAre("0001a.pdf"));
}

TEST_F(StoredSurroundingsTest, ARowIsSureUnlessSomethingItIsJudgedByWasNotAccepted) {
  Document certain = roselista({"20100314-2381"});
  certain.rows[0].fields.push_back(field("belopp", "1350.00"));
  Document doubtful = certain;
  for (Field& each : certain.rows[0].fields) each.reading.accepted = true;
  for (Field& each : doubtful.rows[0].fields) each.reading.accepted = each.name != "belopp";
  read_file(store_, digest(1), "a.pdf", {certain});
  read_file(store_, digest(2), "b.pdf", {doubtful});
  const auto rows = surroundings_.rows_of_person("20100314-2381", "");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_TRUE(rows[0].sure);
  EXPECT_FALSE(rows[1].sure);
}

TEST_F(StoredSurroundingsTest, RowsHaveTheirDocumentsValuesWhereTheyHaveNoColumn) {
  Document document = roselista({"20100314-2381", "20100314-2381"});
  document.fields.push_back(field("kod", "BA06"));
  Field unread = field("kod", "");
  unread.reading.value.reset();
  document.rows[1].fields.push_back(unread);
  read_file(store_, digest(1), "a.pdf", {document});
  const auto rows = surroundings_.rows_of_person("20100314-2381", "");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].kod, "BA06");
  EXPECT_EQ(rows[0].diarienummer, "1.3.2-2019-1");
  EXPECT_EQ(rows[1].kod, "");
}

TEST_F(StoredSurroundingsTest, RememberWhoWasAskedFor) {
  (void)surroundings_.rows_of_person("20100314-2381", "");
  (void)surroundings_.rows_of_person("20100314-2381", "11-000001");
  EXPECT_THAT(surroundings_.take_asked(), ElementsAre("11-000001", "20100314-2381"));
  EXPECT_THAT(surroundings_.take_asked(), IsEmpty());
}

TEST_F(StoredSurroundingsTest, GivePlacementsAndSuppliers) {
  import_text(store_, RegisterKind::placeringar,
              "dossiernummer;personnummer;boende;organisationsnummer;sort;fran;till;dygnspris;"
              "aterssoks\n"
              "11-000001;20100314-2381;Granen;556677-8899;extern;2018-01-01;;2450,50;nej\n");
  import_text(store_, RegisterKind::leverantorer,
              "organisationsnummer;namn;bankgiro;plusgiro\n556677-8899;Granens;1234567;\n");
  const auto placements = surroundings_.placements_of("", "11-000001");
  ASSERT_EQ(placements.size(), 1U);
  EXPECT_EQ(placements[0].dygnspris, Amount::from_ore(245'050));
  EXPECT_EQ(placements[0].fran, parse_iso_date("2018-01-01"));
  EXPECT_FALSE(placements[0].till);
  EXPECT_FALSE(placements[0].aterssoks);
  EXPECT_EQ(surroundings_.placements_of("20100314-2381", "").size(), 1U);
  EXPECT_THAT(surroundings_.placements_of("", ""), IsEmpty());
  ASSERT_TRUE(surroundings_.supplier("556677-8899"));
  EXPECT_EQ(surroundings_.supplier("556677-8899")->bankgiro, "123-4567");
  EXPECT_FALSE(surroundings_.supplier("556677-0000"));
}

TEST_F(StoredSurroundingsTest, RememberWherePersonsLived) {
  const auto import = [&](const char* day, const char* sdf) {
    import_text(store_, RegisterKind::personer,
                std::string(kPersonHeader) + ";22-000002;Åsa;Öhrn;;;;;" + day + ";" + sdf + "\n");
  };
  import("2018-08-01", "18;Farsta");
  import("2018-08-01", "18;Farsta");  // says nothing new
  import("2019-03-01", "06;Bromma");
  const auto persons = surroundings_.persons_by_dossier("22-000002");
  ASSERT_EQ(persons.size(), 1U);
  const auto residences = surroundings_.residences_of(persons.front());
  ASSERT_EQ(residences.size(), 2U);
  EXPECT_EQ(residences[0].from, parse_iso_date("2018-08-01"));
  EXPECT_EQ(residences[0].sdf, "Farsta");
  EXPECT_EQ(residences[1].from, parse_iso_date("2019-03-01"));
  EXPECT_EQ(residences[1].sdf_kod, "06");
  Person stranger;
  EXPECT_THAT(surroundings_.residences_of(stranger), IsEmpty());
}

// A file from the folkbokföring does not have the columns, and takes nothing away.
TEST_F(StoredSurroundingsTest, RememberWhoBearsTheCost) {
  const std::string with =
      "personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;"
      "mottagningsdatum;migrationsdatum;adress;folkbokforingsdatum;sdf_kod;sdf;"
      "kostnadsbarande_sdf_kod;socialtjanstansvar;utflyttad\n";
  const auto known = [&] { return surroundings_.persons_by_dossier("22-000002").at(0); };
  import_text(store_, RegisterKind::personer,
              with + ";22-000002;Åsa;Öhrn;;;;;2018-08-01;18;Farsta;06;ja;2020-01-31\n");
  EXPECT_EQ(known().kostnadsbarande_sdf_kod, "06");
  EXPECT_EQ(known().socialtjanstansvar, true);
  import_text(store_, RegisterKind::personer,
              std::string(kPersonHeader) + ";22-000002;Åsa;Öhrn;;;;;2019-03-01;24;Kista\n");
  EXPECT_EQ(known().kostnadsbarande_sdf_kod, "06");
  EXPECT_EQ(known().utflyttad, parse_iso_date("2020-01-31"));
  import_text(store_, RegisterKind::personer,
              with + ";22-000002;Åsa;Öhrn;;;;;2019-05-01;24;Kista;;nej;\n");
  EXPECT_EQ(known().kostnadsbarande_sdf_kod, "");
  EXPECT_EQ(known().socialtjanstansvar, false);
  const auto residences = surroundings_.residences_of(known());
  ASSERT_EQ(residences.size(), 3U);
  EXPECT_EQ(residences[0].bearing, "06");
  EXPECT_EQ(residences[2].bearing, "");
}

TEST_F(StoredSurroundingsTest, KnowStadsdelarTheNewestLast) {
  import_text(
      store_, RegisterKind::sdf,
      "kod;namn;fran;till\n18;Farsta;2007-01-01;\n18;Farsta-Sköndal;1997-01-01;2006-12-31\n");
  const auto all = surroundings_.stadsdelar();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].namn, "Farsta");
}

}  // namespace
}  // namespace rosett::testing
