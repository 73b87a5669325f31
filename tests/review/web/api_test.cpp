#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "office.h"
#include "review/page_image.h"
#include "review/web/routes.h"
#include "tests/support/folders.h"

namespace rosett::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

json body_of(const web::Answer& answer) {
  EXPECT_EQ(answer.status, 200) << answer.body;
  return json::parse(answer.body);
}

class Api : public ::testing::Test {
 protected:
  std::string document() const { return "/api/documents/" + std::to_string(office_.document()); }

  Office office_;
  Office::SignedIn sees_all_ =
      office_.sign_in({.name = "Åsa", .role = Role::samordnare, .sees_protected = true});
  Office::SignedIn sees_some_ = office_.sign_in({.name = "Kim", .role = Role::samordnare});
};

TEST_F(Api, StartTellsWhatThereIs) {
  const json told = body_of(office_.get("/api/start", sees_all_));
  EXPECT_EQ(told["queue"]["done"], 1);
  EXPECT_EQ(told["deviations"]["varning"], 2);
  EXPECT_TRUE(told["service_runs"]);
  EXPECT_EQ(body_of(office_.get("/api/start", sees_some_))["deviations"]["varning"], 1);
}

TEST_F(Api, AProtectedPersonIsInNoListSearchOrDocument) {
  EXPECT_EQ(body_of(office_.post("/api/deviations", sees_all_))["count"], 2);
  for (const char* path : {"/api/deviations", "/api/deviations/csv", "/api/persons",
                           "/api/registers", "/api/deviations/groups"}) {
    const json asked = {{"kind", "personer"}, {"by", "person"}, {"search", ""}};
    EXPECT_THAT(office_.post(path, sees_some_, asked.dump()).body,
                Not(HasSubstr(Office::kProtected)))
        << path;
  }
  const json read = body_of(office_.get(document(), sees_some_));
  EXPECT_EQ(read["rows"].size(), 1U);
  EXPECT_EQ(read["hidden_rows"], 1);
  EXPECT_THAT(read.dump(), Not(HasSubstr(Office::kProtected)));
  const std::string finding = document() + "/finding?code=osaker_lasning&field=personnummer&row=";
  EXPECT_EQ(office_.get(finding + "1", sees_some_).status, 404);
  EXPECT_EQ(office_.get(finding + "1", sees_all_).status, 200);
  EXPECT_EQ(office_.get(finding + "2", sees_some_).status, 200);
}

TEST_F(Api, AProtectedPersonsRowIsBlackInEveryPicture) {
  const auto darkest = [&](const std::string& path, const Office::SignedIn& as) {
    const web::Answer answer = office_.get(path, as);
    EXPECT_EQ(answer.type, "image/png");
    const GrayImage image =
        decode_page_image(std::vector<std::uint8_t>(answer.body.begin(), answer.body.end()));
    return static_cast<int>(image.pixels[image.pixels.size() / 2]);
  };
  const std::string piece = document() + "/pages/1/piece?x=20&y=100&w=300&h=30";
  const std::string other = document() + "/pages/1/piece?x=20&y=200&w=300&h=30";
  EXPECT_EQ(darkest(piece, sees_all_), 255);
  EXPECT_EQ(darkest(piece, sees_some_), 0);
  EXPECT_EQ(darkest(other, sees_some_), 255);
  const web::Answer page = office_.get(document() + "/pages/1", sees_some_);
  const GrayImage whole =
      decode_page_image(std::vector<std::uint8_t>(page.body.begin(), page.body.end()));
  EXPECT_EQ(whole.pixels[std::size_t{115} * 400 + 60], 0);
  EXPECT_EQ(whole.pixels[std::size_t{215} * 400 + 60], 255);
}

TEST_F(Api, StadsdelarHideThemselvesFromOneAnother) {
  const auto farsta = office_.sign_in(
      {.name = "Bo", .role = Role::lasare, .sees_protected = true, .stadsdelar = {"02"}});
  const json listed = body_of(office_.post("/api/deviations", farsta));
  ASSERT_EQ(listed["count"], 1);
  EXPECT_EQ(listed["items"][0]["personnummer"], Office::kOther);
  EXPECT_EQ(office_.get("/api/documents", farsta).status, 403);
}

TEST_F(Api, AFindingComesWithAllThatIsNeededToDecide) {
  const json found = body_of(
      office_.get(document() + "/finding?row=2&code=osaker_lasning&field=personnummer", sees_all_));
  EXPECT_EQ(found["reading"]["value"], Office::kOther);
  EXPECT_EQ(found["reading"]["runner_up"], std::string(Office::kOther) + "?");
  EXPECT_EQ(found["reading"]["box"], json::parse("[20,200,100,30]"));
  EXPECT_EQ(found["register"][0]["namn"], "Bo Ek");
  EXPECT_EQ(found["page"], 1);
}

TEST_F(Api, AValueIsCheckedAsItIsTyped) {
  const std::string key = body_of(office_.get(document(), sees_all_))["rows"][1]["key"];
  const auto checked = [&](const char* field, const char* value) {
    return body_of(office_.post("/api/values/check", sees_all_,
                                json{{"key", key}, {"field", field}, {"value", value}}.dump()));
  };
  EXPECT_EQ(checked("personnummer", "20100314-2385")["problem"], "");
  EXPECT_THAT(checked("personnummer", "20100314-2382")["problem"], HasSubstr("Kontrollsiffran"));
  EXPECT_EQ(checked("belopp", "1 350,00")["value"], "1350.00");
  EXPECT_THAT(checked("belopp", "tusen")["problem"], HasSubstr("ett belopp"));
}

// Two people look at the same row; the first decides.
TEST_F(Api, TheSecondOfTwoIsToldAndNothingIsLost) {
  const json row = body_of(office_.get(document(), sees_all_))["rows"][1];
  const auto decide = [&](const Office::SignedIn& as, const char* value) {
    return body_of(office_.post("/api/decisions", as,
                                json{{"decisions",
                                      {{{"kind", "value"},
                                        {"key", row["key"]},
                                        {"revision", row["revision"]},
                                        {"field", "belopp"},
                                        {"value", value}}}}}
                                    .dump()));
  };
  EXPECT_TRUE(decide(sees_all_, "1400,00")["refusals"].empty());
  const json second = decide(sees_some_, "1500,00");
  ASSERT_EQ(second["refusals"].size(), 1U);
  EXPECT_EQ(second["refusals"][0]["why"], "changed");
  const json now = body_of(office_.get(document(), sees_some_))["rows"][0];
  EXPECT_EQ(now["fields"][1]["value"], "1400.00");
  EXPECT_EQ(now["fields"][1]["corrected"]["by"], "Åsa");
  const json history =
      body_of(office_.post("/api/history", sees_all_, json{{"key", row["key"]}}.dump()));
  EXPECT_EQ(history["records"][0]["was"], "1350.00");
}

TEST_F(Api, NobodyDecidesOnWhomTheyMayNotSee) {
  const json row = body_of(office_.get(document(), sees_all_))["rows"][0];
  const std::string body =
      json{{"decisions",
            {{{"kind", "approve"}, {"key", row["key"]}, {"revision", row["revision"]}}}}}
          .dump();
  EXPECT_EQ(office_.post("/api/decisions", sees_some_, body).status, 422);
  const std::string key = json{{"key", row["key"]}}.dump();
  EXPECT_EQ(office_.post("/api/history", sees_some_, key).status, 422);
  EXPECT_EQ(office_.post("/api/values/check", sees_some_, key).status, 422);
}

TEST_F(Api, ADroppedFileLiesInTheInboxUnderItsUsersName) {
  auto asked = office_.request("POST", "/api/files", sees_all_, "%PDF-1.4 …");
  asked.headers["x-rosett-file"] = "%C3%85tta.pdf";
  for (int i = 0; i < 2; ++i) EXPECT_EQ(office_.site().answer(asked).status, 200);
  EXPECT_TRUE(std::filesystem::exists(office_.inbox() / "Åsa" / "Åtta.pdf"));
  EXPECT_TRUE(std::filesystem::exists(office_.inbox() / "Åsa" / "Åtta (2).pdf"));
  asked.headers["x-rosett-file"] = "..%2F..%2Fut.pdf";
  EXPECT_EQ(office_.site().answer(asked).status, 200);
  EXPECT_TRUE(std::filesystem::exists(office_.inbox() / "Åsa" / "_.._ut.pdf"));
  for (const char* name : {"", "a.exe", ".pdf", "a.pdf.part", "%00.pdf%00.sh"}) {
    asked.headers["x-rosett-file"] = name;
    EXPECT_EQ(office_.site().answer(asked).status, 422) << name;
  }
}

TEST_F(Api, HostileTextComesBackAsTextAndIsNoFormula) {
  Document document = roselista({Office::kOther});
  const std::vector<std::string> hostile{"<script>alert(1)</script>", "=HYPERLINK(\"x\")",
                                         "'; DROP TABLE worklist; --"};
  for (const std::string& name : hostile) {
    document.rows[0].fields[1].reading.value = name;
    document.rows[0].fields[1].name = "namn";
    office_.read(name.substr(0, 3) + ".pdf", document);
  }
  const json listed = body_of(office_.post("/api/deviations", sees_all_));
  EXPECT_EQ(listed["count"], 5);
  const web::Answer csv = office_.post("/api/deviations/csv", sees_all_);
  EXPECT_THAT(csv.type, HasSubstr("text/csv"));
  EXPECT_THAT(csv.body, Not(HasSubstr(";=HYPERLINK")));
  EXPECT_THAT(csv.body, HasSubstr("'=HYPERLINK"));
  const json found =
      body_of(office_.post("/api/deviations", sees_all_, json{{"search", "DROP TABLE"}}.dump()));
  EXPECT_EQ(found["count"], 1);
}

TEST_F(Api, NonsenseIsRefusedAndHarmsNothing) {
  for (const char* body : {"", "[]", "{", "null", "{\"order\":\"x'\"}", "[[[[[[[[[["})
    EXPECT_EQ(office_.post("/api/deviations", sees_all_, body).status, 422) << body;
  EXPECT_EQ(body_of(office_.post("/api/deviations", sees_all_,
                                 R"({"offset":-5,"limit":1000000,"search":7})"))["count"],
            2);
}

TEST_F(Api, WhatIsReadIsFoundWithoutADeviation) {
  Document clean = roselista({"19900101-2384"});
  clean.deviations.clear();
  clean.fields.push_back(
      {"diarienummer", {.value = "1.3.2-2019-54744", .text = "1.3.2-2019-54744"}});
  const long long id = office_.read("rent.pdf", clean);
  const auto found = [&](const Office::SignedIn& who, const std::string& search) {
    return body_of(office_.post("/api/search", who, json{{"search", search}}.dump()));
  };
  EXPECT_EQ(found(sees_some_, "199001012384")["rows"][0]["document"], id);
  EXPECT_EQ(found(sees_some_, "54744")["documents"][0]["field_label"], "Diarienummer");
  EXPECT_EQ(found(sees_some_, "rent")["documents"][0]["document"], id);
  EXPECT_EQ(found(sees_all_, Office::kProtected)["rows"].size(), 1U);
  EXPECT_EQ(found(sees_some_, Office::kProtected)["rows"].size(), 0U);
}

TEST_F(Api, ADocumentIsReadAgainByWhoeverGovernsTemplates) {
  const Office::SignedIn governs =
      office_.sign_in({.name = "Li", .role = Role::systemansvarig, .sees_protected = true});
  EXPECT_EQ(office_.post(document() + "/reread", sees_all_).status, 403);
  EXPECT_THAT(office_.reread, IsEmpty());
  EXPECT_EQ(office_.post(document() + "/reread", governs).status, 200);
  EXPECT_THAT(office_.reread, SizeIs(1));
}

TEST_F(Api, ANoteIsShownWithItsRowAndItsPerson) {
  const json read = body_of(office_.get(document(), sees_all_));
  const json note = {{"kind", "note"},
                     {"key", read["rows"][1]["key"]},
                     {"revision", read["rows"][1]["revision"]},
                     {"why", "Fråga boendet."}};
  const json answer = body_of(
      office_.post("/api/decisions", sees_all_, json{{"decisions", json::array({note})}}.dump()));
  const std::string finding = document() + "/finding?code=osaker_lasning&field=personnummer&row=2";
  EXPECT_EQ(body_of(office_.get(finding, sees_all_))["notes"][0]["why"], "Fråga boendet.");
  const json persons = body_of(
      office_.post("/api/persons", sees_all_, json{{"search", Office::kOther}}.dump()))["persons"];
  const std::string person = "/api/persons/" + persons[0]["id"].dump();
  EXPECT_EQ(body_of(office_.get(person, sees_all_))["notes"][0]["why"], "Fråga boendet.");
  const json undo = {{"kind", "undo"},
                     {"key", note["key"]},
                     {"revision", answer["revisions"].begin().value()},
                     {"undoes", answer["recorded"][0]}};
  EXPECT_EQ(
      office_.post("/api/decisions", sees_all_, json{{"decisions", json::array({undo})}}.dump())
          .status,
      200);
  EXPECT_EQ(body_of(office_.get(finding, sees_all_))["notes"].size(), 0U);
}

TEST_F(Api, ARegisterRowIsPreviewedAndThenImported) {
  const std::string csv = "kod;namn;fran;till\n01;Kista;2020-01-01;\n02;;2020-01-01;\n";
  const std::string body = json{{"kind", "sdf"}, {"csv", csv}}.dump();
  const json preview = body_of(office_.post("/api/registers/preview", sees_all_, body));
  EXPECT_EQ(preview["rows"], 1);
  EXPECT_EQ(preview["rejected"].size(), 1U);
  const std::string ask = json{{"kind", "sdf"}}.dump();
  EXPECT_EQ(body_of(office_.post("/api/registers", sees_all_, ask))["count"], 0);
  EXPECT_EQ(body_of(office_.post("/api/registers/import", sees_all_, body))["added"], 1);
  EXPECT_EQ(body_of(office_.post("/api/registers", sees_all_, ask))["count"], 1);
}

TEST_F(Api, ThePageHoldsNoInlineScriptAndWritesNoHtml) {
  for (const web::Route& route : web::routes()) {
    if (route.path.starts_with("/api/")) continue;
    const web::Answer file = office_.get(std::string(route.path), {});
    EXPECT_EQ(file.status, 200) << route.path;
    EXPECT_FALSE(file.body.empty()) << route.path;
    for (const char* forbidden : {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
                                  "eval(", " style=", " onclick=", "src=\"http", "href=\"http"})
      EXPECT_THAT(file.body, Not(HasSubstr(forbidden))) << route.path;
  }
}

TEST_F(Api, IsDescribedByItsOpenApiFile) {
  std::ifstream file(rosett::source_folder() + "/review/web/openapi.json");
  const json described = json::parse(file);
  std::set<std::string> in_file, in_code;
  for (const auto& [path, methods] : described["paths"].items())
    for (const auto& [method, what] : methods.items()) {
      in_file.insert(method + " " + path + ": " + what["summary"].get<std::string>());
      EXPECT_TRUE(what.contains("responses")) << path;
    }
  for (const web::Route& route : web::routes()) {
    if (!route.path.starts_with("/api/")) continue;
    in_code.insert((route.method == "GET" ? "get " : "post ") + std::string(route.path) + ": " +
                   std::string(route.meaning));
  }
  EXPECT_EQ(in_file, in_code);
}

}  // namespace
}  // namespace rosett::testing
