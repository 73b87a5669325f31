#include "core/koder.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/support/folders.h"

namespace rosett {
namespace {

std::string shipped_list() {
  std::ifstream file(rosett::source_folder() + "/templates/koder.csv");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Koder, TheShippedListLoads) {
  const auto koder = parse_koder(shipped_list());
  EXPECT_GE(koder.size(), 50U);
  ASSERT_NE(find_kod(koder, "Å-LMA"), nullptr);
  EXPECT_TRUE(find_kod(koder, "Å-LMA")->is_aterkrav());
  EXPECT_EQ(find_kod(koder, "Å-LMA")->aterkrav_av, (std::vector<std::string>{"DAG", "SÄR"}));
  EXPECT_EQ(find_kod(koder, "Å-GSB")->alias_of, "Å-GSKB");
  EXPECT_FALSE(find_kod(koder, "AVRH")->is_aterkrav());
}

TEST(Koder, PlaceholderStandsForTwoCharacters) {
  const auto koder = parse_koder(shipped_list());
  EXPECT_NE(find_kod(koder, "INI01"), nullptr);
  EXPECT_EQ(find_kod(koder, "INI1"), nullptr);
  EXPECT_EQ(find_kod(koder, "FSKX"), nullptr);
}

TEST(Koder, RefusesWhatItDoesNotKnow) {
  EXPECT_THROW((void)parse_koder(""), Error);
  EXPECT_THROW((void)parse_koder("kod;färg\nDAG;röd\n"), Error);
  EXPECT_THROW((void)parse_koder("grupp;klartext\nLMA;x\n"), Error);
  EXPECT_THROW((void)parse_koder("kod;klartext\nDAG\n"), Error);
  EXPECT_THROW((void)parse_koder("kod;klartext\n;x\n"), Error);
}

}  // namespace
}  // namespace rosett
