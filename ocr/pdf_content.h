#pragma once

#include <vector>

#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace rosett {

struct DrawnImage {
  QPDFObjectHandle stream;
  QPDFMatrix placement;  // of the unit square, in points of the page's own space
  bool cut{};            // something hides part of it
};

// What a page's drawing instructions put on the paper.
struct PdfPageContent {
  std::vector<DrawnImage> images;
  bool visible_text{};
  bool invisible_text{};  // written over a scan by who recognised it
  bool other_marks{};     // lines, fills, annotations, and whatever is not plainly an image or text
};

// Throws Error: malformed (what is to be drawn is missing from the file), limit (no printed page
// has that many instructions).
[[nodiscard]] PdfPageContent read_page_content(QPDFPageObjectHelper& page);

}  // namespace rosett
