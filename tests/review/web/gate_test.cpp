// Walks the table of routes: whoever lacks what a route asks for gets nothing by it.
#include <map>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "office.h"
#include "review/web/routes.h"

namespace rosett::testing {
namespace {

using ::testing::HasSubstr;
using web::Access;
using web::Answer;
using web::Request;
using web::Route;

std::string example_of(const Route& route) {
  return std::regex_replace(std::string(route.path), std::regex(R"(\{\w+\})"), "1");
}

// A refusal and nothing else: one key, one sentence.
void expect_nothing(const Answer& answer, int status, const Route& route) {
  EXPECT_EQ(answer.status, status) << route.method << ' ' << route.path;
  const auto json = nlohmann::json::parse(answer.body);
  EXPECT_EQ(json.size(), 1U) << answer.body;
  EXPECT_TRUE(json.contains("error"));
  EXPECT_TRUE(answer.headers.empty());
}

class Gate : public ::testing::Test {
 protected:
  void refuse(const Request& request, int status, const Route& route) {
    expect_nothing(office_.site().answer(request), status, route);
    const auto early = office_.site().refused(request);
    ASSERT_TRUE(early) << route.path << " is told only once the body has been read";
    EXPECT_EQ(early->status, status);
  }

  Office office_;
  Office::SignedIn samordnare_ =
      office_.sign_in({.name = "Åsa", .role = Role::samordnare, .sees_protected = true});
  Office::SignedIn lasare_ = office_.sign_in({.name = "Kim", .role = Role::lasare});
};

TEST_F(Gate, AForeignHostGetsNothingByAnyRoute) {
  for (const Route& route : web::routes())
    for (const char* host : {"", "evil.example", "evil.example:8765", "127.0.0.1:80",
                             "127.0.0.1:8765, evil.example"}) {
      Request request = office_.request(std::string(route.method), example_of(route), samordnare_);
      request.headers["host"] = host;
      refuse(request, 403, route);
    }
}

TEST_F(Gate, AForeignOriginGetsNothingByAnyRoute) {
  for (const Route& route : web::routes())
    for (const char* origin : {"http://evil.example", "null", "http://127.0.0.1:80"}) {
      Request request = office_.request(std::string(route.method), example_of(route), samordnare_);
      request.headers["origin"] = origin;
      refuse(request, 403, route);
    }
}

TEST_F(Gate, WhatChangesSomethingMustSayWhereItComesFrom) {
  for (const Route& route : web::routes()) {
    if (route.method == "GET") continue;
    Request request = office_.request(std::string(route.method), example_of(route), samordnare_);
    request.headers.erase("origin");
    refuse(request, 403, route);
  }
}

TEST_F(Gate, WithoutASessionThereIsNothing) {
  for (const Route& route : web::routes()) {
    if (route.access == Access::anyone) continue;
    for (const char* cookie : {"", "rosett=", "rosett=0000", "rosett=' OR 1=1 --"}) {
      Request request = office_.request(std::string(route.method), example_of(route), samordnare_);
      request.headers["cookie"] = cookie;
      refuse(request, 401, route);
    }
  }
}

TEST_F(Gate, WithoutItsTokenASessionChangesNothing) {
  for (const Route& route : web::routes()) {
    if (route.access == Access::anyone || route.method == "GET") continue;
    for (const std::string& token : {std::string(), std::string(64, '0'), lasare_.token}) {
      Request request = office_.request(std::string(route.method), example_of(route), samordnare_);
      request.headers["x-rosett-token"] = token;
      refuse(request, 403, route);
    }
  }
}

// Who may take each way, once more and independently of the table in the code: a new route must be
// put down here too. Letters: L läsare, A administratör, S samordnare, D systemansvarig; small
// ones: not when they are limited to some stadsdelar.
const std::map<std::string, std::string>& allowed() {
  static const std::map<std::string, std::string> all{
      {"GET /api/session", "LASD"},
      {"POST /api/sign-out", "LASD"},
      {"GET /api/start", "LASD"},
      {"POST /api/files", "ASD"},
      {"POST /api/deviations", "LASD"},
      {"POST /api/deviations/groups", "LASD"},
      {"POST /api/deviations/csv", "LASD"},
      {"GET /api/documents", "lasd"},
      {"GET /api/documents/{id}", "LASD"},
      {"GET /api/documents/{id}/history", "LASD"},
      {"GET /api/documents/{id}/original", "LASD"},
      {"GET /api/documents/{id}/proposal", "LASD"},
      {"POST /api/documents/{id}/proposal", "S"},
      {"GET /api/documents/{id}/finding", "LASD"},
      {"POST /api/documents/{id}/reread", "D"},
      {"POST /api/search", "LASD"},
      {"GET /api/documents/{id}/pages/{page}", "LASD"},
      {"GET /api/documents/{id}/pages/{page}/piece", "LASD"},
      {"POST /api/persons", "LASD"},
      {"GET /api/persons/{id}", "LASD"},
      {"POST /api/registers", "LASD"},
      {"POST /api/registers/preview", "asd"},
      {"POST /api/registers/import", "asd"},
      {"POST /api/decisions", "S"},
      {"POST /api/history", "LASD"},
      {"GET /api/batches", "LASD"},
      {"POST /api/batches", "s"},
      {"GET /api/money/distribution", "LASD"},
      {"GET /api/money/distribution/workbook", "lasd"},
      {"GET /api/money/reclaims", "LASD"},
      {"GET /api/money/reclaims/workbook", "lasd"},
      {"GET /api/money/plans", "LASD"},
      {"GET /api/money/plans/workbook", "lasd"},
      {"POST /api/values/check", "LASD"}};
  return all;
}

TEST_F(Gate, EachRoleGetsItsOwnRoutesAndNoOther) {
  const std::vector<std::pair<char, Role>> roles{{'L', Role::lasare},
                                                 {'A', Role::administrator},
                                                 {'S', Role::samordnare},
                                                 {'D', Role::systemansvarig}};
  std::set<std::string> routes;
  for (const auto& [letter, role] : roles)
    for (const bool limited : {false, true}) {
      User user{.name = std::string(1, letter) + (limited ? " begränsad" : " hel"), .role = role};
      if (limited) user.stadsdelar = {"02"};
      for (const Route& route : web::routes()) {
        if (route.access == Access::anyone) continue;
        const std::string name = std::string(route.method) + " " + std::string(route.path);
        routes.insert(name);
        ASSERT_TRUE(allowed().contains(name)) << name << " is not put down here";
        const std::string& who = allowed().at(name);
        const char small = static_cast<char>(letter - 'A' + 'a');
        const bool may = who.find(letter) != std::string::npos ||
                         (!limited && who.find(small) != std::string::npos);
        const Request request =
            office_.request(std::string(route.method), example_of(route), office_.session(user));
        if (!may) {
          refuse(request, 403, route);
        } else {
          EXPECT_FALSE(office_.site().refused(request)) << name << ' ' << user.name;
          const int status = office_.site().answer(request).status;
          EXPECT_TRUE(status != 401 && status != 403) << name << ' ' << user.name << ' ' << status;
        }
      }
    }
  EXPECT_EQ(routes.size(), allowed().size()) << "a route that is gone";
}

TEST_F(Gate, OnlyThePageAndTheSignInAreForAnyone) {
  for (const Route& route : web::routes()) {
    const bool is_page = !route.path.starts_with("/api/") || route.path == "/api/sign-in";
    EXPECT_EQ(route.access == Access::anyone, is_page) << route.path;
  }
}

TEST_F(Gate, WhatIsNotInTheTableDoesNotExist) {
  for (const char* path : {"/api", "/api/", "/api/session/", "/../rosett.db", "/api/documents/0",
                           "/api/documents/-1", "/api/documents/01", "/api/documents/1x",
                           "/api/documents/99999999999999999999", "/app.css/"})
    EXPECT_EQ(office_.get(path, samordnare_).status, 404) << path;
  EXPECT_EQ(office_.site().answer(office_.request("DELETE", "/", samordnare_)).status, 404);
}

TEST_F(Gate, ASessionEndsWithItsSignOut) {
  EXPECT_EQ(office_.get("/api/session", samordnare_).status, 200);
  EXPECT_EQ(office_.post("/api/sign-out", samordnare_).status, 200);
  EXPECT_EQ(office_.get("/api/session", samordnare_).status, 401);
}

TEST_F(Gate, ACookieIsOutOfReachOfScriptsAndOtherSites) {
  const nlohmann::json body = {{"name", "Kim"}, {"password", Office::kPassword}};
  const Answer answer = office_.post("/api/sign-in", {}, body.dump());
  ASSERT_EQ(answer.status, 200);
  EXPECT_THAT(answer.headers.at(0).second, HasSubstr("HttpOnly; SameSite=Strict"));
}

TEST_F(Gate, PasswordsAreTriedSlowly) {
  const nlohmann::json body = {{"name", "Kim"}, {"password", "fel"}};
  std::multiset<int> statuses;
  for (int i = 0; i < 8; ++i) statuses.insert(office_.post("/api/sign-in", {}, body.dump()).status);
  EXPECT_EQ(statuses.count(401), 5U);
  EXPECT_EQ(statuses.count(429), 3U);
}

}  // namespace
}  // namespace rosett::testing
