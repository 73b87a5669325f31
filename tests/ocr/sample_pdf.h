#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <opencv2/core/mat.hpp>

// PDF files written by hand. Their font is drawn by the file itself (Type 3), so that tests need
// no fonts: every character is a frame with a cross bar.
namespace rosett::samples {

// `dictionary` without its brackets and length.
std::string pdf_stream(const std::string& dictionary, const std::string& data);

// A complete file. Object 1 is the catalogue; objects are numbered from 1 as listed.
std::vector<std::uint8_t> pdf_file(const std::vector<std::string>& objects);

struct PdfPage {
  std::string instructions;
  std::string box{"0 0 595 842"};
  std::string extra;                // more of the page's dictionary
  std::vector<std::string> images;  // streams, drawn as /Im0, /Im1, ...
};

// Pages with the sample font as /F1; `meaning` maps character codes to Unicode when not empty
// (lines of a ToUnicode map).
std::vector<std::uint8_t> pdf(const std::vector<PdfPage>& pages, const std::string& meaning = {});

// Text in the sample font, 12 points high; one point of x and y from the page's lower left.
std::string text_at(double x, double y, const std::string& text);

// A dozen lines of words, so many that a page of them is plainly text.
std::string lines_of_text(double left, double top);

// Draws image /Im0 over the whole of an A4 page.
std::string full_page_image();

// An uncompressed gray image.
std::string gray_image(const cv::Mat& gray, const std::string& extra = {});
// Any filter; 8 bits gray.
std::string coded_image(int width, int height, const std::string& dictionary,
                        const std::vector<std::uint8_t>& data);

// The same document, to be opened only with the user's password.
std::vector<std::uint8_t> encrypted(const std::vector<std::uint8_t>& pdf,
                                    const std::string& user_password);

}  // namespace rosett::samples
