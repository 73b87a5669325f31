#include <tiff.h>

#include "hostile_files.h"
#include "sample_images.h"
#include "sample_pdf.h"

namespace rosett::hostile {
namespace {

std::string text_of(const std::vector<std::uint8_t>& bytes) { return {bytes.begin(), bytes.end()}; }

std::string small_pdf() {
  return text_of(
      samples::pdf({{.instructions = samples::lines_of_text(10, 290), .box = "0 0 220 300"}}));
}

}  // namespace

std::vector<File> strangers() {
  const std::string pdf = small_pdf();
  const std::string jpeg = text_of(samples::jpeg(samples::picture(96, 128)));
  const std::string png = text_of(samples::png(samples::picture(96, 128)));
  return {
      {"empty.pdf", ""},
      {"one-byte.pdf", "%"},
      {"two-bytes.tif", "II"},
      {"mark-alone.pdf", "%PDF-"},
      {"mark-alone.png", "\x89PNG\r\n\x1A\n"},
      {"mark-alone.jpg", "\xFF\xD8\xFF"},
      {"mark-alone.tif", std::string("II*\0", 4)},
      {"end-alone.pdf", "%PDF-1.7\n%%EOF\n"},
      {"archive.pdf", std::string("PK\3\4\x14\0\0\0\x08\0", 10) + "word/document.xml"},
      {"workbook.pdf", std::string("PK\3\4\x14\0\0\0\x08\0", 10) + "xl/workbook.xml"},
      {"page.pdf", "<!DOCTYPE html><html><body onload='x()'>Beslut</body></html>"},
      {"drawing.png", "<svg xmlns='http://www.w3.org/2000/svg'/>"},
      {"script.pdf", "#!/bin/sh\nrm -rf /\n"},
      {"postscript.pdf", "%!PS-Adobe-3.0\n{ } loop\n"},
      {"program.pdf", std::string("\x7F"
                                  "ELF\x02\x01\x01\0",
                                  8)},
      {"picture.tif", "GIF89a" + std::string(100, '\0')},
      {"zeros.pdf", std::string(std::size_t{1} << 20U, '\0')},
      {"ones.tif", std::string(std::size_t{1} << 20U, '\xFF')},
      {"blanks.pdf", std::string(std::size_t{1} << 20U, ' ')},
      {"late-mark.pdf", std::string(1'000, 'x') + pdf},
      {"mark-too-late.pdf", std::string(100'000, 'x') + pdf},
      {"with-tail.pdf", pdf + std::string(500'000, 'x')},
      {"twice.pdf", pdf + pdf},
      {"no-end.pdf", pdf.substr(0, pdf.rfind("%%EOF"))},
      {"picture-and-document.jpg", jpeg + pdf},
      {"document-in-picture.jpg",
       jpeg.substr(0, 2) + "\xFF\xFE" + std::string(1, static_cast<char>((pdf.size() + 2) >> 8U)) +
           std::string(1, static_cast<char>(pdf.size() + 2)) + pdf + jpeg.substr(2)},
      {"picture-and-archive.png", png + std::string("PK\5\6", 4) + std::string(18, '\0')},
      {"document-and-archive.pdf", pdf + std::string("PK\5\6", 4) + std::string(18, '\0')},
      {"sound.png", jpeg},
      {"sound.tif", pdf}};
}

std::vector<File> small_files() {
  const cv::Mat picture = samples::picture(96, 128);
  const cv::Mat bilevel = samples::bilevel_picture(96, 128);
  const samples::TiffPage fax{.picture = bilevel, .bits = 1, .compression = COMPRESSION_CCITTFAX4};
  const samples::PdfPage scan{.instructions = "220 0 0 300 0 0 cm /Im0 Do",
                              .box = "0 0 220 300",
                              .images = {samples::gray_image(picture)}};
  const samples::PdfPage text{.instructions = samples::lines_of_text(10, 290),
                              .box = "0 0 220 300"};
  return {
      {"gray.png", text_of(samples::png(picture))},
      {"gray.jpg", text_of(samples::jpeg(picture, {.exif_orientation = 5, .exif_dpi = 200}))},
      {"colour.jpg", text_of(samples::jpeg(samples::colour_picture(96, 128)))},
      {"pages.tif",
       text_of(samples::tiff({fax, {.picture = picture, .compression = COMPRESSION_LZW}}))},
      {"packed.tif",
       text_of(samples::tiff({{.picture = picture, .compression = COMPRESSION_ADOBE_DEFLATE}}))},
      {"pictures.tif",
       text_of(samples::tiff({{.picture = picture, .compression = COMPRESSION_JPEG}}))},
      {"scan.pdf", text_of(samples::pdf({scan, scan}))},
      {"locked.pdf", text_of(samples::encrypted(samples::pdf({scan}), ""))},
      {"text.pdf", small_pdf()},
      {"mixed.pdf", text_of(samples::pdf({text, scan}))}};
}

}  // namespace rosett::hostile
