#include <algorithm>
#include <string>

#include <gtest/gtest.h>
#include <tiff.h>

#include "reading.h"
#include "sample_images.h"
#include "sample_pdf.h"

namespace rosett {
namespace {

using samples::difference;
using samples::failure_kind;
using samples::only_page;
using samples::PdfPage;

constexpr int kToldDpi = 150;  // of pages whose own text is read
// A4 at 100 dpi to the point: 595 x 842 points.
constexpr int kScanWidth = 826;
constexpr int kScanHeight = 1169;

PdfPage scan_page(const std::string& image, const std::string& extra = {}) {
  return {.instructions = samples::full_page_image(), .extra = extra, .images = {image}};
}

std::vector<std::string> texts(const SourcePage& page) {
  std::vector<std::string> all;
  if (page.layer)
    for (const Word& word : page.layer->words) all.push_back(word.text);
  return all;
}

TEST(PdfSource, ReadsDrawnTextWithItsPlaces) {
  const auto file = samples::pdf({{.instructions = samples::lines_of_text(72, 700)}});
  const SourcePage page = only_page(file);
  EXPECT_EQ(page.dpi, kToldDpi);
  EXPECT_EQ(page.image.cols, 1240);
  EXPECT_EQ(page.image.rows, 1754);
  ASSERT_TRUE(page.layer);
  ASSERT_EQ(page.layer->words.size(), 36U);
  const Word& first = page.layer->words.front();
  EXPECT_EQ(first.text, "Word0");
  EXPECT_EQ(first.confidence, 1);
  // 72 points from the left; the ink ends on the base line, 142 points from the top.
  EXPECT_NEAR(first.box.left, kToldDpi, 3);
  EXPECT_NEAR(first.box.bottom, 142 * kToldDpi / 72, 3);
  EXPECT_NEAR(first.box.height(), 17.5, 2);  // 0.7 of 12 points
  EXPECT_EQ(page.layer->words[2].text, "1234-5678");
  EXPECT_EQ(page.layer->words[2].line, 0);
  EXPECT_EQ(page.layer->words[3].line, 1);
}

TEST(PdfSource, FollowsTurnsCropsAndUnits) {
  const PdfPage turned{.instructions = samples::lines_of_text(72, 700), .extra = "/Rotate 270"};
  const SourcePage on_its_side = only_page(samples::pdf({turned}));
  EXPECT_EQ(on_its_side.image.cols, 3508);
  // The text lies on its side and is left to OCR, which turns the page.
  EXPECT_FALSE(on_its_side.layer);

  const PdfPage cropped{.instructions = samples::lines_of_text(172, 600),
                        .extra = "/CropBox [100 50 500 742]"};
  const SourcePage part = only_page(samples::pdf({cropped}));
  EXPECT_NEAR(part.image.cols, 400 * kToldDpi / 72, 1);
  ASSERT_TRUE(part.layer);
  EXPECT_NEAR(part.layer->words.front().box.left, kToldDpi, 3);

  const PdfPage large{.instructions = samples::lines_of_text(72, 700), .extra = "/UserUnit 0.5"};
  const SourcePage half = only_page(samples::pdf({large}));
  EXPECT_EQ(half.dpi, kToldDpi);
  EXPECT_EQ(half.image.cols, 620);
  ASSERT_TRUE(half.layer);
  EXPECT_NEAR(half.layer->words.front().box.left, kToldDpi / 2, 3);
}

TEST(PdfSource, TextWrittenForATurnedPageIsUprightOnIt) {
  // Landscape made as many programs do: a portrait page, turned, its text running upwards.
  std::string sideways = "0 1 -1 0 595 0 cm\n" + samples::lines_of_text(72, 500);
  const SourcePage page =
      only_page(samples::pdf({{.instructions = sideways, .extra = "/Rotate 90"}}));
  EXPECT_EQ(page.image.cols, 1754);
  ASSERT_TRUE(page.layer);
  EXPECT_EQ(page.layer->words.front().text, "Word0");
  EXPECT_NEAR(page.layer->words.front().box.left, kToldDpi, 3);
}

TEST(PdfSource, WithoutItsLayerAPageIsAsFineAsOcrNeedsIt) {
  const auto file = samples::pdf({{.instructions = samples::lines_of_text(72, 700)}});
  const SourcePage page = open_page_source(file, {})->render_without_layer(1);
  EXPECT_FALSE(page.layer);
  EXPECT_EQ(page.dpi, 300);
  EXPECT_EQ(page.image.cols, 2479);
}

TEST(PdfSource, ALayerThatThePictureDeniesLeavesAPageAsFineAsOcrNeedsIt) {
  const PdfPage white{.instructions = samples::lines_of_text(72, 700) + "1 1 1 rg " +
                                      samples::text_at(72, 300, "white")};
  const SourcePage page = only_page(samples::pdf({white}));
  EXPECT_FALSE(page.layer);
  EXPECT_EQ(page.dpi, 300);
}

TEST(PdfSource, TakesAScanAsItIsStored) {
  const cv::Mat scan = samples::picture(kScanWidth, kScanHeight);
  const SourcePage page = only_page(samples::pdf({scan_page(samples::gray_image(scan))}));
  EXPECT_EQ(difference(page.image, scan), 0);
  EXPECT_EQ(page.dpi, 100);
  EXPECT_FALSE(page.layer);
}

TEST(PdfSource, TurnsAScanWithItsPage) {
  const cv::Mat scan = samples::picture(kScanWidth, kScanHeight);
  const std::string image = samples::gray_image(scan);
  cv::Mat expected;
  cv::rotate(scan, expected, cv::ROTATE_90_CLOCKWISE);
  EXPECT_EQ(difference(only_page(samples::pdf({scan_page(image, "/Rotate 90")})).image, expected),
            0);
  cv::rotate(scan, expected, cv::ROTATE_180);
  EXPECT_EQ(difference(only_page(samples::pdf({scan_page(image, "/Rotate 180")})).image, expected),
            0);
  cv::rotate(scan, expected, cv::ROTATE_90_COUNTERCLOCKWISE);
  EXPECT_EQ(difference(only_page(samples::pdf({scan_page(image, "/Rotate -90")})).image, expected),
            0);
  const PdfPage mirrored{.instructions = "-595 0 0 842 595 0 cm /Im0 Do", .images = {image}};
  cv::flip(scan, expected, 1);
  EXPECT_EQ(difference(only_page(samples::pdf({mirrored})).image, expected), 0);
}

// Where the picture's lower part is white and the upper left is black, whoever drew it.
void expect_looks_like_sample(const cv::Mat& image) {
  cv::Mat gray = image;
  const auto at = [&gray](double x, double y) {
    return gray.at<std::uint8_t>(static_cast<int>(y * gray.rows), static_cast<int>(x * gray.cols));
  };
  ASSERT_EQ(image.type(), CV_8UC1);
  EXPECT_LT(at(0.2, 0.2), 10);
  EXPECT_GT(at(0.2, 0.6), 245);
  EXPECT_GT(at(0.6, 0.2), 245);
}

TEST(PdfSource, RendersAScanThatLiesAskewOrIsCutAtItsOwnResolution) {
  const std::string image = samples::gray_image(samples::picture(1653, 2339));
  const PdfPage askew{.instructions = "594 3 -3 840 1 0 cm /Im0 Do", .images = {image}};
  const SourcePage page = only_page(samples::pdf({askew}));
  EXPECT_EQ(page.dpi, 200);
  expect_looks_like_sample(page.image);
  const PdfPage cut{.instructions = "0 0 595 400 re W n " + samples::full_page_image(),
                    .images = {image}};
  EXPECT_GT(only_page(samples::pdf({cut})).image.at<std::uint8_t>(100, 100), 245);
}

TEST(PdfSource, ReadsTheFiltersOfScanners) {
  const cv::Mat gray = samples::picture(kScanWidth, kScanHeight);
  const std::string jpeg =
      samples::coded_image(kScanWidth, kScanHeight, "/BitsPerComponent 8 /Filter /DCTDecode",
                           samples::jpeg(gray, {.dpi = 72, .exif_orientation = 6}));
  // The JPEG's own turn is not the page's.
  EXPECT_LE(difference(only_page(samples::pdf({scan_page(jpeg)})).image, gray), 24);
}

// The bare group 4 data of a picture: the one strip of a TIFF file.
std::vector<std::uint8_t> group4(const cv::Mat& bilevel) {
  cv::Mat negative;
  cv::bitwise_not(bilevel, negative);
  const auto file = samples::tiff({{.picture = negative,
                                    .bits = 1,
                                    .compression = COMPRESSION_CCITTFAX4,
                                    .photometric = PHOTOMETRIC_MINISWHITE,
                                    .rows_per_strip = bilevel.rows}});
  // libtiff writes the strip first, then the directory whose offset the header tells.
  const auto byte = [&file](std::size_t at) { return std::size_t{file[at]}; };
  const std::size_t end = byte(4) | byte(5) << 8U | byte(6) << 16U;
  return {file.begin() + 8, file.begin() + static_cast<std::ptrdiff_t>(end)};
}

TEST(PdfSource, ReadsFaxScansOfEitherPolarity) {
  const cv::Mat bilevel = samples::bilevel_picture(kScanWidth, kScanHeight);
  const std::string common =
      "/BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 "
      "/Columns " +
      std::to_string(kScanWidth);
  const auto data = group4(bilevel);
  const std::string plain = samples::coded_image(kScanWidth, kScanHeight, common + " >>", data);
  const std::string inverted = samples::coded_image(
      kScanWidth, kScanHeight, common + " /BlackIs1 true >> /Decode [1 0]", data);
  EXPECT_EQ(difference(only_page(samples::pdf({scan_page(plain)})).image, bilevel), 0);
  EXPECT_EQ(difference(only_page(samples::pdf({scan_page(inverted)})).image, bilevel), 0);

  auto cut = data;
  cut.resize(cut.size() / 2);
  const std::string half = samples::coded_image(kScanWidth, kScanHeight, common + " >>", cut);
  EXPECT_EQ(failure_kind(samples::pdf({scan_page(half)})), ErrorKind::malformed);
}

TEST(PdfSource, DistrustsALayerOverAScan) {
  const std::string image = samples::gray_image(samples::picture(kScanWidth, kScanHeight));
  for (const std::string mode : {"3 Tr ", "0 Tr "}) {
    const PdfPage page{
        .instructions = samples::full_page_image() + mode + samples::lines_of_text(72, 400),
        .images = {image}};
    EXPECT_FALSE(only_page(samples::pdf({page})).layer) << mode;
  }
}

TEST(PdfSource, DistrustsInvisibleText) {
  const std::string page =
      samples::lines_of_text(72, 700) + "3 Tr " + samples::text_at(72, 300, "hidden");
  EXPECT_FALSE(only_page(samples::pdf({{.instructions = page}})).layer);
}

TEST(PdfSource, DistrustsTextWithoutInk) {
  const std::string page =
      samples::lines_of_text(72, 700) + "1 1 1 rg " + samples::text_at(72, 300, "white");
  EXPECT_FALSE(only_page(samples::pdf({{.instructions = page}})).layer);
}

TEST(PdfSource, DistrustsALayerThatLeavesPrintOut) {
  std::string page = samples::lines_of_text(72, 700);
  for (int line = 0; line < 3; ++line)
    for (int i = 0; i < 12; ++i)  // letters drawn as shapes
      page += std::to_string(80 + 30 * i) + " " + std::to_string(380 - 60 * line) + " 6 8 re S\n";
  EXPECT_FALSE(only_page(samples::pdf({{.instructions = page}})).layer);
}

TEST(PdfSource, DistrustsCharactersWithoutMeaning) {
  const std::string page = samples::lines_of_text(72, 700);
  EXPECT_FALSE(
      only_page(samples::pdf({{.instructions = page}}, "1 beginbfchar <57> <E123> endbfchar"))
          .layer);
  EXPECT_FALSE(
      only_page(samples::pdf({{.instructions = page}}, "1 beginbfchar <57> <FFFD> endbfchar"))
          .layer);
}

TEST(PdfSource, RulingsAndGroundsDoNotDisturbTheLayer) {
  std::string page = "0.9 g 60 690 400 20 re f 0 g 1 w ";
  for (int line = 0; line < 13; ++line)
    page += "60 " + std::to_string(712 - 20 * line) + " m 460 " + std::to_string(712 - 20 * line) +
            " l S ";
  page += samples::lines_of_text(72, 700);
  EXPECT_EQ(texts(only_page(samples::pdf({{.instructions = page}}))).size(), 36U);
}

TEST(PdfSource, RefusesAPasswordButReadsWhatAnybodyMayOpen) {
  const auto open = samples::pdf({{.instructions = samples::lines_of_text(72, 700)}});
  const auto error = samples::failure(samples::encrypted(open, "secret"));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->kind(), ErrorKind::unsupported);
  EXPECT_NE(std::string(error->what()).find("lösenord"), std::string::npos);
  EXPECT_EQ(texts(only_page(samples::encrypted(open, ""))).size(), 36U);
}

TEST(PdfSource, RefusesOneCutShort) {
  const auto whole = samples::pdf({{.instructions = samples::lines_of_text(72, 700)},
                                   {.instructions = samples::lines_of_text(72, 700)}});
  for (const double share : {0.02, 0.2, 0.5, 0.8, 0.95, 0.99}) {
    auto part = whole;
    part.resize(static_cast<std::size_t>(share * static_cast<double>(whole.size())));
    EXPECT_EQ(failure_kind(part), ErrorKind::malformed) << share;
  }
}

TEST(PdfSource, MendsAnIndexThatPointsAside) {
  auto file = samples::pdf({{.instructions = samples::lines_of_text(72, 700)}});
  std::string text(file.begin(), file.end());
  text.replace(text.rfind("startxref\n") + 10, 3, "111");
  file.assign(text.begin(), text.end());
  EXPECT_EQ(texts(only_page(file)).size(), 36U);
}

TEST(PdfSource, AMissingImageFailsItsPageAlone) {
  const auto file = samples::pdf({{.instructions = samples::full_page_image()},
                                  {.instructions = samples::lines_of_text(72, 700)}});
  const auto source = open_page_source(file, {});
  ASSERT_EQ(source->page_count(), 2);
  EXPECT_THROW((void)source->render(1), Error);
  EXPECT_TRUE(source->render(2).layer);
}

TEST(PdfSource, ADamagedScanFailsAlsoWhenItMustBeRendered) {
  auto data = samples::jpeg(samples::picture(kScanWidth, kScanHeight));
  data.resize(data.size() / 2);
  const std::string image =
      samples::coded_image(kScanWidth, kScanHeight, "/BitsPerComponent 8 /Filter /DCTDecode", data);
  EXPECT_EQ(failure_kind(samples::pdf({scan_page(image)})), ErrorKind::malformed);
  const PdfPage marked{.instructions = samples::full_page_image() + "0 0 9 9 re f",
                       .images = {image}};
  EXPECT_EQ(failure_kind(samples::pdf({marked})), ErrorKind::malformed);
}

TEST(PdfSource, HoldsTheLimits) {
  const PdfPage text{.instructions = samples::lines_of_text(72, 700)};
  EXPECT_EQ(failure_kind(samples::pdf({text, text}), {.max_pages = 1}), ErrorKind::limit);
  const PdfPage field{.instructions = "", .box = "0 0 200000 200000"};
  EXPECT_EQ(failure_kind(samples::pdf({field})), ErrorKind::limit);
  const std::string bomb = samples::coded_image(30'000, 30'000, "/BitsPerComponent 8", {1, 2, 3});
  EXPECT_EQ(failure_kind(samples::pdf({scan_page(bomb)})), ErrorKind::limit);
}

TEST(PdfSource, ALargeSheetIsRenderedAsFineAsTheLimitLetsIt) {
  const PdfPage sheet{.instructions = samples::lines_of_text(72, 700), .box = "0 0 2384 3370"};
  const auto file = samples::pdf({sheet});
  const auto source = open_page_source(file, {.max_pixels_per_page = 40'000'000});
  const SourcePage page = source->render_without_layer(1);
  EXPECT_LT(page.dpi, 300);
  EXPECT_GT(page.dpi, 150);
  EXPECT_LE(page.image.total(), 40'000'000U);
}

TEST(PdfSource, FormsThatDrawThemselvesComeToAnEnd) {
  const std::string form = samples::pdf_stream(
      "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /Im0 4 0 R >> "
      ">>",
      "/Im0 Do /Im0 Do /Im0 Do");
  const auto file = samples::pdf_file(
      {"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
       "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << "
       "/XObject << /Im0 4 0 R >> >> >>",
       form, samples::pdf_stream("", "/Im0 Do")});
  EXPECT_EQ(failure_kind(file), ErrorKind::limit);
}

}  // namespace
}  // namespace rosett
