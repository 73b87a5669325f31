#include "printed_lines.h"

#include <fstream>

#include <gtest/gtest.h>

#include "tests/support/folders.h"

namespace rosett::samples {
namespace {

cv::Mat read_pgm(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  std::string kind;
  int width = 0;
  int height = 0;
  int white = 0;
  in >> kind >> width >> height >> white;
  in.get();
  cv::Mat picture(height, width, CV_8UC1);
  in.read(picture.ptr<char>(), static_cast<std::streamsize>(picture.total()));
  EXPECT_TRUE(in) << path;
  return picture;
}

}  // namespace

std::vector<PrintedLine> printed_lines() {
  const std::string folder = rosett::source_folder() + "/tests/ocr/lines/";
  std::ifstream texts{folder + "texts.txt"};
  std::vector<PrintedLine> lines;
  for (std::string text; std::getline(texts, text);) {
    lines.push_back({read_pgm(folder + std::to_string(lines.size()) + ".pgm"), text});
  }
  EXPECT_FALSE(lines.empty());
  return lines;
}

}  // namespace rosett::samples
