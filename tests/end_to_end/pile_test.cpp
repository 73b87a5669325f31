// What a pile of paper is, on scans: documents told apart, sheets put in order, what is missing,
// what was scanned twice.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "pile_of_sheets.h"
#include "program.h"

namespace rosett::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using Json = nlohmann::json;

const std::string kList = "roselista-grupperad-g4/roselista_mig 011.pdf";  // two pages, 14 rows
const std::string kSchablon = "schablonbeslut-g4/schablon 043.pdf";        // one page, 7 rows
constexpr std::size_t kListRows = 14, kSchablonRows = 7;

std::vector<Json> exported(const Program& program) {
  std::vector<Json> documents;
  std::istringstream lines(program.run({"export", "--format", "jsonl"}).out);
  for (std::string line; std::getline(lines, line);) documents.push_back(Json::parse(line));
  return documents;
}

std::vector<Json> read(const std::vector<Sheet>& sheets) {
  const Program program;
  program.put("inbox/hög.pdf", pile_of(sheets));
  EXPECT_EQ(program.run({"watch", "--once"}).code, 0);
  return exported(program);
}

std::vector<std::string> codes(const Json& document) {
  std::vector<std::string> found;
  for (const Json& deviation : document["deviations"])
    if (deviation["row"].is_null()) found.push_back(deviation["code"]);
  return found;
}

std::string message_of(const Json& document, const std::string& code) {
  for (const Json& deviation : document["deviations"])
    if (deviation["code"] == code) return deviation["message"];
  return {};
}

TEST(Pile, BlankBacksAreKeptAndToldAndASheetScannedTwiceCountsOnce) {
  const auto documents =
      read({{kList, 1}, {}, {kList, 2}, {}, {kList, 2, 180}, {kSchablon, 1}, {}});
  ASSERT_THAT(documents, SizeIs(2));
  EXPECT_EQ(documents[0]["document"]["part"], 1);
  EXPECT_EQ(documents[0]["document"]["blank_pages"], Json({2, 4}));
  EXPECT_THAT(documents[0]["rows"], SizeIs(kListRows));
  EXPECT_THAT(codes(documents[0]), Contains("sidordning"));
  EXPECT_THAT(message_of(documents[0], "sidordning"), HasSubstr("Blad 5"));
  EXPECT_EQ(documents[1]["document"]["type"], "schablonbeslut");
  EXPECT_EQ(documents[1]["document"]["part"], 2);
  EXPECT_EQ(documents[1]["document"]["blank_pages"], Json({7}));
  EXPECT_THAT(documents[1]["rows"], SizeIs(kSchablonRows));
  EXPECT_EQ(documents[1]["rows"][0]["page"], 6);
}

TEST(Pile, SheetsUpsideDownAndInTheWrongOrderAreReadInTheRightOne) {
  const auto documents = read({{kList, 2, 180}, {kList, 1}});
  ASSERT_THAT(documents, SizeIs(1));
  EXPECT_THAT(codes(documents[0]), Contains("sidordning"));
  EXPECT_THAT(codes(documents[0]), Not(Contains("sida_saknas")));
  ASSERT_THAT(documents[0]["rows"], SizeIs(kListRows));
  EXPECT_EQ(documents[0]["rows"][0]["page"], 2);
  EXPECT_EQ(documents[0]["pages"][0]["rotation"], 180);
}

TEST(Pile, ASheetAmongThoseOfAnotherDocumentIsTakenBack) {
  const auto documents = read({{kList, 1}, {kSchablon, 1}, {kList, 2}});
  ASSERT_THAT(documents, SizeIs(2));
  EXPECT_THAT(documents[0]["rows"], SizeIs(kListRows));
  EXPECT_THAT(codes(documents[0]), Contains("sidordning"));
  EXPECT_THAT(documents[1]["rows"], SizeIs(kSchablonRows));
}

TEST(Pile, AMissingSheetIsTold) {
  const auto documents = read({{kList, 1}});
  ASSERT_THAT(documents, SizeIs(1));
  EXPECT_THAT(codes(documents[0]), Contains("sida_saknas"));
  EXPECT_THAT(message_of(documents[0], "sida_saknas"), HasSubstr("Sida 2"));
}

TEST(Pile, TheSameDecisionScannedAgainIsToldWithWhatDiffers) {
  const Program program;
  program.put("inbox/a.pdf", pile_of({{kSchablon, 1}}));
  program.put("inbox/b.pdf", pile_of({{kSchablon, 1, 180}}));
  program.put("inbox/brev.pdf", text_pdf({"Hej! Vi skickar ett brev om hösten."}));
  EXPECT_EQ(program.run({"watch", "--once"}).code, 0);
  std::vector<std::string> duplicates;
  for (const Json& document : exported(program)) {
    if (document["document"]["file"] == "brev.pdf") {
      EXPECT_THAT(codes(document), ElementsAre("okand_dokumenttyp"));
      continue;
    }
    const std::string message = message_of(document, "dubblett");
    if (!message.empty()) duplicates.push_back(message);
  }
  ASSERT_THAT(duplicates, SizeIs(1)) << "one of the two, whichever was read first";
  EXPECT_THAT(duplicates.front(), HasSubstr("Samma beslut är redan inläst"));
}

}  // namespace
}  // namespace rosett::testing
