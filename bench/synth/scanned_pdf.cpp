#include "bench/synth/scanned_pdf.h"

#include <map>
#include <memory>

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "core/text.h"

namespace rosett::synth {
namespace {

constexpr double kPointsPerInch = 72;

// A string operand in WinAnsi, which agrees with Latin-1 where names are written.
std::string pdf_string(const std::string& text) {
  std::string hex = "<";
  for (const char32_t c : to_codepoints(text))
    hex += fmt::format("{:02x}", static_cast<unsigned>(c < 256 ? c : U'?'));
  return hex + ">";
}

std::string content_of(const PdfPage& page, double width, double height) {
  std::string content = fmt::format("q {:.3f} 0 0 {:.3f} 0 0 cm /Im0 Do Q\n", width, height);
  if (page.hidden.empty()) return content;
  content += "BT 3 Tr\n";
  for (const Text& text : page.hidden)
    content += fmt::format("/F0 {:.2f} Tf 1 0 0 1 {:.2f} {:.2f} Tm {} Tj\n", text.font.size, text.x,
                           height - text.y, pdf_string(text.text));
  return content + "ET\n";
}

QPDFObjectHandle image_object(QPDF& pdf, const PdfPage& page) {
  QPDFObjectHandle image = QPDFObjectHandle::newStream(&pdf);
  image.replaceDict(QPDFObjectHandle::parse(fmt::format(
      "<< /Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace {} "
      "/BitsPerComponent {} >>",
      page.width, page.height, page.colour ? "/DeviceRGB" : "/DeviceGray", page.g4 ? 1 : 8)));
  const std::string parameters =
      page.g4 ? fmt::format("<< /K -1 /Columns {} /Rows {} >>", page.width, page.height) : "null";
  image.replaceStreamData(page.image,
                          QPDFObjectHandle::parse(page.g4 ? "/CCITTFaxDecode" : "/DCTDecode"),
                          QPDFObjectHandle::parse(parameters));
  return pdf.makeIndirectObject(image);
}

}  // namespace

std::string to_scanned_pdf(const std::vector<PdfPage>& pages) {
  QPDF pdf;
  pdf.emptyPDF();
  const QPDFObjectHandle font = pdf.makeIndirectObject(QPDFObjectHandle::parse(
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
  for (const PdfPage& page : pages) {
    const double width = page.width * kPointsPerInch / page.dpi_x;
    const double height = page.height * kPointsPerInch / page.dpi_y;
    QPDFObjectHandle leaf = QPDFObjectHandle::parse(
        fmt::format("<< /Type /Page /MediaBox [0 0 {:.3f} {:.3f}] >>", width, height));
    QPDFObjectHandle resources = QPDFObjectHandle::parse("<< /XObject << >> /Font << >> >>");
    resources.getKey("/XObject").replaceKey("/Im0", image_object(pdf, page));
    resources.getKey("/Font").replaceKey("/F0", font);
    leaf.replaceKey("/Resources", resources);
    leaf.replaceKey("/Contents",
                    QPDFObjectHandle::newStream(&pdf, content_of(page, width, height)));
    pdf.addPage(pdf.makeIndirectObject(leaf), false);
  }
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.write();
  const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::vector<Text> badly_read(const std::vector<Text>& texts, Random& random) {
  static const std::map<char32_t, std::u32string> kTwins{
      {U'0', U"O8"}, {U'1', U"l7"}, {U'3', U"8"}, {U'5', U"S6"}, {U'6', U"5"}, {U'8', U"3"},
      {U'å', U"a"},  {U'ä', U"a"},  {U'ö', U"o"}, {U'l', U"1"},  {U'B', U"8"}};
  constexpr double kMistaken = 0.06, kLost = 0.01;
  std::vector<Text> read;
  for (Text text : texts) {
    std::u32string out;
    for (const char32_t c : to_codepoints(text.text)) {
      if (random.chance(kLost)) continue;
      const auto twin = kTwins.find(c);
      const bool wrong = twin != kTwins.end() && random.chance(kMistaken);
      out += wrong ? twin->second[static_cast<std::size_t>(
                         random.between(0, static_cast<int>(twin->second.size()) - 1))]
                   : c;
    }
    text.text = to_utf8(out);
    read.push_back(std::move(text));
  }
  return read;
}

}  // namespace rosett::synth
