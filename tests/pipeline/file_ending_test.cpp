#include "pipeline/file_ending.h"

#include <gtest/gtest.h>

#include "temporary_folder.h"
#include "tests/support/folders.h"

// Every sample is whole, and half of it is not.
namespace rosett {
namespace {

namespace fs = std::filesystem;

Ending ending_of_bytes(const std::string& bytes) {
  const testing::TemporaryFolder folder;
  return ending_of(open_regular(folder.file("fil", bytes)));
}

std::vector<fs::path> samples() {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::recursive_directory_iterator(fs::path(rosett::source_folder()) / "samples")) {
    const std::string extension = entry.path().extension();
    if (extension == ".pdf" || extension == ".tif" || extension == ".png" || extension == ".jpg")
      files.push_back(entry.path());
  }
  return files;
}

bool is_damaged(const fs::path& file) { return file.native().find("skadad") != std::string::npos; }

TEST(FileEnding, IsThereInEverySample) {
  ASSERT_GE(samples().size(), 8U);
  for (const fs::path& file : samples()) {
    if (is_damaged(file)) continue;
    EXPECT_EQ(ending_of(open_regular(file)), Ending::there) << file;
  }
}

TEST(FileEnding, IsMissingWhereverASampleIsCutOff) {
  constexpr std::size_t kPieces = 7;
  for (const fs::path& file : samples()) {
    if (is_damaged(file)) continue;
    const std::string whole = testing::content_of(file);
    for (std::size_t i = 1; i < kPieces; ++i)
      EXPECT_EQ(ending_of_bytes(whole.substr(0, whole.size() * i / kPieces)), Ending::missing)
          << file << " cut off at " << i << "/" << kPieces;
  }
}

TEST(FileEnding, IsMissingInAnEmptyFile) { EXPECT_EQ(ending_of_bytes(""), Ending::missing); }

TEST(FileEnding, CannotBeJudgedOfOtherFormats) {
  EXPECT_EQ(ending_of_bytes("PK\x03\x04 en bok"), Ending::there);
  EXPECT_EQ(ending_of_bytes("bara text"), Ending::there);
}

TEST(FileEnding, OfAPdfForTheWebIsTheLastOne) {
  const std::string first = "%PDF-1.5\nxref trailer startxref\n0\n%%EOF\n";
  EXPECT_EQ(ending_of_bytes(first), Ending::missing);
  EXPECT_EQ(ending_of_bytes(first + "1 0 obj endobj startxref\n17\n%%EOF\n"), Ending::there);
}

TEST(FileEnding, OfATiffIsItsLastDirectoryAndWhatItPointsAt) {
  using namespace std::string_literals;
  const std::string header = "II*\0\x08\0\0\0"s;
  // One entry: strip offsets, one LONG, at `offset`; then strip byte counts.
  const auto directory = [](char offset, char bytes, char next) {
    return "\x02\0\x11\x01\x04\0\x01\0\0\0"s + offset + "\0\0\0\x17\x01\x04\0\x01\0\0\0"s + bytes +
           "\0\0\0"s + next + "\0\0\0"s;
  };
  const std::size_t end = header.size() + directory(0, 0, 0).size();
  const auto at = static_cast<char>(end);
  EXPECT_EQ(ending_of_bytes(header + directory(at, 4, 0) + "bild"), Ending::there);
  EXPECT_EQ(ending_of_bytes(header + directory(at, 5, 0) + "bild"), Ending::missing);
  EXPECT_EQ(ending_of_bytes(header + directory(at, 4, 99) + "bild"), Ending::missing);
  // A chain that bites its tail is odd, but there is nothing to wait for.
  EXPECT_EQ(ending_of_bytes(header + directory(at, 4, 8) + "bild"), Ending::there);
  EXPECT_EQ(ending_of_bytes("II*\0\0\0\0\0"s), Ending::missing);
}

}  // namespace
}  // namespace rosett
