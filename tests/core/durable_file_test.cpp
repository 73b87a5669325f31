#include "core/durable_file.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "core/error.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

class DurableFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "rosett-test-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string content() const {
    std::ifstream file(folder_ / "fil");
    return {std::istreambuf_iterator<char>(file), {}};
  }
  [[nodiscard]] std::ptrdiff_t files() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
  }

  fs::path folder_;
};

TEST_F(DurableFile, ReplacesWhatWasThere) {
  for (const char* text : {"ett", "två"})
    write_durably(folder_ / "fil", [&](const fs::path& path) { std::ofstream(path) << text; });
  EXPECT_EQ(content(), "två");
  EXPECT_EQ(files(), 1);
}

TEST_F(DurableFile, IsNeverWorldReadable) {
  write_durably(folder_ / "fil", [](const fs::path& path) { std::ofstream(path) << "x"; });
  EXPECT_EQ(fs::status(folder_ / "fil").permissions(),
            fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
}

TEST_F(DurableFile, AFailureLeavesTheOldOneAndNothingElse) {
  write_durably(folder_ / "fil", [](const fs::path& path) { std::ofstream(path) << "gammal"; });
  EXPECT_THROW(write_durably(folder_ / "fil",
                             [](const fs::path& path) {
                               std::ofstream(path) << "halv";
                               throw std::runtime_error("avbrott");
                             }),
               std::runtime_error);
  EXPECT_EQ(content(), "gammal");
  EXPECT_EQ(files(), 1);
}

TEST_F(DurableFile, AMissingFolderIsAnError) {
  EXPECT_THROW(write_durably(folder_ / "saknas" / "fil", [](const fs::path&) {}), Error);
}

TEST_F(DurableFile, AWriterThatWritesNothingIsAnError) {
  EXPECT_THROW(write_durably(folder_ / "fil", [](const fs::path&) {}), Error);
  EXPECT_EQ(files(), 0);
}

}  // namespace
}  // namespace rosett
