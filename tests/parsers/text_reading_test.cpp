#include "parsers/text_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/template_loading.h"
#include "tests/support/folders.h"
#include "tests/support/refusal.h"

namespace rosett {
namespace {

using ::testing::HasSubstr;

// Types of record by their first letters, of different lengths; forms that the shipped ones lack.
constexpr const char* kOther = R"(
id = "annan"
version = 1
type = "generalschablon"
medium = "text"
[text]
encoding = "iso-8859-1"
separator = "|"
quotes = true
[[record]]
name = "huvud"
use = "fields"
starts_with = "00|"
fields = 3
required = true
values = [
  { name = "kommun", kind = "text", field = 2 },
  { name = "utbetalningsdatum", kind = "datum", field = 3, form = "DD.MM.ÅÅ" },
]
[[record]]
name = "person"
starts_with = "10|"
fields = 6
values = [
  { name = "personnummer", kind = "personnummer", field = 2, required = true },
  { name = "namn", kind = "namn", field = 3 },
  { name = "namn", kind = "namn", field = 4 },
  { name = "belopp", kind = "belopp", field = 5, form = "öre", required = true },
  { name = "mottagningsdatum", kind = "datum", field = 6, form = "ÅÅÅÅMMDD", empty = "unread" },
]
[[record]]
name = "slut"
use = "ignored"
starts_with = "99|"
fields = 1
)";

Library library_of(const char* toml) {
  Library library;
  library.texts.push_back(parse_template(toml, "annan.toml"));
  return library;
}

const Library& shipped() {
  static const Library library = load_library({rosett::source_folder() + "/templates"});
  return library;
}

std::string value(const std::vector<Field>& fields, std::string_view name) {
  return value_of(fields, name).value_or("-");
}

TEST(TextFiles, ALayoutIsReadByItsTemplateAlone) {
  const auto document = interpret_text_file(
      "00|Malm\xF6|28.12.18\n"
      "10|8507122382|\"Al|Masri\"|Yusuf|0001332000-|\r\n\n"
      "10|20100314-2381|\xD6hrn|\xC5sa|1332050|20180903\n"
      "99|\n",
      library_of(kOther));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->template_id, "annan");
  EXPECT_EQ(value(document->fields, "kommun"), "Malmö");
  EXPECT_EQ(value(document->fields, "utbetalningsdatum"), "2018-12-28");
  ASSERT_EQ(document->rows.size(), 2U);
  EXPECT_EQ(value(document->rows[0].fields, "personnummer"), "19850712-2382");
  EXPECT_EQ(value(document->rows[0].fields, "namn"), "Al|Masri Yusuf");
  EXPECT_EQ(value(document->rows[0].fields, "belopp"), "-13320.00");
  EXPECT_TRUE(find_field(document->rows[0].fields, "mottagningsdatum")->evidence.blank);
  EXPECT_EQ(value(document->rows[1].fields, "belopp"), "13320.50");
  EXPECT_EQ(document->rows[1].box.top, 3);  // the fourth line
  EXPECT_TRUE(document->deviations.empty());
}

TEST(TextFiles, EveryLineThatDoesNotFitIsNamed) {
  const std::string good = "10|20100314-2381|a|b|100|\n";
  const auto document = interpret_text_file("00|Malm\xF6|28.12.18\n" + good +
                                                "10|20100314-2381|a|b|100\n"     // a field too few
                                                "10|20100314-2381|a|b|1OO|\n"    // no number
                                                "10|20100314-2381|a\x07|b|1|\n"  // no letter
                                                "10||a|b|100|\n"                 // nobody
                                                "11|20100314-2381|a|b|100|\n" +
                                                good,
                                            library_of(kOther));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->rows.size(), 2U);
  ASSERT_EQ(document->deviations.size(), 5U);
  for (int i = 0; i < 5; ++i) {
    const Deviation& told = document->deviations[static_cast<std::size_t>(i)];
    EXPECT_EQ(told.code, "falt_saknas");
    EXPECT_EQ(told.severity, Severity::fel);
    EXPECT_THAT(told.message, HasSubstr("Rad " + std::to_string(i + 3) + " i filen"));
  }
  EXPECT_THAT(document->deviations[0].message, HasSubstr("5 fält i stället för 6"));
}

TEST(TextFiles, WithoutWhatTellsALayoutItIsAnother) {
  EXPECT_FALSE(interpret_text_file("10|20100314-2381|a|b|100|\n", library_of(kOther)));
  EXPECT_FALSE(interpret_text_file("Hej!\nHär kommer listan.\n", shipped()));
  EXPECT_FALSE(interpret_text_file("", shipped()));
}

TEST(TextFiles, ValuesThatLinesRepeatMustAgree) {
  const std::string head =
      "Kommunkod;Kommun;Utbetalningsdatum;Personnummer;Dossiernummer;Namn;Mottagningsdatum;Period "
      "fr.o.m.;Period t.o.m.;Belopp;Antal kvar\n";
  const std::string rest =
      ";20100314-2381;11-234567;Öhrn, Åsa;2018-09-03;2018-09-01;2018-09-30;13320,00;8\n";
  const auto document = interpret_text_file(
      head + "0180;Stockholm;2018-10-31" + rest + "0180;Stockholm;2018-11-30" + rest, shipped());
  ASSERT_TRUE(document);
  EXPECT_TRUE(find_field(document->fields, "utbetalningsdatum")->evidence.contested);
  EXPECT_FALSE(find_field(document->fields, "kommun")->evidence.contested);
}

constexpr const char* kHead =
    "Kommunkod;Kommun;Utbetalningsdatum;Personnummer;Dossiernummer;Namn;Mottagningsdatum;Period "
    "fr.o.m.;Period t.o.m.;Belopp;Antal kvar\n";

std::string line_about(const std::string& name) {
  return "0180;Stockholm;2018-10-31;20100314-2381;11-234567;" + name +
         ";2018-09-03;2018-09-01;2018-09-30;13320,00;8\n";
}

std::string utf16(const std::string& latin, bool big, bool mark) {
  std::string bytes;
  const auto add = [&](unsigned char high, unsigned char low) {
    bytes += static_cast<char>(big ? high : low);
    bytes += static_cast<char>(big ? low : high);
  };
  if (mark) add(0xFE, 0xFF);
  for (const char c : latin) add(0, static_cast<unsigned char>(c));
  return bytes;
}

// The names that are read, "?" after those in doubt, and the codes of what is told.
using Told = std::pair<std::vector<std::string>, std::vector<std::string>>;

Told read_names(const std::string& bytes, const Library& library) {
  const auto document = interpret_text_file(bytes, library);
  if (!document) return {};
  Told found;
  for (const Row& row : document->rows) {
    const Reading* name = find_field(row.fields, "namn");
    found.first.push_back(std::string(value_in(name)) + (name->evidence.contested ? " ?" : ""));
  }
  for (const Deviation& deviation : document->deviations) found.second.push_back(deviation.code);
  return found;
}

TEST(TextFiles, AnotherEncodingThanTheTemplatesIsFoundAndTold) {
  const std::string latin = kHead + line_about("\xD6hrn, \xC5sa");
  const Told told{{"Öhrn, Åsa"}, {"annan_teckenkodning"}};
  EXPECT_EQ(read_names(latin, shipped()), told);
  for (const bool big : {false, true})
    for (const bool mark : {false, true})
      EXPECT_EQ(read_names(utf16(latin, big, mark), shipped()), told) << big << mark;
  EXPECT_EQ(read_names(kHead + line_about("Öhrn, Åsa"), shipped()), Told({"Öhrn, Åsa"}, {}));
  EXPECT_EQ(read_names("\xEF\xBB\xBF" + (kHead + line_about("Öhrn, Åsa")), shipped()),
            Told({"Öhrn, Åsa"}, {}));
  EXPECT_EQ(read_names("00|Malmö|28.12.18\n10|8507122382|Öhrn|Åsa|1332000|\n", library_of(kOther)),
            Told({"Öhrn Åsa"}, {"annan_teckenkodning"}));
  EXPECT_EQ(read_names("00|Malm\xF6|28.12.18\n10|8507122382|\xD6hrn|\xC5sa|1332000|\n",
                       library_of(kOther)),
            Told({"Öhrn Åsa"}, {}));
}

TEST(TextFiles, OneLineInAnotherEncodingIsNotRead) {
  const std::string head = "00|Malm\xF6|28.12.18\n10|8507122382|\xD6hrn|\xC5sa|1332000|\n";
  EXPECT_EQ(read_names(head + "10|8507122382|Öhrn|Åsa|1332000|\n", library_of(kOther)),
            Told({"Öhrn Åsa"}, {"falt_saknas"}));
  EXPECT_EQ(read_names(kHead + line_about("Öhrn, Åsa") + line_about("\xD6hrn, \xC5sa"), shipped()),
            Told({"Öhrn, Åsa"}, {"falt_saknas"}));
}

TEST(TextFiles, LettersThatAreNoLongerThoseWrittenAreDoubted) {
  for (const char* name : {"Ã–hrn, Ã…sa", "Bj”rn, Eva", "Bj?rn, Eva", "Bj\xEF\xBF\xBDrn, Eva",
                           "Str”m, ?sa", "KarlstrÃ¶m, Eva", "YÄ±lmaz, Eva"})
    EXPECT_EQ(read_names(kHead + line_about(name), shipped()),
              Told({std::string(name) + " ?"}, {}));
  for (const char* name : {"Öhrn, Åsa", "Müller-Ångström, Zoë", "O’Brien, Siân", "Yılmaz, Şule",
                           "D'Arcy, Anna (Ann)", "Nguyễn, Đức"})
    EXPECT_EQ(read_names(kHead + line_about(name), shipped()), Told({name}, {}));
}

TEST(TextLayouts, FaultsInThemAreRefused) {
  const auto without = [](std::string toml, const std::string& part, const std::string& instead) {
    toml.replace(toml.find(part), part.size(), instead);
    return testing::refusal(
        [](const std::string& text) { return parse_template(text, "annan.toml"); }, toml);
  };
  EXPECT_THAT(without(kOther, "quotes = true", "qoutes = true"), HasSubstr("qoutes"));
  EXPECT_THAT(without(kOther, "iso-8859-1", "latin-1"), HasSubstr("encoding"));
  EXPECT_THAT(without(kOther, "field = 5", "field = 7"), HasSubstr("6 fält"));
  EXPECT_THAT(without(kOther, "DD.MM.ÅÅ", "DD.MM"), HasSubstr("form"));
  EXPECT_THAT(without(kOther, "\"|\"", "\"||\""), HasSubstr("separator"));
}

}  // namespace
}  // namespace rosett
