#include "ocr/page_source.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <tiff.h>

#include "reading.h"
#include "sample_images.h"
#include "sample_pdf.h"

namespace rosett {
namespace {

using samples::Bytes;
using namespace std::string_view_literals;

Bytes bytes_of(std::string_view text) { return {text.begin(), text.end()}; }

TEST(PageSource, KnowsFormatsByTheirContent) {
  const cv::Mat picture = samples::picture(300, 400);
  EXPECT_EQ(open_page_source(samples::png(picture), {})->format(), FileFormat::png);
  EXPECT_EQ(open_page_source(samples::jpeg(picture), {})->format(), FileFormat::jpeg);
  EXPECT_EQ(open_page_source(samples::tiff({{.picture = picture}}), {})->format(),
            FileFormat::tiff);
  auto pdf = samples::pdf({{.instructions = ""}});
  EXPECT_EQ(open_page_source(pdf, {})->format(), FileFormat::pdf);
}

TEST(PageSource, TellsWhatAFileIsInstead) {
  struct Case {
    std::string_view bytes;
    ErrorKind kind;
    std::string_view says;
  };
  const std::vector<Case> cases{
      {""sv, ErrorKind::malformed, "tom"},
      {"PK\3\4 and more"sv, ErrorKind::unsupported, "ZIP"},
      {"Hej! Här är listan.\n"sv, ErrorKind::unsupported, "textfil"},
      {"GIF89a\0\1"sv, ErrorKind::unsupported, "GIF"},
      {"\0\1\2\3\4\5\6\7"sv, ErrorKind::unsupported, "känns inte igen"},
      {"\x89PNG\r\n\x1A\n"sv, ErrorKind::malformed, "PNG"},
      {"\xFF\xD8\xFF"sv, ErrorKind::malformed, "JPEG"},
      {"II*\0"sv, ErrorKind::malformed, "TIFF"},
      {"%PDF-1.4\n"sv, ErrorKind::malformed, "PDF"},
  };
  for (const Case& each : cases) {
    const auto error = samples::failure(bytes_of(each.bytes));
    ASSERT_TRUE(error) << each.says;
    EXPECT_EQ(error->kind(), each.kind) << error->what();
    EXPECT_NE(std::string_view(error->what()).find(each.says), std::string_view::npos)
        << error->what();
    EXPECT_FALSE(error->advice().empty());
  }
}

TEST(PageSource, HoldsTheFileSizeLimit) {
  const Bytes file = samples::png(samples::picture(300, 400));
  const auto size = static_cast<std::int64_t>(file.size());
  EXPECT_EQ(samples::failure_kind(file, {.max_file_bytes = size - 1}), ErrorKind::limit);
  EXPECT_EQ(samples::failure_kind(file, {.max_file_bytes = size}), std::nullopt);
}

const std::vector<Bytes>& small_files() {
  static const std::vector<Bytes> files = [] {
    const cv::Mat picture = samples::picture(96, 128);
    const cv::Mat bilevel = samples::bilevel_picture(96, 128);
    const samples::TiffPage fax{
        .picture = bilevel, .bits = 1, .compression = COMPRESSION_CCITTFAX4};
    const samples::PdfPage text{.instructions = samples::lines_of_text(10, 290),
                                .box = "0 0 220 300"};
    const samples::PdfPage scan{.instructions = "220 0 0 300 0 0 cm /Im0 Do",
                                .box = "0 0 220 300",
                                .images = {samples::gray_image(picture)}};
    return std::vector<Bytes>{
        samples::png(picture),
        samples::jpeg(picture, {.exif_orientation = 5, .exif_dpi = 200}),
        samples::tiff({fax, {.picture = picture, .compression = COMPRESSION_LZW}}),
        samples::tiff({{.picture = picture, .bits = 4, .photometric = PHOTOMETRIC_PALETTE}}),
        samples::pdf({text, scan}),
    };
  }();
  return files;
}

// Whatever becomes of the bytes, there are pages or an Error, nothing else.
RC_GTEST_PROP(PageSource, NoMutationBringsItDown, ()) {
  Bytes file = *rc::gen::elementOf(small_files());
  const int changes = *rc::gen::inRange(1, 12);
  for (int i = 0; i < changes; ++i)
    file[*rc::gen::inRange<std::size_t>(0, file.size())] = *rc::gen::arbitrary<std::uint8_t>();
  if (*rc::gen::inRange(0, 3) == 0) file.resize(*rc::gen::inRange<std::size_t>(0, file.size()));
  const ReadingLimits limits{.max_pages = 20, .max_pixels_per_page = 2'000'000};
  (void)samples::failure(file, limits);
}

}  // namespace
}  // namespace rosett
