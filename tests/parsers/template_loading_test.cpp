#include "parsers/template_loading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "tests/support/folders.h"

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

constexpr const char* kBase =
    "[identity]\nthreshold = 3.0\nany_of = [{ text = \"Beslut\" }]\n"
    "[[field]]\nname = \"summa\"\nkind = \"belopp\"\nlabels = [\"Summa\"]\nrequired = true\n"
    "[[column]]\nname = \"namn\"\nkind = \"namn\"\nheadings = [\"Namn\"]\n";

TEST(TemplateLoading, ATemplateMayBuildOnAnother) {
  const std::vector<Template> bases{parse_template(std::string(kHead) + kBase, "x.toml")};
  const Template own = parse_template(
      "id = \"y\"\nversion = 1\nbase = \"x\"\n[identity]\nall_of = [\"Granen\"]\n"
      "[[field]]\nname = \"summa\"\nlabels = [\"Slutbelopp\"]\nrequired = false\n"
      "[[field]]\nname = \"datum\"\nkind = \"datum\"\nlabels = [\"Dag\"]\n"
      "[[column]]\nname = \"namn\"\nheadings = [\"Vem\"]\n",
      "y.toml", {}, bases);
  EXPECT_EQ(own.type, "roselista");
  EXPECT_EQ(own.identity.threshold, 3.0);
  EXPECT_THAT(own.identity.all_of, ElementsAre("Granen"));
  ASSERT_EQ(own.fields.size(), 2U);
  EXPECT_THAT(own.fields[0].labels, ElementsAre("Slutbelopp", "Summa"));
  EXPECT_EQ(own.fields[0].kind, Kind::amount);
  EXPECT_FALSE(own.fields[0].required);
  EXPECT_THAT(own.columns.at(0).headings, ElementsAre("Vem", "Namn"));
}

TEST(TemplateLoading, TheBaseMustBeThere) {
  EXPECT_THAT(fault("id = \"y\"\nversion = 1\nbase = \"z\"\n"), HasSubstr("rad 3"));
}

TEST(TemplateLoading, ReadsBlocksAndWhatALabelAloneMeans) {
  const Template rules =
      parse_template(std::string(kHead) +
                         "[[field]]\nname = \"a\"\nkind = \"datum\"\nempty = \"unread\"\n"
                         "[rows]\nblock_titles = [\"@person\"]\n",
                     "x.toml", {{"person", {"Person", "Individ"}}});
  EXPECT_EQ(rules.fields.at(0).empty, EmptyCell::unread);
  EXPECT_THAT(rules.block_titles, ElementsAre("Person", "Individ"));
  EXPECT_THAT(fault(std::string(kHead) + "[rows]\nblock_title = [\"Person\"]\n"),
              HasSubstr("block_title"));
}

TEST(TemplateLoading, ReadsWhatInvoicesNeed) {
  const std::string field = "[[field]]\nname = \"a\"\nkind = \"nummer\"\n";
  const Template rules =
      parse_template(std::string(kHead) + "other_labels = [\"Sida\"]\n" +
                         "[identity]\ntitle_none_of = [\"Offert\"]\n"
                         "any_of = [{ text = \"Faktura\", title = true }]\n" +
                         field +
                         "identifies = true\nrated = true\nunlabelled = \"letterhead\"\n"
                         "[[column]]\nname = \"d\"\nkind = \"dossiernummer\"\nheadings = [\"D\"]\n"
                         "patterns = ['(\\d{2}-\\d{6})']\n[giro_line]\nreference = \"a\"\n",
                     "x.toml");
  EXPECT_THAT(rules.other_labels, ElementsAre("Sida"));
  EXPECT_THAT(rules.identity.title_none_of, ElementsAre("Offert"));
  EXPECT_TRUE(rules.identity.any_of.at(0).title);
  EXPECT_TRUE(rules.fields.at(0).identifies && rules.fields.at(0).rated);
  EXPECT_EQ(rules.fields.at(0).unlabelled, Unlabelled::letterhead);
  EXPECT_EQ(rules.columns.at(0).patterns.size(), 1U);
  EXPECT_EQ(rules.giro.reference, "a");
  EXPECT_THAT(fault(std::string(kHead) + field + "[giro_line]\namount = \"b\"\n"),
              HasSubstr("\"b\""));
  EXPECT_THAT(fault(std::string(kHead) + "[rows]\nproduct = [\"a\"]\n"), HasSubstr("tre namn"));
  EXPECT_THAT(fault(std::string(kHead) + "[[sum]]\ntotal = \"b\"\n"), HasSubstr("\"b\""));
  EXPECT_THAT(fault(std::string(kHead) + field + "[giro_line]\nsum = \"a\"\n"), HasSubstr("sum"));
}

TEST(TemplateLoading, NamesStandOnce) {
  EXPECT_THAT(fault(std::string(kHead) + "[[field]]\nname = \"a\"\nkind = \"text\"\n"
                                         "[[field]]\nname = \"a\"\nkind = \"text\"\n"),
              HasSubstr("två gånger"));
}

TEST(TemplateLoading, TheShippedTemplatesLoad) {
  const Library library = load_library({rosett::source_folder() + "/templates"});
  EXPECT_GE(library.templates.size(), 2U);
  EXPECT_FALSE(library.koder.empty());
  EXPECT_FALSE(library.kommuner.empty());
}

TEST(TemplateLoading, AFolderWithoutTemplatesIsAFault) {
  EXPECT_THROW((void)load_templates({rosett::source_folder() + "/core"}), Error);
}

}  // namespace
}  // namespace rosett
