#include "parsers/template_loading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr const char* kHead = "id = \"x\"\nversion = 2\ntype = \"roselista\"\n";

std::string fault(const std::string& toml) {
  try {
    (void)parse_template(toml, "x.toml");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    return error.what();
  }
  return "no fault";
}

TEST(TemplateLoading, ReadsFieldsColumnsAndSharedWords) {
  const Template rules =
      parse_template(std::string(kHead) +
                         "[[field]]\nname = \"summa\"\nkind = \"belopp\"\nlabels = [\"@sums\"]\n"
                         "[[column]]\nname = \"period\"\nkind = \"period\"\n"
                         "outputs = [\"fran\", \"till\"]\nheadings = [\"Period\"]\n"
                         "required = true\nempty = \"missing\"\n",
                     "x.toml", {{"sums", {"Summa", "Totalt"}}});
  EXPECT_EQ(rules.id, "x");
  EXPECT_EQ(rules.version, 2);
  EXPECT_THAT(rules.fields.at(0).labels, ElementsAre("Summa", "Totalt"));
  EXPECT_THAT(rules.columns.at(0).outputs, ElementsAre("fran", "till"));
  EXPECT_TRUE(rules.columns.at(0).required);
  EXPECT_EQ(rules.columns.at(0).empty, EmptyCell::missing);
}

TEST(TemplateLoading, EveryFaultNamesFileLineAndColumn) {
  const std::string head(kHead);
  EXPECT_THAT(fault(head + "colour = 1\n"), HasSubstr("x.toml, rad 4, kolumn 1"));
  EXPECT_THAT(fault(head + "[[field]]\nname = \"a\"\nkind = \"color\"\n"),
              HasSubstr("rad 6, kolumn 8"));
  EXPECT_THAT(fault(head + "[[field]]\nname = \"a\"\nkind = \"text\"\nlabels = [\"@none\"]\n"),
              HasSubstr("@none"));
  EXPECT_THAT(fault(head + "[[column]]\nname = \"p\"\nkind = \"period\"\nheadings = [\"P\"]\n"),
              HasSubstr("outputs"));
  EXPECT_THAT(fault(head + "[pages]\nmarks = [\"(\"]\n"), HasSubstr("rad 5"));
  EXPECT_THAT(fault("id = \"x\"\nversion = 0\ntype = \"t\"\n"), HasSubstr("version"));
  EXPECT_THAT(fault("id = \n"), HasSubstr("x.toml, rad 1"));
  EXPECT_THAT(fault(""), HasSubstr("\"id\" saknas"));
}

TEST(TemplateLoading, NamesStandOnce) {
  EXPECT_THAT(fault(std::string(kHead) + "[[field]]\nname = \"a\"\nkind = \"text\"\n"
                                         "[[field]]\nname = \"a\"\nkind = \"text\"\n"),
              HasSubstr("två gånger"));
}

TEST(TemplateLoading, TheShippedTemplatesLoad) {
  const Library library = load_library({ROSETT_SOURCE_DIR "/templates"});
  EXPECT_GE(library.templates.size(), 2U);
  EXPECT_FALSE(library.koder.empty());
  EXPECT_FALSE(library.kommuner.empty());
}

TEST(TemplateLoading, AFolderWithoutTemplatesIsAFault) {
  EXPECT_THROW((void)load_templates({ROSETT_SOURCE_DIR "/core"}), Error);
}

}  // namespace
}  // namespace rosett
