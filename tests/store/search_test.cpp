#include "store/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store_support.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kKim = "20100314-2381";
constexpr const char* kBo = "20010101-2391";

struct Read {
  Read() {
    Document document = roselista({kKim, kBo});
    document.fields.push_back(field("diarienummer", "1.3.2-2019-54744"));
    document.rows[1].fields.push_back(field("namn", "Öhrn, Åsa"));
    document.rows[1].fields.push_back(field("fritext", "Boende på Ekgården"));
    read_file(store, digest(1), "beslut 12.pdf", {document});
  }
  [[nodiscard]] std::vector<int> rows(std::string_view search) {
    std::vector<int> numbers;
    for (const FoundRow& row : rows_with(store.database, search, 10)) numbers.push_back(row.row);
    return numbers;
  }
  [[nodiscard]] std::vector<std::string> fields(std::string_view search) {
    std::vector<std::string> names;
    for (const FoundDocument& each : documents_with(store.database, search, 10))
      names.push_back(each.field);
    return names;
  }
  Store store;
};

TEST(Search, FindsRowsWithoutADeviationByWhomTheyAreAbout) {
  Read read;
  EXPECT_THAT(read.rows(kKim), ElementsAre(1));
  EXPECT_THAT(read.rows("201001"), IsEmpty());
  EXPECT_THAT(read.rows("öhrn ÅSA"), ElementsAre(2));
  EXPECT_THAT(read.rows("öhrn 2001"), ElementsAre(2));
  EXPECT_THAT(read.rows("öhrn 2010"), IsEmpty());
  EXPECT_THAT(read.rows("ekgården"), ElementsAre(2)) << "what is written freely";
}

TEST(Search, FindsNumbersHoweverTheyAreWritten) {
  Read read;
  EXPECT_THAT(read.rows("201003142381"), ElementsAre(1));
  EXPECT_THAT(read.rows("1003142381"), ElementsAre(1));
}

TEST(Search, FindsDocumentsByHeadAndName) {
  Read read;
  EXPECT_THAT(read.fields("54744"), ElementsAre("diarienummer"));
  EXPECT_THAT(read.fields("BESLUT"), ElementsAre(""));
  EXPECT_THAT(read.fields("finns inte"), IsEmpty());
}

TEST(Search, FollowsWhatIsReadAgain) {
  Read read;
  ASSERT_TRUE(read.store.jobs.commit_rereading(digest(1), {roselista({kBo})}, {}));
  EXPECT_THAT(read.rows(kKim), IsEmpty());
  EXPECT_THAT(read.rows("ekgården"), IsEmpty());
  EXPECT_THAT(read.fields("54744"), IsEmpty());
}

TEST(Search, TakesSignsAsTheyStand) {
  Read read;
  for (const char* odd : {"\"", "\"\"\"", "a\" OR \"b", "lis*", "NEAR(lista", "namn:lista",
                          "^lista", "'; DROP TABLE rows; --", "", " ", "\xFF\xFE"}) {
    EXPECT_THAT(read.rows(odd), IsEmpty()) << odd;
    (void)read.fields(odd);
  }
  EXPECT_THAT(read.rows(std::string_view("abc\0def", 7)), IsEmpty());
}

}  // namespace
}  // namespace rosett::testing
