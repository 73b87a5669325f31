#include "checks/name_likeness.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/text.h"

namespace rosett::checks {
namespace {

struct Names {
  const char* printed;
  const char* given;
  const char* family;
};

TEST(NameLikeness, SamePersonInAnotherWriting) {
  const Names same[]{
      {"Al-Masri, Åsa", "Åsa", "Al-Masri"},
      {"ASA ALMASRI", "Åsa", "Al-Masri"},
      {"Al Masri Åsa", "Åsa", "Al-Masri"},
      {"Muhammad Husein", "Mohammed", "Hussein"},
      {"HUSSAIN Mohamed", "Mohammad", "Hussein"},
      {"Youssef, Ali", "Ali", "Yusuf"},
      {"Aleksandr Melnik", "Oleksandr", "Melnyk"},
      {"Olexandr Melnyk", "Oleksandr", "Melnyk"},
      {"Vladimir Hnatyuk", "Volodymyr", "Hnatiuk"},
      {"Natalia Gritsenko", "Nataliia", "Hrytsenko"},
      {"Cabdi Xasan", "Abdi", "Hassan"},
      {"Maxamed Cismaan", "Mohamed", "Osman"},
      {"Faadumo Cilmi", "Fadumo", "Elmi"},
      {"Ghasemi, Fereshteh", "Freshta", "Qasimi"},
      {"Abd-Alrahman Tsegai", "Abdulrahman", "Tsegay"},
      {"Abd Al Rahman Tsegai", "Abdulrahman", "Tsegay"},
      {"Javad Heidari", "Jawad", "Haydari"},
      {"Zeinab Rezaie", "Zaynab", "Rezai"},
      {"N`Guessan, Samer", "Samer", "N'Guessan"},
      {"Warsame, Hussain", "Hussain", "Saleh Warsame"},
      {"Mohamed Hassan Nur Hussein", "Hussein", "Mohamed Hassan Nur"},
      {"MohamedHassan Nur", "Mohamed Hassan", "Nur"},
      {"Hellström, Anna", "Anna-Karin", "Hellström-Öberg"},
      {"Öberg, A.", "Anna", "Öberg"},
      {"af Ekenstam, Nils", "Nils", "Af Ekenstam"},
      {"Nur", "Amal", "Nur"},
      {"", "Amal", "Nur"},
  };
  for (const Names& names : same)
    EXPECT_GE(name_likeness(names.printed, names.given, names.family), kSameName)
        << names.printed << " / " << names.given << " " << names.family;
}

TEST(NameLikeness, AnotherPerson) {
  const Names others[]{
      {"TAHIRI FARHAD", "Farhad", "Osman"},
      {"HUSSEIN SHEVCHENKO Mir-Ahmad", "Reza", "Hussein Shevchenko"},
      {"Samer D'Souza", "Samer", "Rahimi"},
      {"Hala Al-Masri", "Samer", "Al-Masri"},
      {"Åkesson, Tuva", "Sören", "Åkesson"},
      {"Abraha von Rosén", "Maxamed", "von Rosén"},
      {"Saleh Nur", "Salem", "Nur"},
      {"Samira Karimi", "Samira", "Rahimi"},
      {"Karl Nilsson", "Karin", "Nilsson"},
      {"Erik Larsson", "Erik", "Olsson"},
      {"Hussein Ali", "Hussein", "Hassan"},
      {"Bondarenko", "Amal", "Nur"},
      {"Nur Ali", "Amal", "Nur"},
  };
  for (const Names& names : others)
    EXPECT_LT(name_likeness(names.printed, names.given, names.family), kSameName)
        << names.printed << " / " << names.given << " " << names.family;
}

RC_GTEST_PROP(NameLikeness, OfAnythingIsBetweenNoneAndOne,
              (const std::string& printed, const std::string& given, const std::string& family)) {
  const double likeness = name_likeness(printed, given, family);
  RC_ASSERT(likeness >= 0.0 && likeness <= 1.0);
}

RC_GTEST_PROP(NameLikeness, OfANameWithItselfIsOne, ()) {
  const auto word = rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'z')));
  const std::string given = *word, family = *word;
  RC_ASSERT(name_likeness(given + " " + family, given, family) == 1.0);
  RC_ASSERT(name_likeness(family + ", " + given, given, family) == 1.0);
}

}  // namespace
}  // namespace rosett::checks
