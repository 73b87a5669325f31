// The views of money: sums of everything, and of persons only those that the user may see.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "office.h"
#include "review/web/money_view.h"

namespace rosett::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

Field field(const std::string& name, const std::string& value) {
  Field made{name, {}};
  made.reading.value = made.reading.text = value;
  made.reading.confidence = 1;
  made.reading.accepted = true;
  return made;
}

struct Line {
  std::string personnummer, kod, from, to, belopp;
};

Document payments(const std::string& paid, const std::vector<Line>& lines,
                  const std::string& summa = {}) {
  Document document;
  document.type = document.template_id = "etjanst";
  document.pages = {{1, 400, 600, 72, 0, 0, TextSource::text}};
  document.fields = {field("utbetalningsdatum", paid)};
  if (!summa.empty()) document.fields.push_back(field("summa", summa));
  for (const Line& line : lines) {
    Row& row = document.rows.emplace_back();
    row.number = static_cast<int>(document.rows.size());
    row.page = 1;
    row.fields = {field("personnummer", line.personnummer), field("kod", line.kod),
                  field("period_fran", line.from), field("period_till", line.to),
                  field("belopp", line.belopp)};
  }
  return document;
}

class Money : public ::testing::Test {
 protected:
  Money() {
    office_.read("kvartal-2.xlsx",
                 payments("2018-06-29",
                          {{Office::kProtected, "EKBP", "2018-04-01", "2018-04-30", "40500.00"},
                           {Office::kOther, "EKBP", "2018-04-01", "2018-04-30", "40500.00"},
                           {Office::kOther, "NSCH", "2018-01-01", "2018-01-31", "12500.00"}},
                          "93500.50"));
    office_.read("kvartal-3.xlsx",
                 payments("2018-09-28",
                          {{Office::kProtected, "Å-EKBP", "2018-04-01", "2018-04-30", "40500.00"},
                           {"19500101-2394", "EKBP", "2018-07-01", "2018-07-31", "41850.00"}}));
  }

  json got(const std::string& what, const Office::SignedIn& as,
           const std::string& period = "allt") {
    const web::Answer answer = office_.get("/api/money/" + what + "?period=" + period, as);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return json::parse(answer.body);
  }
  Office::SignedIn limited(const std::string& sdf_kod) {
    return office_.sign_in({.name = "Bo " + sdf_kod,
                            .role = Role::lasare,
                            .sees_protected = true,
                            .stadsdelar = {sdf_kod}});
  }

  Office office_;
  Office::SignedIn sees_all_ =
      office_.sign_in({.name = "Åsa", .role = Role::samordnare, .sees_protected = true});
  Office::SignedIn sees_some_ = office_.sign_in({.name = "Kim", .role = Role::lasare});
};

TEST(MoneyPeriods, AreYearsQuartersAndAll) {
  const auto days = [](const char* name) {
    const auto period = web::money_period(name);
    if (!period) return std::string("none");
    return (period->from ? to_iso(*period->from) : "") + "/" +
           (period->to ? to_iso(*period->to) : "");
  };
  EXPECT_EQ(days("2018-K1"), "2018-01-01/2018-03-31");
  EXPECT_EQ(days("2018-K4"), "2018-10-01/2018-12-31");
  EXPECT_EQ(days("2020"), "2020-01-01/2020-12-31");
  EXPECT_EQ(days("allt"), "/");
  for (const char* none :
       {"", "201", "2018-", "2018-K0", "2018-K5", "2018-K11", "2018-X1", "allt "})
    EXPECT_EQ(days(none), "none") << none;
}

TEST_F(Money, EverySumIsReconciledAndShown) {
  const json told = got("distribution", sees_all_, "2018-K2");
  EXPECT_EQ(told["balance"]["rest"], "0.00");
  // The lists of no day are of every quarter, and not distributed.
  EXPECT_EQ(told["balance"]["fordelat"], "93500.00");
  EXPECT_EQ(told["balance"]["ej_fordelat"], "2700.00");
  EXPECT_EQ(told["districts"],
            json::parse(R"([{"sdf_kod":"01","sdf":"Kista","rows":1,"paid":"40500.00",
                             "taken_back":"0.00","net":"40500.00"},
                            {"sdf_kod":"02","sdf":"Farsta","rows":2,"paid":"53000.00",
                             "taken_back":"0.00","net":"53000.00"}])"));
  EXPECT_EQ(told["shares"].size(), 3U);
  const json first = told["documents"]["lines"][0];
  EXPECT_EQ(first["file"], "kvartal-2.xlsx") << "what does not agree comes first";
  EXPECT_EQ(first["rest"], "0.50");
}

TEST_F(Money, WhatIsNotDistributedSaysWhy) {
  const json told = got("distribution", sees_all_, "2018-K3");
  json unknown;
  for (const json& line : told["left"]["lines"])
    if (line["file"] == "kvartal-3.xlsx") unknown = line;
  EXPECT_EQ(unknown["nummer"], "19500101-2394");
  EXPECT_EQ(unknown["belopp"], "41850.00");
  EXPECT_THAT(unknown["reasons"], SizeIs(1));
  EXPECT_GT(unknown["document"], 0);
  EXPECT_EQ(told["net"][0]["kvar"], "40500.00");
}

TEST_F(Money, WithoutAPeriodItIsTheQuarterOfTheLatestPayment) {
  const web::Answer answer = office_.get("/api/money/distribution", sees_all_);
  EXPECT_EQ(json::parse(answer.body)["period"],
            json::parse(R"({"name":"2018-K3","from":"2018-07-01","to":"2018-09-30"})"));
  for (const char* path : {"distribution?period=2018-K9", "reclaims?period=x", "plans?show=x",
                           "plans/workbook?period=2018-13"})
    EXPECT_EQ(office_.get(std::string("/api/money/") + path, sees_all_).status, 422) << path;
}

// Of whom the user may not see there is neither number, name nor row, but the sums stay whole.
TEST_F(Money, AProtectedPersonIsInTheSumsAlone) {
  for (const char* what : {"distribution", "reclaims", "plans"})
    EXPECT_THAT(got(what, sees_some_).dump(),
                AllOf(Not(HasSubstr(Office::kProtected)), Not(HasSubstr("11-234567")),
                      Not(HasSubstr("Öhrn"))))
        << what;
  const json some = got("distribution", sees_some_), all = got("distribution", sees_all_);
  EXPECT_EQ(some["balance"], all["balance"]);
  EXPECT_EQ(some["shares"], all["shares"]);
  EXPECT_EQ(some["left"]["hidden"], 1);  // of the list without codes
  EXPECT_EQ(some["left"]["hidden_belopp"], "1350.00");
  EXPECT_EQ(all["left"]["hidden"], 0);
  const json reclaims = got("reclaims", sees_some_);
  EXPECT_EQ(reclaims["belopp"], "-40500.00");
  EXPECT_THAT(reclaims["reclaims"]["lines"], IsEmpty());
  EXPECT_EQ(reclaims["reclaims"]["hidden"], 1);
}

TEST_F(Money, StadsdelarSeeTheirOwnMoneyAlone) {
  const auto farsta = limited("02");
  const json told = got("distribution", farsta);
  EXPECT_EQ(told["districts"].size(), 1U);
  EXPECT_EQ(told["balance"]["fordelat"], "53000.00");
  EXPECT_EQ(told["balance"]["rest"], "0.00");
  EXPECT_THAT(told["documents"]["lines"], IsEmpty()) << "their sums are of all";
  EXPECT_THAT(told.dump(), AllOf(Not(HasSubstr("Kista")), Not(HasSubstr("19500101-2394"))));
  EXPECT_EQ(got("reclaims", farsta)["rows"], 0);
  EXPECT_EQ(got("reclaims", limited("01"))["rows"], 1);
  EXPECT_EQ(got("plans", farsta)["persons"], 1);
  EXPECT_EQ(got("plans", limited("03"))["persons"], 0);
}

TEST_F(Money, AnAterkravWithoutAGroundIsToldWithItsSum) {
  const json told = got("reclaims", sees_all_, "2018-K3");
  EXPECT_EQ(told["rows"], 1);
  EXPECT_EQ(told["groundless"], 1) << "no list of codes says what Å-EKBP takes back";
  EXPECT_EQ(told["groundless_belopp"], "-40500.00");
  EXPECT_FALSE(told["reclaims"]["lines"][0]["has_ground"]);
  EXPECT_EQ(got("reclaims", sees_all_, "2018-K2")["rows"], 0);
}

TEST_F(Money, APlanShowsWhatHasComeAndWhatIsMissing) {
  const json told = got("plans", sees_all_);
  EXPECT_EQ(told["payments"], json::parse("[1,2]"));
  const json line = told["plans"]["lines"][0];
  EXPECT_EQ(line["namn"], "Bo Ek");
  EXPECT_EQ(line["seen"][0]["payment"], 1);
  const auto shown = [&](const char* which) {
    return json::parse(
               office_.get(std::string("/api/money/plans?period=allt&show=") + which, sees_all_)
                   .body)["plans"]["lines"]
        .size();
  };
  EXPECT_EQ(shown("all"), 1U);
  EXPECT_EQ(shown("complete"), 0U);
}

TEST_F(Money, TheWorkbooksAreForWhoeverSeesEverybody) {
  for (const char* what : {"distribution", "reclaims", "plans"}) {
    const std::string path = std::string("/api/money/") + what + "/workbook?period=2018-K3";
    const web::Answer all = office_.get(path, sees_all_);
    EXPECT_EQ(all.status, 200) << all.body;
    EXPECT_THAT(all.body.substr(0, 2), "PK");
    EXPECT_THAT(all.headers.at(0).second, HasSubstr("2018-K3.xlsx"));
    const web::Answer some = office_.get(path, sees_some_);
    EXPECT_EQ(some.status, 422);
    EXPECT_THAT(some.body, HasSubstr("inte rätt att se alla"));
  }
}

}  // namespace
}  // namespace rosett::testing
