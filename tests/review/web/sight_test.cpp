// Whom a user may not see is told of by nothing else either: messages about whole documents, other
// readings, names of files, notes, and print outside the rows.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "office.h"
#include "review/page_image.h"
#include "store/decisions.h"
#include "store/documents.h"
#include "store/registers.h"

namespace rosett::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string kProtected = Office::kProtected;
const std::string kOther = Office::kOther;

class Sighted : public ::testing::Test {
 protected:
  // Everything that the page may ask about a document, as this user gets it.
  std::string all_about(long long id, const Office::SignedIn& as) {
    const std::string path = "/api/documents/" + std::to_string(id);
    std::string all = office_.get(path, as).body;
    for (const char* address : {"/api/start", "/api/documents"})
      all += office_.get(address, as).body;
    for (const char* address : {"/api/deviations", "/api/deviations/csv"})
      all += office_.post(address, as, R"({"closed":true})").body;
    all += office_.post("/api/deviations/groups", as, R"({"by":"document"})").body;
    const auto document = Documents(office_.database()).load(id);
    for (const Deviation& each : document->deviations)
      all += office_
                 .get(fmt::format("{}/finding?code={}&field={}&row={}", path, each.code, each.field,
                                  each.row),
                      as)
                 .body;
    return all;
  }
  int found(const std::string& search, const Office::SignedIn& as) {
    const auto answer =
        office_.post("/api/deviations", as, json{{"search", search}, {"closed", true}}.dump());
    return json::parse(answer.body).at("count");
  }
  int hidden_rows(long long id) {
    const auto answer = office_.get("/api/documents/" + std::to_string(id), sees_some_);
    return json::parse(answer.body).at("hidden_rows");
  }

  Office office_;
  Office::SignedIn sees_all_ =
      office_.session({.name = "Åsa", .role = Role::samordnare, .sees_protected = true});
  Office::SignedIn sees_some_ = office_.session({.name = "Kim", .role = Role::samordnare});
  Office::SignedIn in_farsta_ = office_.session(
      {.name = "Bo", .role = Role::samordnare, .sees_protected = true, .stadsdelar = {"02"}});
};

TEST_F(Sighted, AMessageAboutTheWholeTellsNothingOfHiddenRows) {
  Document document = roselista({kProtected, kOther});
  document.deviations = {
      {"dubblett", Severity::fel, 0, "", "Skiljer: rad 1 belopp 777.00 mot 1350.00.", ""},
      {"summa_avviker", Severity::fel, 0, "summa", "Raderna blir 2700.00.", "2700.00"}};
  const long long id = office_.read("a.pdf", document);
  EXPECT_THAT(all_about(id, sees_all_), HasSubstr("777.00"));
  for (const auto& as : {sees_some_, in_farsta_}) {
    const std::string told = all_about(id, as);
    EXPECT_THAT(told, Not(HasSubstr("777.00")));
    EXPECT_THAT(told, HasSubstr("dubblett")) << "that there is something is told";
    EXPECT_THAT(told, HasSubstr("Raderna blir 2700.00.")) << "sums are nobody's";
    EXPECT_EQ(found("777.00", as), 0);
  }
  EXPECT_EQ(found("2700.00", sees_some_), 1);
}

TEST_F(Sighted, AMessageThatNamesSomebodyElseSaysNothing) {
  Document document = roselista({kOther});
  document.deviations = {{"dubblett", Severity::fel, 0, "", "Som 100314-2381 i b.pdf.", ""}};
  const long long id = office_.read("a.pdf", document);
  EXPECT_THAT(all_about(id, sees_all_), HasSubstr("100314-2381"));
  EXPECT_THAT(all_about(id, sees_some_), Not(HasSubstr("100314-2381")));
  EXPECT_EQ(found("100314-2381", sees_some_), 0);
}

TEST_F(Sighted, ARowThatMayBeAProtectedPersonsIsHidden) {
  const Document plain = roselista({"19990909-1234"});
  EXPECT_EQ(hidden_rows(office_.read("0.pdf", plain)), 0);
  Document runner_up = plain;
  runner_up.rows[0].fields[0].reading.alternatives = {{kProtected, kProtected, 0.4}};
  EXPECT_EQ(hidden_rows(office_.read("1.pdf", runner_up)), 1);
  Document by_register = plain;
  by_register.deviations = {{"personnummer_avviker", Severity::fel, 1, "personnummer",
                             "Registret har ett annat.", kProtected}};
  EXPECT_EQ(hidden_rows(office_.read("2.pdf", by_register)), 1);
}

TEST_F(Sighted, ACorrectedNumberDoesNotUncoverWhoWasRead) {
  const long long id = office_.read("a.pdf", roselista({kProtected}));
  const Document document = *Documents(office_.database()).load(id);
  const DecisionOutcome outcome = Decisions(office_.database())
                                      .decide({"Åsa", "granska", {}},
                                              {{.kind = DecisionKind::value,
                                                .key = document.rows[0].key,
                                                .revision = document.rows[0].revision,
                                                .field = "personnummer",
                                                .value = "19990909-1234"}},
                                              [](const Document&) {
                                                return CheckResult{{}, "avvikelser", {}};
                                              });
  ASSERT_TRUE(outcome.refusals.empty());
  EXPECT_THAT(all_about(id, sees_some_), Not(HasSubstr(kProtected)));
}

TEST_F(Sighted, TheNameOfAFileIsSomebodysName) {
  const long long id = office_.read("Öhrn_Kim beslut.pdf", roselista({kOther}));
  const std::string told = all_about(id, sees_some_);
  EXPECT_THAT(told, Not(HasSubstr("hrn_Kim")));
  EXPECT_THAT(told, HasSubstr("Dokument " + std::to_string(id)));
  EXPECT_THAT(all_about(id, sees_all_), HasSubstr("hrn_Kim"));
  EXPECT_EQ(found("ohrn", sees_some_), 0);
}

TEST_F(Sighted, ANoteOnTheWholeMayNameSomebody) {
  const long long id = office_.read("a.pdf", roselista({kOther}));
  const Document document = *Documents(office_.database()).load(id);
  const std::string key = document_key(document);
  const json note = {{"decisions",
                      {{{"kind", "note"},
                        {"key", key},
                        {"revision", document.revision},
                        {"why", "Fråga om " + kProtected}}}}};
  ASSERT_EQ(office_.post("/api/decisions", sees_all_, note.dump()).status, 200);
  const std::string ask = json{{"key", key}}.dump();
  EXPECT_THAT(office_.post("/api/history", sees_all_, ask).body, HasSubstr(kProtected));
  const std::string told = office_.post("/api/history", sees_some_, ask).body;
  EXPECT_THAT(told, HasSubstr("note"));
  EXPECT_THAT(told, Not(HasSubstr(kProtected)));
}

// Print that belongs to no row: a letterhead, a remark.
TEST_F(Sighted, ALineOfPrintAboutAProtectedPersonIsBlack) {
  const auto word = [](const char* text, int line, int left) {
    return Word{.text = text,
                .box = {left, 400 + 50 * line, left + 60, 420 + 50 * line},
                .confidence = 1,
                .line = line};
  };
  const long long id =
      office_.read("a.pdf", roselista({kOther}),
                   {word("Kim", 0, 20), word("Öhrn", 0, 90), word("100314-2381", 1, 20),
                    word("Kim", 2, 20), word("Ek", 2, 90)});
  const auto pixel = [&](const Office::SignedIn& as, int line) {
    const auto answer = office_.get("/api/documents/" + std::to_string(id) + "/pages/1", as);
    const GrayImage image =
        decode_page_image(std::vector<std::uint8_t>(answer.body.begin(), answer.body.end()));
    return static_cast<int>(image.pixels[static_cast<std::size_t>(410 + 50 * line) * 400 + 40]);
  };
  EXPECT_EQ(pixel(sees_all_, 0), 255);
  EXPECT_EQ(pixel(sees_some_, 0), 0);
  EXPECT_EQ(pixel(sees_some_, 1), 0);
  EXPECT_EQ(pixel(sees_some_, 2), 255);
}

// The register knows the person by a new number, and the last import leaves the mark out.
TEST_F(Sighted, OnceProtectedIsProtectedUntilItIsLifted) {
  const auto import = [&](const std::string& row) {
    Registers(office_.database())
        .import(RegisterKind::personer,
                parse_csv("personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;"
                          "mottagningsdatum;migrationsdatum;adress;folkbokforingsdatum;sdf_kod;sdf;"
                          "skyddad\n" +
                          row + "\n"),
                {});
  };
  import("20100314-2399;11-234567;Kim;Öhrn;;;;;;02;Farsta;");
  const long long id = office_.read("a.pdf", roselista({kProtected, "20100314-2399"}));
  EXPECT_EQ(hidden_rows(id), 2);
  import("20100314-2399;99-000001;Kim;Öhrn;;;;;;02;Farsta;");
  EXPECT_THAT(office_.post("/api/persons", sees_some_, R"({"search":"ohrn"})").body,
              Not(HasSubstr("20100314")));
  import("20100314-2399;11-234567;Kim;Öhrn;;;;;;02;Farsta;nej");
  import("20100314-2399;99-000001;Kim;Öhrn;;;;;;02;Farsta;nej");
  EXPECT_EQ(hidden_rows(id), 0);
}

}  // namespace
}  // namespace rosett::testing
