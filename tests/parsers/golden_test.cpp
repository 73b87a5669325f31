// Recorded pages of real layouts and what is read from them, to the letter. After a wanted change:
//   ROSETT_UPDATE_GOLDEN=1 test_parsers --gtest_filter='*Golden*'
// writes the documents anew; look at the difference before it is committed.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/document_json.h"
#include "core/text.h"
#include "parsers/interpretation.h"
#include "parsers/template_loading.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = fs::path(ROSETT_SOURCE_DIR) / "tests" / "golden";

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// A line for each row, field list and deviation, so that differences can be read.
std::string in_lines(std::string json) {
  for (const char* mark :
       {"\"pages\":", "\"fields\":", "\"rows\":", "{\"row\":", "\"deviations\":", "{\"code\":"}) {
    const std::string text(mark);
    for (std::size_t at = 0; (at = json.find(text, at)) != std::string::npos;
         at += text.size() + 1) {
      json.insert(at, "\n");
    }
  }
  return json;
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kGolden)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, IsReadToTheLetter) {
  const fs::path folder = kGolden / GetParam();
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().filename() != "document.json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<PageText> pages;
  for (const fs::path& file : files) pages.push_back(page_from_json(text_of(file)));
  const Library library = load_library({ROSETT_SOURCE_DIR "/templates"});
  std::string read;
  for (const Document& document : interpret_pages(pages, library)) {
    read += in_lines(document_to_json(document, JsonDetail::evidence)) + "\n";
  }
  if (std::getenv("ROSETT_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(folder / "document.json", std::ios::binary) << read;
  }
  // Line by line: a difference of whole documents nobody can read.
  const std::vector<std::string> now = split(read, '\n');
  const std::vector<std::string> then = split(text_of(folder / "document.json"), '\n');
  for (std::size_t i = 0; i < std::min(now.size(), then.size()); ++i) {
    ASSERT_EQ(now[i], then[i]) << "line " << i + 1;
  }
  EXPECT_EQ(now.size(), then.size());
}

INSTANTIATE_TEST_SUITE_P(Layouts, Golden, ::testing::ValuesIn(cases()));

}  // namespace
}  // namespace rosett
