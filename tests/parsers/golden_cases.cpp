#include "golden_cases.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/document_json.h"
#include "read_pages.h"
#include "tests/support/folders.h"

namespace rosett::testing {

namespace fs = std::filesystem;

fs::path golden_folder() { return fs::path(rosett::source_folder()) / "tests" / "golden"; }

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> golden_cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(golden_folder())) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<PageText> golden_pages(const std::string& name) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(golden_folder() / name)) {
    if (entry.path().filename() != "document.json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<PageText> pages;
  for (const fs::path& file : files) pages.push_back(page_from_json(text_of(file)));
  return pages;
}

std::vector<Document> golden_documents(const std::string& name) {
  return interpret_pages(golden_pages(name), library());
}

}  // namespace rosett::testing
