#include "sample_pdf.h"

#include <cstdio>
#include <memory>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace rosett::samples {
namespace {

std::string reference(std::size_t object) { return std::to_string(object) + " 0 R"; }

// The characters of the sample font, with their names in PDF.
std::string differences() {
  static const std::vector<std::string> kDigits{"zero", "one", "two",   "three", "four",
                                                "five", "six", "seven", "eight", "nine"};
  std::string names = "32 /space 45 /hyphen 48";
  for (const auto& digit : kDigits) names += " /" + digit;
  names += " 65";
  for (char c = 'A'; c <= 'Z'; ++c) names += std::string(" /") + c;
  names += " 97";
  for (char c = 'a'; c <= 'z'; ++c) names += std::string(" /") + c;
  return names;
}

// Every name of the encoding draws the same frame; a space draws nothing.
std::string procedures(std::size_t frame, std::size_t nothing) {
  std::string all;
  std::string name;
  for (const char c : differences() + " ") {
    if (c != ' ') {
      name += c;
      continue;
    }
    if (name.starts_with('/'))
      all += name + " " + reference(name == "/space" ? nothing : frame) + " ";
    name.clear();
  }
  return all;
}

std::string widths() {
  std::string all;
  for (int i = 0; i < 256; ++i) all += i == 32 ? "300 " : "600 ";
  return all;
}

// Objects that every page shares; returns the font's number.
std::size_t add_font(std::vector<std::string>& objects, const std::string& meaning) {
  objects.push_back(pdf_stream("",
                               "600 0 0 0 550 700 d1 50 0 100 700 re 450 0 100 700 re "
                               "50 0 500 100 re 50 300 500 100 re f"));
  const std::size_t frame = objects.size();
  objects.push_back(pdf_stream("", "300 0 0 0 0 0 d1"));
  const std::size_t nothing = objects.size();
  std::string to_unicode;
  if (!meaning.empty()) {
    objects.push_back(
        pdf_stream("",
                   "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
                   "1 begincodespacerange <00> <FF> endcodespacerange " +
                       meaning + " endcmap end end"));
    to_unicode = " /ToUnicode " + reference(objects.size());
  }
  objects.push_back(
      "<< /Type /Font /Subtype /Type3 /FontBBox [0 -200 600 800] /FontMatrix "
      "[0.001 0 0 0.001 0 0] /FirstChar 0 /LastChar 255 /Widths [" +
      widths() + "] /Encoding << /Type /Encoding /Differences [" + differences() +
      "] >> /CharProcs << " + procedures(frame, nothing) + ">> /Resources << >>" + to_unicode +
      " >>");
  return objects.size();
}

std::string page_object(const PdfPage& page, std::size_t font, std::size_t contents,
                        const std::vector<std::size_t>& images) {
  std::string names;
  for (std::size_t i = 0; i < images.size(); ++i)
    names += "/Im" + std::to_string(i) + " " + reference(images[i]) + " ";
  return "<< /Type /Page /Parent 2 0 R /MediaBox [" + page.box + "] /Contents " +
         reference(contents) + " /Resources << /Font << /F1 " + reference(font) +
         " >> /XObject << " + names + ">> >> " + page.extra + " >>";
}

}  // namespace

std::string pdf_stream(const std::string& dictionary, const std::string& data) {
  return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
         "\nendstream";
}

std::vector<std::uint8_t> pdf_file(const std::vector<std::string>& objects) {
  std::string file = "%PDF-1.5\n%\xE2\xE3\xCF\xD3\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(file.size());
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t index = file.size();
  const std::string count = std::to_string(objects.size() + 1);
  file += "xref\n0 " + count + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    char line[24];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
    file += line;
  }
  file += "trailer\n<< /Size " + count + " /Root 1 0 R >>\nstartxref\n" + std::to_string(index) +
          "\n%%EOF\n";
  return {file.begin(), file.end()};
}

std::vector<std::uint8_t> pdf(const std::vector<PdfPage>& pages, const std::string& meaning) {
  std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", ""};
  const std::size_t font = add_font(objects, meaning);
  std::string kids;
  for (const PdfPage& page : pages) {
    std::vector<std::size_t> images;
    for (const std::string& image : page.images) {
      objects.push_back(image);
      images.push_back(objects.size());
    }
    objects.push_back(pdf_stream("", page.instructions));
    objects.push_back(page_object(page, font, objects.size(), images));
    kids += reference(objects.size()) + " ";
  }
  objects[1] =
      "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>";
  return pdf_file(objects);
}

std::string text_at(double x, double y, const std::string& text) {
  return "BT /F1 12 Tf " + std::to_string(x) + " " + std::to_string(y) + " Td (" + text +
         ") Tj ET\n";
}

std::string lines_of_text(double left, double top) {
  std::string all;
  for (int line = 0; line < 12; ++line)
    all += text_at(left, top - 20 * line, "Word" + std::to_string(line) + " and 1234-5678");
  return all;
}

std::string full_page_image() { return "q 595 0 0 842 0 0 cm /Im0 Do Q\n"; }

std::string gray_image(const cv::Mat& gray, const std::string& extra) {
  std::vector<std::uint8_t> data;
  for (int y = 0; y < gray.rows; ++y)
    data.insert(data.end(), gray.ptr<std::uint8_t>(y), gray.ptr<std::uint8_t>(y) + gray.cols);
  return coded_image(gray.cols, gray.rows, "/BitsPerComponent 8 " + extra, data);
}

std::string coded_image(int width, int height, const std::string& dictionary,
                        const std::vector<std::uint8_t>& data) {
  return pdf_stream("/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /Width " +
                        std::to_string(width) + " /Height " + std::to_string(height) + " " +
                        dictionary,
                    {data.begin(), data.end()});
}

std::vector<std::uint8_t> encrypted(const std::vector<std::uint8_t>& pdf,
                                    const std::string& user_password) {
  QPDF file;
  file.processMemoryFile("sample", reinterpret_cast<const char*>(pdf.data()), pdf.size());
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setR6EncryptionParameters(user_password.c_str(), "owner", true, true, true, true, true,
                                   true, qpdf_r3p_full, true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {buffer->getBuffer(), buffer->getBuffer() + buffer->getSize()};
}

}  // namespace rosett::samples
