#include "pipeline/stored_workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/csv.h"
#include "review/page_image.h"
#include "store/jobs.h"
#include "store/registers.h"
#include "waiting_rows.h"

namespace rosett::testing {
namespace {

using ::testing::Each;

constexpr int kWidth = 100;
constexpr int kHeight = 300;
constexpr int kTopOfFirst = 100, kTopOfSecond = 200;  // rows of WaitingRows, 60 high

// WaitingRows with a white picture of the page, its first row about somebody who is protected.
struct Pictured {
  Pictured() {
    Registers(rows.database)
        .import(RegisterKind::personer,
                parse_csv("personnummer;dossiernummer;fornamn;efternamn;fodelsedatum;"
                          "mottagningsdatum;migrationsdatum;adress;folkbokforingsdatum;sdf_kod;sdf;"
                          "skyddad\n20100314-2385;11-234567;Åsa;Öhrn;;;;;;;;ja\n"),
                WaitingRows::author("anna").at);
    Jobs jobs(rows.database);
    Document document = rows.document();
    document.rows.resize(2);
    const long long arrival = jobs.add_arrival({.sha256 = std::string(64, 'b'),
                                                .file = "b.pdf",
                                                .source = "/inbox/b.pdf",
                                                .inbox = "",
                                                .arrived = WaitingRows::author("anna").at});
    jobs.begin(arrival);
    bool given = false;
    jobs.commit_reading(arrival, {document}, [&]() -> std::optional<StoredPage> {
      if (given) return std::nullopt;
      given = true;
      StoredPage page;
      page.text.page = 1;
      page.image = encode_png(
          {kWidth, kHeight, std::vector<std::uint8_t>(std::size_t{kWidth} * kHeight, 255)});
      return page;
    });
  }

  // The document with the picture, as the workbook shows it, and its picture's rows of pixels.
  [[nodiscard]] Document shown(const StoredWorkbook& book) const {
    Document found;
    book.for_each_document([&](const Document& each) {
      if (each.file == "b.pdf") found = each;
    });
    return found;
  }
  static std::vector<int> line(const StoredWorkbook& book, const Document& document, int y) {
    const GrayImage image = decode_page_image(book.page_image(document, 1));
    const auto from = image.pixels.begin() + std::ptrdiff_t{y} * image.width;
    return {from, from + image.width};
  }

  WaitingRows rows;
};

TEST(StoredWorkbook, ShowsAProtectedPersonsRowWithoutThePerson) {
  Pictured made;
  const StoredWorkbook book(made.rows.database, {}, false);
  const Document document = made.shown(book);
  ASSERT_EQ(document.rows.size(), 2U);
  EXPECT_EQ(value_of(document.rows[0].fields, "personnummer"), "Skyddad person 1");
  EXPECT_EQ(value_of(document.rows[0].fields, "fritext"), "Skyddade uppgifter");
  EXPECT_EQ(value_of(document.rows[0].fields, "belopp"), "1350.00");
  EXPECT_EQ(value_of(document.rows[1].fields, "personnummer"), "20030618-8434");
  EXPECT_THAT(Pictured::line(book, document, kTopOfFirst + 30), Each(0))
      << "black from side to side";
  EXPECT_THAT(Pictured::line(book, document, kTopOfSecond + 30), Each(255));
}

TEST(StoredWorkbook, ShowsEverybodyWhereThatIsWanted) {
  Pictured made;
  const StoredWorkbook book(made.rows.database, {}, true);
  const Document document = made.shown(book);
  EXPECT_EQ(value_of(document.rows.at(0).fields, "personnummer"), "20100314-2385");
  EXPECT_THAT(Pictured::line(book, document, kTopOfFirst + 30), Each(255));
}

}  // namespace
}  // namespace rosett::testing
