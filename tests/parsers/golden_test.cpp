// Recorded pages of real layouts and what is read from them, to the letter. After a wanted change:
//   ROSETT_UPDATE_GOLDEN=1 test_parsers --gtest_filter='*Golden*'
// writes the documents anew; look at the difference before it is committed.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/document_json.h"
#include "core/text.h"
#include "golden_cases.h"

namespace rosett {
namespace {

using testing::golden_cases;
using testing::golden_documents;
using testing::golden_folder;
using testing::text_of;

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

class Golden : public ::testing::TestWithParam<std::string> {};

TEST_P(Golden, IsReadToTheLetter) {
  const std::filesystem::path folder = golden_folder() / GetParam();
  std::string read;
  for (const Document& document : golden_documents(GetParam())) {
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

INSTANTIATE_TEST_SUITE_P(Layouts, Golden, ::testing::ValuesIn(golden_cases()));

}  // namespace
}  // namespace rosett
