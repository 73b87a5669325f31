#include "store/users.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/error.h"
#include "store/passwords.h"
#include "store/sessions.h"
#include "store_support.h"

namespace rosett::testing {
namespace {

using namespace std::chrono_literals;

constexpr const char* kPassword = "fyra ord efter varandra";

struct Office {
  Office() : users(store.database), sessions(store.database) {}

  User add(const std::string& name, Role role = Role::samordnare) {
    users.add({.name = name, .role = role}, kPassword);
    return *users.with_password(name, kPassword);
  }

  Store store;
  Users users;
  Sessions sessions;
};

TEST(Users, AreLetInByNameAndPasswordAlone) {
  Office office;
  office.users.add({.name = "Åsa Öhrn",
                    .role = Role::samordnare,
                    .sees_protected = true,
                    .stadsdelar = {"01", "03"}},
                   kPassword);
  const auto user = office.users.with_password("åsa öhrn", kPassword);
  ASSERT_TRUE(user);
  EXPECT_EQ(user->name, "Åsa Öhrn");
  EXPECT_EQ(user->role, Role::samordnare);
  EXPECT_TRUE(user->sees_protected);
  EXPECT_EQ(user->stadsdelar, (std::vector<std::string>{"01", "03"}));
  EXPECT_FALSE(office.users.with_password("Åsa Öhrn", "fyra ord efter varandrA"));
  EXPECT_FALSE(office.users.with_password("Åsa Öhrn", ""));
  EXPECT_FALSE(office.users.with_password("Ingen Alls", kPassword));
}

TEST(Users, AnAccountIsOnePersonsAlone) {
  Office office;
  office.users.add({.name = "Åsa Öhrn", .role = Role::samordnare, .login = "asa"}, kPassword);
  office.add("Bo Ek");
  EXPECT_EQ(office.users.known_as("asa")->name, "Åsa Öhrn");
  EXPECT_EQ(office.users.known_as("BO EK")->name, "Bo Ek");
  EXPECT_FALSE(office.users.known_as("root"));
  EXPECT_FALSE(office.users.known_as(""));
  EXPECT_THROW(office.users.set_login("Bo Ek", "asa"), Error);
  EXPECT_THROW(office.users.set_login("Åsa Öhrn", "bo ek"), Error);
  EXPECT_THROW(office.users.set_login("asa", "x"), Error) << "that is no name";
  EXPECT_THROW(office.users.add({.name = "asa"}, kPassword), Error);
  EXPECT_THROW(office.users.add({.name = "Kim", .login = "asa"}, kPassword), Error);
  EXPECT_FALSE(office.users.known_as("Kim")) << "not half of it";
  office.users.set_login("Åsa Öhrn", "");
  EXPECT_FALSE(office.users.known_as("asa"));
}

TEST(Users, NamesThatLookTheSameAreOneName) {
  Office office;
  office.add("Åsa Öhrn");
  for (const char* name : {"Åsa Öhrn", "ÅSA ÖHRN", "Asa Ohrn"})
    EXPECT_THROW(office.users.add({.name = name}, kPassword), Error) << name;
  for (const char* name : {"", " Kim", "Kim\nBo", "Kim\xE2\x80\xAE"})
    EXPECT_THROW(office.users.add({.name = name}, kPassword), Error) << name;
}

TEST(Users, AShortPasswordIsRefused) {
  Office office;
  EXPECT_THROW(office.users.add({.name = "Kim"}, "elva tecken"), Error);
  office.add("Kim");
  EXPECT_THROW(office.users.set_password("Kim", "kort"), Error);
  EXPECT_THROW(office.users.set_password("Bo", kPassword), Error);
  EXPECT_THROW(office.users.disable("Bo"), Error);
}

TEST(Users, TheFileHoldsNeitherPasswordNorToken) {
  Office office;
  const std::string token = office.sessions.begin(office.add("Kim"), moment(0));
  for (const char* suffix : {"", "-wal"}) {
    std::ifstream file(office.store.folder.database().string() + suffix, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    EXPECT_EQ(bytes.find(kPassword), std::string::npos);
    EXPECT_EQ(bytes.find(token), std::string::npos);
  }
}

TEST(Users, ByRole) {
  EXPECT_TRUE(has_right(Role::lasare, Right::look));
  EXPECT_FALSE(has_right(Role::lasare, Right::bring));
  EXPECT_TRUE(has_right(Role::administrator, Right::bring));
  EXPECT_FALSE(has_right(Role::administrator, Right::decide));
  EXPECT_TRUE(has_right(Role::samordnare, Right::decide));
  EXPECT_FALSE(has_right(Role::samordnare, Right::govern));
  EXPECT_TRUE(has_right(Role::systemansvarig, Right::govern));
  EXPECT_FALSE(has_right(Role::systemansvarig, Right::decide));
}

TEST(Sessions, LastAsLongAsTheyAreUsedAndOneDay) {
  Office office;
  const User kim = office.add("Kim");
  const std::string token = office.sessions.begin(kim, moment(0));
  const std::string idle = office.sessions.begin(kim, moment(0));
  const auto at = [](std::chrono::seconds after) { return moment(0) + after; };
  for (const auto hour : {5h, 10h, 15h, 20h, 24h})
    EXPECT_TRUE(office.sessions.find(token, at(hour))) << hour.count();
  EXPECT_FALSE(office.sessions.find(token, at(24h + 1s)));
  EXPECT_FALSE(office.sessions.find(idle, at(6h + 1s)));
}

TEST(Sessions, EndAtSignOutAndWhenTheUserChanges) {
  Office office;
  const User kim = office.add("Kim");
  const std::string left = office.sessions.begin(kim, moment(0));
  const std::string open = office.sessions.begin(kim, moment(0));
  office.sessions.end(left);
  EXPECT_FALSE(office.sessions.find(left, moment(1)));
  EXPECT_TRUE(office.sessions.find(open, moment(1)));
  office.users.set_password("Kim", "ett alldeles nytt lösenord");
  EXPECT_FALSE(office.sessions.find(open, moment(1)));
  const std::string anew = office.sessions.begin(kim, moment(1));
  EXPECT_TRUE(office.sessions.find(anew, moment(2)));
  office.users.disable("kim");
  EXPECT_FALSE(office.sessions.find(anew, moment(2)));
  EXPECT_FALSE(office.users.with_password("Kim", "ett alldeles nytt lösenord"));
}

TEST(Sessions, NoOtherTokenOpensOne) {
  Office office;
  const std::string token = office.sessions.begin(office.add("Kim"), moment(0));
  EXPECT_FALSE(office.sessions.find("", moment(0)));
  EXPECT_FALSE(office.sessions.find(token.substr(1), moment(0)));
  EXPECT_FALSE(office.sessions.find(random_token(), moment(0)));
  EXPECT_EQ(token.size(), 64U);
}

RC_GTEST_PROP(Passwords, SecretsAreTheSameWhenTheirTextsAre,
              (const std::string& a, const std::string& b)) {
  RC_ASSERT(same_secret(a, a));
  RC_ASSERT(same_secret(a, b) == (a == b));
}

}  // namespace
}  // namespace rosett::testing
