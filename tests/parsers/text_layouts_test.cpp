// Layouts as somebody could describe them on a page, each read by a template alone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parsers/template_loading.h"
#include "parsers/text_reading.h"
#include "tests/support/refusal.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kHead =
    "id = \"annan\"\nversion = 1\ntype = \"generalschablon\"\nmedium = \"text\"\n";

Document read(const std::string& toml, const std::string& bytes) {
  Library library;
  library.texts.push_back(parse_template(kHead + toml, "annan.toml"));
  const auto document = interpret_text_file(bytes, library);
  EXPECT_TRUE(document) << "the layout does not fit";
  return document.value_or(Document());
}

std::string refusal(const std::string& toml) {
  return testing::refusal(
      [](const std::string& text) { return parse_template(text, "annan.toml"); }, kHead + toml);
}

// One value of each row, "-" where there is none.
std::vector<std::string> column(const Document& document, const char* name) {
  std::vector<std::string> all;
  for (const Row& row : document.rows) all.push_back(value_of(row.fields, name).value_or("-"));
  return all;
}

// "falt_saknas 3": what is told of which line.
std::vector<std::string> told(const Document& document) {
  std::vector<std::string> all;
  for (const Deviation& one : document.deviations) {
    const std::size_t at = one.message.find("Rad ") + 4;
    all.push_back(one.code + " " + one.message.substr(at, one.message.find(' ', at) - at));
  }
  return all;
}

// A heading for each person, payments below it, a sum after each person and one at the end; kinds
// of records at the third character.
const std::string kGrouped = R"(
[text]
encoding = "windows-1252"
width = 40
shorter = true
[[record]]
name = "huvud"
use = "fields"
marked = { start = 3, length = 2, is = ["00"] }
required = true
values = [
  { name = "utbetalningsdatum", kind = "datum", start = 5, length = 6, form = "ÅÅMMDD" },
]
[[record]]
name = "personpost"
use = "group"
marked = { start = 3, length = 2, is = ["10"] }
required = true
values = [
  { name = "personnummer", kind = "personnummer", start = 5, length = 8 },
  { name = "personnummer", kind = "personnummer", start = 13, length = 4, empty_when = ["0000"] },
  { name = "namn", kind = "namn", start = 17, length = 20 },
]
[[record]]
name = "betalning"
marked = { start = 3, length = 2, is = ["20", "21"] }
values = [
  { name = "period_fran", kind = "datum", start = 5, length = 6, form = "ÅÅÅÅMM", day = "first" },
  { name = "period_till", kind = "datum", start = 11, length = 6, form = "ÅÅÅÅMM", day = "last" },
  { name = "belopp", kind = "belopp", start = 17, length = 10, form = "öre", required = true },
  { name = "tecken", kind = "text", start = 27, length = 1, sign_of = "belopp" },
  { name = "kvarvarande", kind = "antal", start = 28, length = 2, counts_down_from = 9 },
]
[[record]]
name = "personsumma"
use = "subtotal"
marked = { start = 3, length = 2, is = ["80"] }
values = [
  { name = "antal", kind = "antal", start = 5, length = 3 },
  { name = "summa", kind = "belopp", start = 8, length = 12, form = "öre" },
]
[[record]]
name = "slut"
use = "fields"
line = -1
marked = { start = 3, length = 2, is = ["99"] }
values = [ { name = "antal", kind = "antal", start = 5, length = 6 } ]
)";

TEST(TextLayoutKinds, HeadingsHoldForTheRowsBelowAndSumsTally) {
  const Document document = read(kGrouped,
                                 "XX00181031\r\n"
                                 "XX10201003142381\xD6HRN \xC5SA\r\n"
                                 "XX202018092018100001332000 02\r\n"
                                 "XX80001000001332000\r\n"
                                 "XX10198507120000ALM BO\r\n"
                                 "XX212018092018090000803000-01\r\n"
                                 "XX80001000000803000\r\n"
                                 "XX99000002\r\n");
  EXPECT_EQ(value_of(document.fields, "utbetalningsdatum"), "2018-10-31");
  EXPECT_EQ(value_of(document.fields, "antal"), "2");
  EXPECT_THAT(column(document, "personnummer"), ElementsAre("20100314-2381", "19850712"));
  EXPECT_THAT(column(document, "namn"), ElementsAre("ÖHRN ÅSA", "ALM BO"));
  EXPECT_THAT(column(document, "period_fran"), ElementsAre("2018-09-01", "2018-09-01"));
  EXPECT_THAT(column(document, "period_till"), ElementsAre("2018-10-31", "2018-09-30"));
  EXPECT_THAT(column(document, "belopp"), ElementsAre("13320.00", "-8030.00"));
  EXPECT_THAT(column(document, "kvarvarande"), ElementsAre("7", "8"));
  EXPECT_THAT(told(document), ElementsAre("summa_avviker 7"));  // it says +8 030 kr
}

TEST(TextLayoutKinds, NobodyIsGivenWhatAHeadingThatCannotBeReadSays) {
  const std::string payment = "XX202018092018100001332000 02\n";
  const Document document = read(kGrouped, "XX00181031\n" + payment +             // under none
                                               "XX10201003142381A\n" + payment +  // read
                                               "XX101985A7122382B\n" + payment +  // lost
                                               "XX10198507122382C\n" + payment +  // read
                                               "XX7?damaged\n" + payment);        // perhaps one
  EXPECT_THAT(column(document, "namn"), ElementsAre("A", "C"));
  EXPECT_THAT(told(document), ElementsAre("falt_saknas 2", "falt_saknas 5", "falt_saknas 6",
                                          "falt_saknas 9", "falt_saknas 10"));
}

// Lines of labels, a heading, payments and corrections whose amounts stand without a sign.
const std::string kLabelled = R"(
[text]
separator = ","
quotes = true
fields = 6
[[record]]
name = "kommun"
use = "fields"
starts_with = "Kommun:"
fields = 1
values = [ { name = "kommun", kind = "kommun", field = 1, take = 'Kommun: \d{4} (.+)' } ]
[[record]]
name = "dag"
use = "fields"
line = 2
fields = 1
required = true
values = [ { name = "utbetalningsdatum", kind = "datum", field = 1, take = 'Utbetalas (.+)' } ]
[[record]]
name = "rubriker"
use = "ignored"
starts_with = "Återkrav?"
required = true
[[record]]
name = "rättelse"
marked = { field = 1, is = ["R", "Å"] }
values = [
  { name = "personnummer", kind = "personnummer", field = 2, required = true },
  { name = "belopp", kind = "belopp", field = 5, form = "1,234.56", negate = true },
]
[[record]]
name = "betalning"
marked = { field = 1, is = [" "] }
values = [
  { name = "personnummer", kind = "personnummer", field = 2, required = true },
  { name = "namn", kind = "namn", field = 3 },
  { name = "period_fran", kind = "datum", field = 4, take = '(\S+) - \S+' },
  { name = "period_till", kind = "datum", field = 4, take = '\S+ - (\S+)' },
  { name = "belopp", kind = "belopp", field = 5, form = "1,234.56" },
  { name = "mottagningsdatum", kind = "datum", field = 6, form = "DD/MM ÅÅÅÅ", empty_when = ["00/00 0000"], empty = "unread" },
]
[[record]]
name = "slutsumma"
use = "subtotal"
starts_with = "Summa"
fields = 2
over = "file"
counts = ["betalning"]
values = [ { name = "summa", kind = "belopp", field = 2, form = "1,234.56" } ]
)";

TEST(TextLayoutKinds, LabelsPartsOfValuesAndAmountsWithoutASign) {
  const Document document = read(kLabelled,
                                 "Kommun: 0180 Stockholm\n"
                                 "Utbetalas 31 oktober 2018\n"
                                 "Återkrav?,Pnr,Namn,Period,Belopp,Mottagen\n"
                                 ",20100314-2381,\"Öhrn, Åsa\",2018-09-01 - 2018-09-30,"
                                 "\"13,320.50\",03/09 2018\n"
                                 "R,19850712-2382,,,\"1,000.00\",\n"
                                 ",19850712-2382,Alm,2018-09-01 - 2018-09-30,500,00/00 0000\n"
                                 "Summa,\"13,820.50\"\n");
  EXPECT_EQ(value_of(document.fields, "kommun"), "Stockholm");
  EXPECT_EQ(value_of(document.fields, "utbetalningsdatum"), "2018-10-31");
  EXPECT_THAT(column(document, "belopp"), ElementsAre("13320.50", "-1000.00", "500.00"));
  EXPECT_THAT(column(document, "period_till"), ElementsAre("2018-09-30", "-", "2018-09-30"));
  EXPECT_THAT(column(document, "mottagningsdatum"), ElementsAre("2018-09-03", "-", "-"));
  EXPECT_TRUE(find_field(document.rows[2].fields, "mottagningsdatum")->evidence.blank);
  EXPECT_THAT(told(document), IsEmpty());
}

TEST(TextLayoutKinds, ALineThatIsShorterThanItMayBeIsTold) {
  const std::string strict =
      "[text]\nwidth = 8\n[[record]]\nname = \"p\"\nvalues = [ { name = "
      "\"belopp\", kind = \"belopp\", start = 1, length = 6 } ]\n";
  EXPECT_THAT(told(read(strict, "100,00  \n100,00  \n100,00\n")), ElementsAre("falt_saknas 3"));
  const std::string loose = "[text]\nshorter = true\n" + strict.substr(7);
  EXPECT_THAT(told(read(loose, "100,00  \n100,00  \n100,00\n100,00   \n")),
              ElementsAre("falt_saknas 4"));
}

TEST(TextLayoutKinds, TwoSignsAreNone) {
  const std::string layout =
      "[text]\nseparator = \";\"\nfields = 2\n[[record]]\nname = \"p\"\nvalues = [\n"
      "{ name = \"belopp\", kind = \"belopp\", field = 1 },\n{ name = \"dk\", kind = \"text\", "
      "field = 2, sign_of = \"belopp\", negative = [\"K\"], positive = [\"D\"] } ]\n";
  const Document document = read(layout, "1,00;K\n1,00;D\n2,00;\n-1,00;K\n1,00;X\n");
  EXPECT_THAT(column(document, "belopp"), ElementsAre("-1.00", "1.00", "2.00"));
  EXPECT_THAT(told(document), ElementsAre("falt_saknas 4", "falt_saknas 5"));
}

TEST(TextLayoutKinds, FaultsInThemAreRefused) {
  const auto with = [](const std::string& keys) {
    return refusal(
        "[text]\nseparator = \";\"\nfields = 2\n[[record]]\nname = \"p\"\nvalues = [ { "
        "name = \"a\", field = 1, " +
        keys + " } ]\n");
  };
  EXPECT_THAT(with("kind = \"datum\", form = \"ÅÅÅÅMM\""), HasSubstr("day"));
  EXPECT_THAT(with("kind = \"datum\", form = \"ÅÅÅÅMMDD\", day = \"last\""), HasSubstr("day"));
  EXPECT_THAT(with("kind = \"text\", take = \"abc\""), HasSubstr("take"));
  EXPECT_THAT(with("kind = \"text\", negate = true"), HasSubstr("negate"));
  EXPECT_THAT(with("kind = \"text\", negative = [\"K\"]"), HasSubstr("sign_of"));
  EXPECT_THAT(with("kind = \"belopp\", counts_down_from = 9"), HasSubstr("counts_down_from"));
  EXPECT_THAT(refusal("[text]\nwidth = 3\n[[record]]\nname = \"p\"\nline = 0\nuse = \"ignored\"\n"),
              HasSubstr("line"));
  EXPECT_THAT(refusal("[text]\nwidth = 3\n[[record]]\nname = \"p\"\nuse = \"subtotal\"\nvalues = [ "
                      "{ name = \"a\", kind = \"text\", start = 1, length = 1 } ]\n"),
              HasSubstr("summa"));
}

}  // namespace
}  // namespace rosett
