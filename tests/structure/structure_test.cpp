// Holds the architecture: which folder may include which, and how long a file may be.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/folders.h"

namespace {

namespace fs = std::filesystem;

// An edge that is not listed here does not exist. The reader is a folder of its own: it alone
// links decoders and the OCR engine, and neither database nor network.
const std::map<std::string, std::set<std::string>> kMayInclude{
    {"core", {}},
    {"ocr", {"core"}},
    {"parsers", {"core"}},
    {"checks", {"core"}},
    {"store", {"core"}},
    {"review", {"core", "parsers", "checks", "store"}},
    {"review/web", {"core", "parsers", "checks", "store", "review"}},
    {"pipeline/protocol", {"core"}},
    {"pipeline/tables", {"core"}},
    {"pipeline",
     {"core", "parsers", "checks", "store", "review", "review/web", "pipeline/protocol"}},
    {"pipeline/reader", {"core", "ocr", "parsers", "pipeline/protocol", "pipeline/tables"}},
};

constexpr int kLongestFile = 400;  // lines

struct Source {
  std::string path;    // relative to the repository
  std::string folder;  // a key of kMayInclude
  std::vector<std::string> lines;
};

std::string folder_of(const std::string& path) {
  for (const char* inner :
       {"pipeline/protocol", "pipeline/reader", "pipeline/tables", "review/web"})
    if (path.starts_with(std::string(inner) + "/")) return inner;
  return path.substr(0, path.find('/'));
}

std::vector<std::string> lines_of(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

std::vector<Source> sources_below(const std::string& top) {
  const fs::path root(rosett::source_folder());
  std::vector<Source> sources;
  if (!fs::exists(root / top)) return sources;
  for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
    const std::string extension = entry.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    const std::string path = fs::relative(entry.path(), root);
    sources.push_back({path, folder_of(path), lines_of(entry.path())});
  }
  return sources;
}

std::vector<Source> product_sources() {
  std::vector<Source> all;
  for (const char* top : {"core", "ocr", "parsers", "checks", "store", "review", "pipeline"})
    for (Source& source : sources_below(top)) all.push_back(std::move(source));
  return all;
}

TEST(Structure, FoldersIncludeOnlyWhatTheyMay) {
  const std::regex include(R"re(^\s*#\s*include\s+"([^"]+)")re");
  for (const Source& source : product_sources())
    for (const std::string& line : source.lines) {
      std::smatch match;
      if (!std::regex_search(line, match, include)) continue;
      const std::string target = folder_of(match[1]);
      EXPECT_TRUE(target == source.folder || kMayInclude.at(source.folder).contains(target))
          << source.path << " includes " << match[1];
    }
}

TEST(Structure, TheListedEdgesFormNoCycle) {
  // Every folder can be taken once all it may include are taken; a cycle would stop this.
  std::set<std::string> taken;
  while (taken.size() < kMayInclude.size()) {
    const std::size_t before = taken.size();
    for (const auto& [folder, allowed] : kMayInclude)
      if (std::includes(taken.begin(), taken.end(), allowed.begin(), allowed.end()))
        taken.insert(folder);
    ASSERT_GT(taken.size(), before) << "the folders depend on each other in a circle";
  }
}

TEST(Structure, NoFileIsTooLong) {
  std::vector<Source> all = product_sources();
  for (const char* top : {"tests", "bench"})
    for (Source& source : sources_below(top)) all.push_back(std::move(source));
  ASSERT_FALSE(all.empty());
  for (const Source& source : all)
    EXPECT_LE(source.lines.size(), static_cast<std::size_t>(kLongestFile)) << source.path;
}

TEST(Structure, HeadersGuardThemselvesAndSourcesIncludeTheirOwnFirst) {
  for (const Source& source : product_sources()) {
    if (source.path.ends_with(".h")) {
      EXPECT_FALSE(source.lines.empty());
      EXPECT_EQ(source.lines.front(), "#pragma once") << source.path;
      continue;
    }
    const std::string own = source.path.substr(0, source.path.size() - 4) + ".h";
    if (!fs::exists(fs::path(rosett::source_folder()) / own)) continue;
    for (const std::string& line : source.lines) {
      if (!line.starts_with("#include")) continue;
      EXPECT_EQ(line, "#include \"" + own + "\"") << source.path;
      break;
    }
  }
}

}  // namespace
