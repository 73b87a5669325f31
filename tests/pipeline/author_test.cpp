// Who decides at the keyboard: the same person as on the page, or nobody.
#include "pipeline/author.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "store/approvals.h"
#include "store/users.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

using ::testing::HasSubstr;

struct Keyboard {
  Keyboard() : database(folder.path() / "rosett.db"), users(database) {
    account = author_at_the_keyboard(database, "kommandorad").name;
  }

  void add(const std::string& name, Role role, const std::string& login = "") {
    users.add({.name = name, .role = role, .login = login}, "fyra ord efter varandra");
  }
  // Why decisions are refused; empty when they are not.
  std::string refusal() {
    try {
      static_cast<void>(decider_at_the_keyboard(database, "arbetsbok"));
      return {};
    } catch (const Error& error) {
      return std::string(error.what()) + " " + error.advice();
    }
  }

  testing::TemporaryFolder folder;
  Database database;
  Users users;
  std::string account;
};

TEST(Author, IsTheAccountWhereThereAreNoUsers) {
  Keyboard keyboard;
  EXPECT_EQ(decider_at_the_keyboard(keyboard.database, "arbetsbok").name, keyboard.account);
  require_eyes(keyboard.database, 2);
  EXPECT_THAT(keyboard.refusal(), HasSubstr("rosett user login NAMN " + keyboard.account));
}

TEST(Author, IsNobodyUntilTheAccountIsAUsers) {
  Keyboard keyboard;
  keyboard.add("Åsa Öhrn", Role::samordnare);
  EXPECT_THAT(keyboard.refusal(), HasSubstr("inte kopplat till någon användare"));
  EXPECT_EQ(author_at_the_keyboard(keyboard.database, "kommandorad").name, keyboard.account);
  keyboard.users.set_login("Åsa Öhrn", keyboard.account);
  EXPECT_EQ(decider_at_the_keyboard(keyboard.database, "arbetsbok").name, "Åsa Öhrn");
  EXPECT_EQ(author_at_the_keyboard(keyboard.database, "kommandorad").name, "Åsa Öhrn");
  keyboard.users.disable("Åsa Öhrn");
  EXPECT_THAT(keyboard.refusal(), HasSubstr("är avstängd"));
}

TEST(Author, DecidesOnlyAsASamordnare) {
  Keyboard keyboard;
  keyboard.add("Bo Ek", Role::lasare, keyboard.account);
  EXPECT_THAT(keyboard.refusal(), HasSubstr("inte har rollen samordnare"));
}

}  // namespace
}  // namespace rosett
