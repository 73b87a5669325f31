#include "pipeline/inbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/error.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> names_in(const InboxListing& listing) {
  std::vector<std::string> names;
  for (const Dropped& file : listing.files) names.push_back(file.name);
  return names;
}

TEST(Inbox, ListsFilesByNameSubfoldersToo) {
  const testing::TemporaryFolder inbox;
  inbox.file("b.pdf", "b");
  inbox.file("a.pdf", "a");
  inbox.file("mapp/djup/Å ä ö.tif", "c");
  EXPECT_THAT(names_in(list_inbox(inbox.path())),
              ElementsAre("a.pdf", "b.pdf", "mapp/djup/Å ä ö.tif"));
}

TEST(Inbox, PassesOverWhatProgramsLeave) {
  const testing::TemporaryFolder inbox;
  for (const char* name : {".DS_Store", "Thumbs.db", "desktop.ini", "~$lista.xlsx", "scan.tmp",
                           "scan.pdf.part", ".dold/inuti.pdf"})
    inbox.file(name, "x");
  const InboxListing listing = list_inbox(inbox.path());
  EXPECT_TRUE(listing.files.empty());
  EXPECT_TRUE(listing.refused.empty());
}

TEST(Inbox, RefusesWhatIsNoRegularFile) {
  const testing::TemporaryFolder inbox;
  inbox.file("äkta.pdf", "x");
  std::filesystem::create_symlink("/etc/passwd", inbox.path() / "länk.pdf");
  std::filesystem::create_directory_symlink("/etc", inbox.path() / "länkad mapp");
  ASSERT_EQ(::mkfifo((inbox.path() / "rör").c_str(), 0600), 0);
  const InboxListing listing = list_inbox(inbox.path());
  EXPECT_THAT(names_in(listing), ElementsAre("äkta.pdf"));
  EXPECT_EQ(listing.refused.size(), 3U);
}

TEST(Inbox, TakesNamesThatAreNoText) {
  const testing::TemporaryFolder inbox;
  inbox.file("bad\xFF\xFE.pdf", "x");
  inbox.file("rad\nbrytning.pdf", "y");
  const InboxListing listing = list_inbox(inbox.path());
  ASSERT_EQ(listing.files.size(), 2U);
  EXPECT_EQ(listing.files[0].path.filename().native(), "bad\xFF\xFE.pdf");
  EXPECT_EQ(listing.files[0].name, "bad\uFFFD\uFFFD.pdf");
  EXPECT_EQ(listing.files[1].name, "rad brytning.pdf");
}

TEST(Inbox, SaysThatAFolderIsMissing) {
  const testing::TemporaryFolder folder;
  EXPECT_THROW(static_cast<void>(list_inbox(folder.path() / "finns inte")), Error);
}

Dropped dropped(const char* path, std::int64_t size, std::int64_t modified_ns) {
  return {path, path, size, modified_ns};
}

TEST(Stillness, TakesOldFilesAtOnce) {
  Stillness stillness(100);
  EXPECT_EQ(stillness.ready({dropped("a", 1, 500)}, 600).size(), 1U);
}

TEST(Stillness, WaitsForNewFiles) {
  Stillness stillness(100);
  EXPECT_TRUE(stillness.ready({dropped("a", 1, 550)}, 600).empty());
  EXPECT_EQ(stillness.ready({dropped("a", 1, 550)}, 650).size(), 1U);
}

TEST(Stillness, StartsAnewWhenAFileGrows) {
  Stillness stillness(100);
  EXPECT_TRUE(stillness.ready({dropped("a", 1, 590)}, 600).empty());
  EXPECT_TRUE(stillness.ready({dropped("a", 2, 680)}, 690).empty());
  EXPECT_TRUE(stillness.ready({dropped("a", 2, 680)}, 700).empty());
  EXPECT_EQ(stillness.ready({dropped("a", 2, 680)}, 790).size(), 1U);
}

TEST(Stillness, TrustsItsEyesWhenAFileIsFromTheFuture) {
  Stillness stillness(100);
  EXPECT_TRUE(stillness.ready({dropped("a", 1, 9000)}, 600).empty());
  EXPECT_EQ(stillness.ready({dropped("a", 1, 9000)}, 700).size(), 1U);
}

}  // namespace
}  // namespace rosett
