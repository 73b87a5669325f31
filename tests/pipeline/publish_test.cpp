#include "pipeline/publish.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/digest.h"
#include "pipeline/files.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;
using testing::content_of;
using ::testing::HasSubstr;

OpenFile opened(const fs::path& path) { return open_file(path).value(); }

bool nothing_known(const fs::path& /*place*/) { return false; }

TEST(Publish, NumbersNamesBeforeTheirExtension) {
  EXPECT_EQ(numbered("skanning.pdf", 1), "skanning.pdf");
  EXPECT_EQ(numbered("skanning.pdf", 2), "skanning-2.pdf");
  EXPECT_EQ(numbered("utan ändelse", 3), "utan ändelse-3");
}

TEST(Publish, LeavesRoomForANoteAfterTheLongestNames) {
  std::string longest;
  while (longest.size() + 2 <= 251) longest += "å";
  longest += ".pdf";
  ASSERT_LE(longest.size(), 255U);
  for (const int number : {1, 2, 10}) {
    const std::string name = numbered(longest, number);
    EXPECT_LE(name.size() + std::string(".fel.txt").size(), 255U);
    EXPECT_TRUE(name.ends_with(".pdf"));
    EXPECT_EQ(shown(name).find("\uFFFD"), std::string::npos) << "half a character is left";
  }
}

TEST(Publish, FilesReadOriginalsByMonth) {
  const auto arrived = std::chrono::sys_days(std::chrono::year(2026) / 3 / 1);
  EXPECT_EQ(done_folder("done", arrived), "done/2026/03");
}

TEST(Publish, MovesToTheFirstFreeName) {
  const testing::TemporaryFolder folder;
  const fs::path done = folder.path() / "done/2026/03";
  EXPECT_EQ(move_to_done(opened(folder.file("in/a.pdf", "ett")), done), done / "a.pdf");
  EXPECT_EQ(move_to_done(opened(folder.file("in/a.pdf", "två")), done), done / "a-2.pdf");
  EXPECT_EQ(move_to_done(opened(folder.file("in/a.pdf", "tre")), done), done / "a-3.pdf");
  EXPECT_EQ(content_of(done / "a.pdf"), "ett");
  EXPECT_EQ(content_of(done / "a-2.pdf"), "två");
  EXPECT_EQ(content_of(done / "a-3.pdf"), "tre");
  EXPECT_TRUE(fs::is_empty(folder.path() / "in"));
  EXPECT_EQ(testing::rights_of(done / "a.pdf"), 0600U);
  EXPECT_EQ(testing::rights_of(done), 0700U);
}

TEST(Publish, ExplainsWhatCouldNotBeRead) {
  const testing::TemporaryFolder folder;
  fs::create_directory(folder.path() / "failed");
  const std::string note = failure_note("a.pdf", "Filen är tom.", "Skanna om.");
  const fs::path moved =
      move_to_failed(opened(folder.file("in/a.pdf", "")), folder.path() / "failed", note);
  EXPECT_EQ(moved, folder.path() / "failed/a.pdf");
  EXPECT_THAT(
      content_of(folder.path() / "failed/a.pdf.fel.txt"),
      ::testing::AllOf(HasSubstr("a.pdf"), HasSubstr("Filen är tom."), HasSubstr("Skanna om.")));
  EXPECT_EQ(testing::rights_of(moved), 0640U);
  EXPECT_EQ(testing::rights_of(note_beside(moved)), 0640U);
}

TEST(Publish, KeepsEachFailureWithItsOwnNote) {
  const testing::TemporaryFolder folder;
  const fs::path failed = folder.path() / "failed";
  fs::create_directory(failed);
  static_cast<void>(move_to_failed(opened(folder.file("in/a.pdf", "1")), failed, "första"));
  static_cast<void>(move_to_failed(opened(folder.file("in/a.pdf", "2")), failed, "andra"));
  EXPECT_EQ(content_of(failed / "a.pdf.fel.txt"), "första");
  EXPECT_EQ(content_of(failed / "a-2.pdf.fel.txt"), "andra");
}

TEST(Publish, FindsWhatAnEarlierRunHasMoved) {
  const testing::TemporaryFolder folder;
  folder.file("done/a.pdf", "annan");
  folder.file("done/a-2.pdf", "denna");
  const std::string content = "denna";
  const std::string sha256 = sha256_hex(std::vector<std::uint8_t>(content.begin(), content.end()));
  EXPECT_EQ(find_published(folder.path() / "done", "a.pdf", sha256, nothing_known),
            folder.path() / "done/a-2.pdf");
  EXPECT_FALSE(find_published(folder.path() / "done", "b.pdf", sha256, nothing_known));
}

TEST(Publish, HandsOverACopy) {
  const testing::TemporaryFolder folder;
  const fs::path inbox = folder.path() / "inbox";
  fs::create_directory(inbox);
  const fs::path original = folder.file("ute/a.pdf", "ett");
  EXPECT_EQ(hand_over(opened(original), inbox), inbox / "a.pdf");
  EXPECT_EQ(hand_over(opened(original), inbox), inbox / "a-2.pdf");
  EXPECT_EQ(content_of(inbox / "a-2.pdf"), "ett");
  EXPECT_EQ(content_of(original), "ett");
}

}  // namespace
}  // namespace rosett
