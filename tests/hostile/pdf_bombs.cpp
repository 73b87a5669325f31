#include <map>
#include <utility>

#include <zlib.h>

#include "hostile_files.h"
#include "sample_images.h"
#include "sample_pdf.h"

namespace rosett::hostile {
namespace {

using samples::pdf_stream;

std::string text_of(const std::vector<std::uint8_t>& bytes) { return {bytes.begin(), bytes.end()}; }

std::string repeated(std::string_view piece, std::size_t times) {
  std::string all;
  all.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

constexpr const char* kCatalogue = "<< /Type /Catalog /Pages 2 0 R >>";
constexpr const char* kOnePage = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";

// One page, object 3, whose contents are object 4; `more` from object 5 on.
std::string page_file(const std::string& resources, const std::string& contents,
                      const std::vector<std::string>& more = {},
                      const std::string& extra = "/MediaBox [0 0 220 300]") {
  std::vector<std::string> objects{kCatalogue, kOnePage,
                                   "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << " +
                                       resources + " >> " + extra + " >>",
                                   contents};
  objects.insert(objects.end(), more.begin(), more.end());
  return text_of(samples::pdf_file(objects));
}

std::string drawing(const std::string& instructions) {
  return page_file("", pdf_stream("", instructions));
}

std::string box_file(const std::string& extra) {
  return page_file("", pdf_stream("", "0 0 9 9 re f"), {}, extra);
}

// A page that is one image in the coding `filter`.
std::string image_file(int width, int height, const std::string& filter, const std::string& data,
                       const std::string& colours = "/ColorSpace /DeviceGray") {
  return page_file("/XObject << /Im0 5 0 R >>", pdf_stream("", "220 0 0 300 0 0 cm /Im0 Do"),
                   {pdf_stream("/Type /XObject /Subtype /Image " + colours +
                                   " /BitsPerComponent 8 /Width " + std::to_string(width) +
                                   " /Height " + std::to_string(height) + " /Filter " + filter,
                               data)});
}

std::string form(const std::string& resources, const std::string& instructions) {
  return pdf_stream(
      "/Type /XObject /Subtype /Form /BBox [0 0 220 300] /Resources << " + resources + " >>",
      instructions);
}

std::string with_trailer(std::string file, const std::string& instead_of,
                         const std::string& replacement) {
  const auto at = file.rfind(instead_of);
  return file.replace(at, instead_of.size(), replacement);
}

using Bombs = std::vector<File>;

void add_loops(Bombs& bombs) {
  const std::string sound = drawing("0 0 9 9 re f");
  bombs.push_back(
      {"xref-prev-loop.pdf",
       with_trailer(sound, "/Root", "/Prev " + std::to_string(sound.rfind("xref\n0")) + " /Root")});
  bombs.push_back({"startxref-negative.pdf", with_trailer(sound, "startxref\n", "startxref\n-")});
  bombs.push_back({"root-is-page.pdf", with_trailer(sound, "/Root 1", "/Root 3")});
  bombs.push_back({"size-huge.pdf", with_trailer(sound, "/Size ", "/Size 9999999")});
  bombs.push_back(
      {"page-tree-cycle.pdf",
       text_of(samples::pdf_file({kCatalogue, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}))});
  bombs.push_back({"page-tree-parents.pdf",
                   text_of(samples::pdf_file(
                       {kCatalogue, "<< /Type /Pages /Kids [3 0 R] /Count 2 /Parent 3 0 R >>",
                        "<< /Type /Pages /Kids [2 0 R] /Count 2 /Parent 2 0 R >>"}))});
  bombs.push_back({"contents-of-itself.pdf",
                   text_of(samples::pdf_file({kCatalogue, kOnePage,
                                              "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] "
                                              "/Contents [3 0 R 4 0 R] >>",
                                              "4 0 R"}))});
  bombs.push_back({"length-of-itself.pdf",
                   page_file("", "<< /Length 4 0 R >>\nstream\n0 0 9 9 re f\nendstream")});
  bombs.push_back(
      {"form-of-itself.pdf", page_file("/XObject << /X 5 0 R >>", pdf_stream("", "/X Do"),
                                       {form("/XObject << /X 5 0 R >>", "/X Do /X Do")})});
  bombs.push_back(
      {"mask-of-itself.pdf",
       page_file("/ExtGState << /G 5 0 R >>", pdf_stream("", "/G gs 0 0 99 99 re f"),
                 {"<< /SMask << /S /Alpha /G 6 0 R >> >>",
                  pdf_stream("/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Group << /S "
                             "/Transparency >> /Resources << /ExtGState << /G 5 0 R >> >>",
                             "/G gs 0 0 99 99 re f")})});
  bombs.push_back(
      {"pattern-of-itself.pdf",
       page_file("/Pattern << /P 5 0 R >>", pdf_stream("", "/Pattern cs /P scn 0 0 200 200 re f"),
                 {pdf_stream("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] "
                             "/XStep 9 /YStep 9 /Resources << /Pattern << /P 5 0 R >> >>",
                             "/Pattern cs /P scn 0 0 9 9 re f")})});
  bombs.push_back(
      {"glyph-of-itself.pdf",
       page_file("/Font << /F 5 0 R >>", pdf_stream("", "BT /F 99 Tf 9 9 Td (aaa) Tj ET"),
                 {"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] "
                  "/FirstChar 97 /LastChar 97 /Widths [1] /Encoding << /Differences [97 /a] >> "
                  "/CharProcs << /a 6 0 R >> /Resources << /Font << /F 5 0 R >> >> >>",
                  pdf_stream("", "1 0 d0 BT /F 1 Tf (aaa) Tj ET")})});
}

void add_depths(Bombs& bombs) {
  const std::string deep = repeated("[", 200'000);
  bombs.push_back({"deep-arrays.pdf", page_file("/Deep " + deep, pdf_stream("", "n"))});
  bombs.push_back({"deep-operands.pdf", drawing(deep + " n")});
  bombs.push_back({"deep-dictionaries.pdf", drawing(repeated("<</A", 200'000))});
  bombs.push_back({"deep-strings.pdf", drawing(repeated("(", 1'000'000))});
  bombs.push_back({"deep-states.pdf", drawing(repeated("q ", 2'000'000) + "0 0 9 9 re f")});
  bombs.push_back({"deep-text.pdf", drawing(repeated("BT ", 500'000))});
  bombs.push_back({"deep-marks.pdf", drawing(repeated("/A BMC ", 500'000))});
  std::vector<std::string> objects{kCatalogue};
  for (int i = 2; i < 4'000; ++i)
    objects.push_back("<< /Type /Pages /Kids [" + std::to_string(i + 1) + " 0 R] /Count 1 >>");
  objects.emplace_back("<< /Type /Page /MediaBox [0 0 9 9] >>");
  bombs.push_back({"deep-pages.pdf", text_of(samples::pdf_file(objects))});
  std::vector<std::string> forms;
  for (int i = 5; i < 400; ++i) {
    const std::string next = std::to_string(i + 1) + " 0 R";
    forms.push_back(form("/XObject << /X " + next + " >>", "/X Do /X Do"));
  }
  bombs.push_back(
      {"deep-forms.pdf", page_file("/XObject << /X 5 0 R >>", pdf_stream("", "/X Do"), forms)});
}

void add_sizes(Bombs& bombs) {
  for (const auto& [name, box] :
       std::map<std::string, std::string>{{"huge", "[0 0 1e9 1e9]"},
                                          {"wide", "[0 0 1000000 1]"},
                                          {"tall", "[0 0 1 200000]"},
                                          {"tiny", "[0 0 0.001 0.001]"},
                                          {"point", "[0 0 1 1]"},
                                          {"empty", "[0 0 0 0]"},
                                          {"negative", "[0 0 -220 -300]"},
                                          {"overflow", "[-1e308 -1e308 1e308 1e308]"},
                                          {"far", "[1e15 1e15 1000000000000220 1000000000000300]"},
                                          {"words", "[/a /b (c) null]"},
                                          {"short", "[0 0]"},
                                          {"itself", "3 0 R"}})
    bombs.push_back({"box-" + name + ".pdf", box_file("/MediaBox " + box)});
  bombs.push_back({"unit-huge.pdf", box_file("/MediaBox [0 0 99 99] /UserUnit 1e30")});
  bombs.push_back({"rotate-odd.pdf", box_file("/MediaBox [0 0 99 99] /Rotate 2147483647")});
  bombs.push_back(
      {"crop-outside.pdf", box_file("/MediaBox [0 0 99 99] /CropBox [500 500 600 600]")});
  bombs.push_back(
      {"million-pages.pdf",
       text_of(samples::pdf_file(
           {kCatalogue,
            "<< /Type /Pages /Kids [" + repeated("3 0 R ", 1'000'000) + "] /Count 1000000 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"}))});
  bombs.push_back(
      {"pages-claimed.pdf",
       text_of(samples::pdf_file({kCatalogue, "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>",
                                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"}))});
  bombs.push_back({"no-pages.pdf", text_of(samples::pdf_file(
                                       {kCatalogue, "<< /Type /Pages /Kids [] /Count 0 >>"}))});
  bombs.push_back({"many-contents.pdf",
                   text_of(samples::pdf_file({kCatalogue, kOnePage,
                                              "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] "
                                              "/Contents [" +
                                                  repeated("4 0 R ", 100'000) + "] >>",
                                              pdf_stream("", repeated("0 0 9 9 re f ", 100))}))});
}

void add_flate_bombs(Bombs& bombs) {
  const std::string blanks = deflated(std::string(std::size_t{300} << 20U, ' '));
  bombs.push_back(
      {"flate-contents.pdf", page_file("", pdf_stream("/Filter /FlateDecode", blanks))});
  bombs.push_back(
      {"flate-twice.pdf",
       page_file("", pdf_stream("/Filter [/FlateDecode /FlateDecode]", deflated(blanks)))});
  const std::string paths = deflated(repeated("0 0 m 9 9 l S ", 4'000'000));
  bombs.push_back({"flate-paths.pdf", page_file("", pdf_stream("/Filter /FlateDecode", paths))});
  bombs.push_back({"flate-image-huge.pdf", image_file(60'000, 60'000, "/FlateDecode", blanks)});
  bombs.push_back({"flate-image-claims-little.pdf", image_file(10, 10, "/FlateDecode", blanks)});
  bombs.push_back({"flate-image-lacks-most.pdf",
                   image_file(9'000, 9'000, "/FlateDecode", deflated(std::string(9'000, 'x')))});
  bombs.push_back({"flate-image-masked.pdf",
                   image_file(40'000, 40'000, "/FlateDecode", blanks,
                              "/ColorSpace [/Indexed /DeviceRGB 255 (x)] /Mask [0 1]")});
  bombs.push_back({"flate-rubbish.pdf",
                   page_file("", pdf_stream("/Filter /FlateDecode", "det här är inte packat"))});
  bombs.push_back(
      {"filters-many.pdf",
       page_file("", pdf_stream("/Filter [" + repeated("/ASCIIHexDecode ", 5'000) + "]", "30>"))});
}

void add_broken_images(Bombs& bombs) {
  std::string rubbish;
  for (int i = 0; i < 5'000; ++i) rubbish += static_cast<char>((i * i + i / 7) & 0xFF);
  for (const char* filter : {"JBIG2Decode", "JPXDecode", "DCTDecode", "CCITTFaxDecode", "LZWDecode",
                             "RunLengthDecode", "ASCII85Decode", "Crypt", "Okand"}) {
    bombs.push_back({std::string("image-") + filter + ".pdf",
                     image_file(600, 800, std::string("/") + filter, rubbish)});
    bombs.push_back({std::string("image-huge-") + filter + ".pdf",
                     image_file(2'000'000'000, 2'000'000'000, std::string("/") + filter, rubbish)});
  }
  const std::string jp2("\0\0\0\x0CjP  \r\n\x87\n\xFF\x4F\xFF\x51\0\x29", 18);
  bombs.push_back({"image-jpx-header.pdf", image_file(600, 800, "/JPXDecode", jp2 + rubbish)});
  const auto jpeg = samples::jpeg(samples::picture(96, 128));
  const std::string whole(jpeg.begin(), jpeg.end());
  bombs.push_back({"image-jpeg-half.pdf",
                   image_file(96, 128, "/DCTDecode", whole.substr(0, whole.size() / 2))});
  bombs.push_back({"image-jpeg-other-size.pdf", image_file(9'600, 12'800, "/DCTDecode", whole)});
  bombs.push_back({"image-twenty-thousand.pdf",
                   page_file("/XObject << /Im0 5 0 R >>",
                             pdf_stream("", repeated("220 0 0 300 0 0 cm /Im0 Do ", 20'000)),
                             {samples::gray_image(samples::picture(96, 128))})});
}

void add_costly_drawings(Bombs& bombs) {
  bombs.push_back(
      {"pattern-fine.pdf",
       page_file("/Pattern << /P 5 0 R >>", pdf_stream("", "/Pattern cs /P scn 0 0 220 300 re f"),
                 {pdf_stream("/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] "
                             "/XStep 0.00001 /YStep 0.00001 /Resources << >>",
                             "0 0 1 1 re f")})});
  bombs.push_back({"dash-fine.pdf", drawing("[0.000001 0.000001] 0 d 9 w 0 0 m 220 300 l S")});
  bombs.push_back({"line-wide.pdf", drawing("1e30 w 0 0 m 1e30 1e30 l S -1e30 0 1 1 re S")});
  bombs.push_back({"matrix-huge.pdf", drawing("1e30 0 0 1e30 0 0 cm 0 0 1 1 re f")});
  bombs.push_back({"matrix-zero.pdf", drawing("0 0 0 0 0 0 cm 0 0 1 1 re f")});
  bombs.push_back({"numbers-odd.pdf", drawing("1e999 -.-5 --7 +.e 99999999999999999999 0 0 re f "
                                              "nan inf m 0x10 5 l S")});
  bombs.push_back(
      {"function-loop.pdf", page_file("/ColorSpace << /C [/Separation /X /DeviceGray 5 0 R] >>",
                                      pdf_stream("", "/C cs 0.5 scn 0 0 99 99 re f"),
                                      {pdf_stream("/FunctionType 4 /Domain [0 1] /Range [0 1]",
                                                  "{" + repeated("{", 10'000) + " dup mul")})});
  bombs.push_back(
      {"function-huge.pdf",
       page_file("/ColorSpace << /C [/Separation /X /DeviceGray 5 0 R] >>",
                 pdf_stream("", "/C cs 0.5 scn 0 0 99 99 re f"),
                 {pdf_stream("/FunctionType 0 /Domain [0 1 0 1 0 1] /Range [0 1] /BitsPerSample 32 "
                             "/Size [65535 65535 65535]",
                             "x")})});
  bombs.push_back({"shading-endless.pdf",
                   page_file("/Shading << /S 5 0 R >>", pdf_stream("", "/S sh"),
                             {"<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1e-30 0] "
                              "/Extend [true true] /Function << /FunctionType 2 /N -1e30 /Domain "
                              "[0 1] >> >>"})});
  bombs.push_back(
      {"text-endless.pdf",
       page_file(
           "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>",
           pdf_stream("", "BT /F 1 Tf 0.1 TL 0 300 Td " +
                              repeated("(" + std::string(200, 'W') + ") ' ", 4'000) + "ET"))});
}

void add_actions(Bombs& bombs) {
  const std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 300] /Contents 4 0 R /AA << /O 5 0 R >> >>";
  const std::string drawn = pdf_stream("", "0 0 9 9 re f");
  for (const auto& [name, action] : std::map<std::string, std::string>{
           {"javascript", "<< /S /JavaScript /JS (while\\(true\\){app.alert\\(1\\)}) >>"},
           {"launch", "<< /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"},
           {"uri", "<< /S /URI /URI (http://127.0.0.1:9/) >>"},
           {"remote", "<< /S /GoToR /F (/etc/passwd) /D [0 /Fit] >>"}})
    bombs.push_back(
        {"action-" + name + ".pdf",
         text_of(samples::pdf_file({"<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R >>", kOnePage,
                                    page, drawn, action}))});
  bombs.push_back({"stream-in-file.pdf",
                   page_file("",
                             "<< /Length 0 /F (/etc/passwd) /FFilter /FlateDecode >>\nstream\n\n"
                             "endstream")});
  const auto open =
      samples::pdf({{.instructions = samples::lines_of_text(10, 290), .box = "0 0 220 300"}});
  bombs.push_back({"password.pdf", text_of(samples::encrypted(open, "hemligt"))});
  std::string strange = text_of(samples::encrypted(open, ""));
  strange.replace(strange.find("/V 5"), 4, "/V 9");
  bombs.push_back({"encryption-unknown.pdf", strange});
}

}  // namespace

std::string deflated(const std::string& bytes) {
  uLongf size = ::compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  ::compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
              reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()), 9);
  packed.resize(size);
  return packed;
}

std::vector<File> pdf_bombs() {
  Bombs bombs;
  add_loops(bombs);
  add_depths(bombs);
  add_sizes(bombs);
  add_flate_bombs(bombs);
  add_broken_images(bombs);
  add_costly_drawings(bombs);
  add_actions(bombs);
  return bombs;
}

}  // namespace rosett::hostile
