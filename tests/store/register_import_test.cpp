#include "store/register_import.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "core/error.h"
#include "store_support.h"

namespace rosett::testing {
namespace {

ParsedRegister parse(RegisterKind kind, const std::string& csv) {
  return parse_register(kind, parse_csv(csv));
}

std::string refusal(const std::string& csv) {
  try {
    parse(RegisterKind::sdf, csv);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::malformed);
    EXPECT_EQ(error.advice(), "Första raden ska innehålla kolumnnamnen: kod;namn;fran;till");
    return error.what();
  }
  return "taken";
}

TEST(RegisterImport, KnowsTheKindsByName) {
  for (const char* name :
       {"personer", "placeringar", "leverantorer", "avtal", "sdf", "ansokningar"}) {
    const auto kind = register_kind_from(name);
    ASSERT_TRUE(kind) << name;
    EXPECT_EQ(to_string(*kind), name);
  }
  EXPECT_FALSE(register_kind_from("Personer;"));
}

TEST(RegisterImport, FindsColumnsByName) {
  const auto parsed = parse(RegisterKind::sdf, "Namn;till;KOD;Från;;\nFarsta;;18;2007-01-01;;\n");
  ASSERT_EQ(parsed.rows.size(), 1U);
  EXPECT_EQ(parsed.rows[0].line, 2U);
  EXPECT_EQ(parsed.rows[0].values, (std::vector<std::string>{"18", "Farsta", "2007-01-01", ""}));
}

TEST(RegisterImport, RefusesOtherColumns) {
  EXPECT_EQ(refusal(""), "Filen kan inte läsas in i registret sdf: den är tom.");
  EXPECT_EQ(refusal("kod;namn;fran\n"),
            "Filen kan inte läsas in i registret sdf: kolumnen till saknas.");
  EXPECT_EQ(refusal("kod;namn;fran;till;kod\n"),
            "Filen kan inte läsas in i registret sdf: kolumnen kod finns två gånger.");
  // A file without headings begins with somebody's name, which no message may repeat.
  EXPECT_EQ(refusal("18;Åsa Öhrn;2007-01-01;\n"),
            "Filen kan inte läsas in i registret sdf: rubriken i kolumn 1 är okänd.");
}

TEST(RegisterImport, OptionalColumnMayBeLeftOut) {
  const std::string row = "20100314-2381;11-234567;Åsa;Öhrn;2010-03-14;;;;;;";
  const auto without = parse(RegisterKind::personer, std::string(kPersonHeader) + row + "\n");
  ASSERT_EQ(without.rows.size(), 1U);
  std::string header(kPersonHeader);
  header.pop_back();
  const auto header_columns = static_cast<std::size_t>(std::ranges::count(header, ';')) + 1;
  const auto with = parse(RegisterKind::personer, header + ";skyddad\n" + row + ";ja\n");
  ASSERT_EQ(with.rows.size(), 1U);
  EXPECT_EQ(without.rows[0].values.at(header_columns), "");
  EXPECT_EQ(without.left_out.front(), header_columns) << "so that what is stored can be kept";
  EXPECT_EQ(with.rows[0].values.at(header_columns), "ja");
}

TEST(RegisterImport, RejectsBadRowsByLine) {
  const auto parsed = parse(RegisterKind::sdf,
                            "kod;namn;fran;till\n"
                            "01;Rinkeby;2007-01-01;\n"
                            "02;;2007-01-01;\n"
                            "03;Kista;1 januari;\n"
                            "\n"
                            "04;Spånga;2007-01-01\n"
                            "01;Rinkeby igen;2007-01-01;\n"
                            "01;Rinkeby;2008-01-01;\n"
                            "05;Farsta;2007-01-01;;extra\n");
  ASSERT_EQ(parsed.rows.size(), 2U);
  EXPECT_EQ(parsed.rows[1].line, 8U);
  ASSERT_EQ(parsed.rejected.size(), 5U);
  EXPECT_EQ(parsed.rejected[0].line, 3U);
  EXPECT_EQ(parsed.rejected[0].reason, "Kolumnen namn är tom.");
  EXPECT_EQ(parsed.rejected[1].line, 4U);
  EXPECT_EQ(parsed.rejected[1].reason, "Kolumnen fran ska vara ett datum som finns (ÅÅÅÅ-MM-DD).");
  EXPECT_EQ(parsed.rejected[2].line, 6U);
  EXPECT_EQ(parsed.rejected[2].reason, "Raden har 3 kolumner, rubrikraden har 4.");
  EXPECT_EQ(parsed.rejected[3].line, 7U);
  EXPECT_EQ(parsed.rejected[3].reason, "Raden har samma nyckel som rad 2 i filen.");
  EXPECT_EQ(parsed.rejected[4].line, 9U);
}

TEST(RegisterImport, APersonNeedsOneOfTheNumbers) {
  const auto parsed = parse(RegisterKind::personer, std::string(kPersonHeader) +
                                                        "20100314-2381;;Åsa;Öhrn;;;;;;;\n"
                                                        ";11-234567;Bo;Ek;;;;;;;\n"
                                                        ";;Cia;Al;;;;;;;\n");
  EXPECT_EQ(parsed.rows.size(), 2U);
  ASSERT_EQ(parsed.rejected.size(), 1U);
  EXPECT_EQ(parsed.rejected[0].reason, "Raden har varken dossiernummer eller personnummer.");
}

}  // namespace
}  // namespace rosett::testing
