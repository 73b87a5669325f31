#include "pipeline/data_folder.h"

#include <gtest/gtest.h>

#include "core/error.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;

TEST(DataFolder, HasTheContractsFoldersAndRights) {
  const testing::TemporaryFolder folder;
  const DataFolder data = lay_out(folder.path() / "data", {});
  prepare(data);
  EXPECT_EQ(data.inboxes.front().path, folder.path() / "data/inbox");
  EXPECT_EQ(testing::rights_of(data.root), 0750U);
  EXPECT_EQ(testing::rights_of(data.inboxes.front().path), 0770U);
  EXPECT_EQ(testing::rights_of(data.done), 0700U);
  EXPECT_EQ(testing::rights_of(data.failed), 0750U);
  EXPECT_EQ(testing::rights_of(data.export_to), 0750U);
}

TEST(DataFolder, TakesFoldersElsewhere) {
  Config config;
  config.inboxes = {{"/srv/enhet1", "Enhet 1"}, {"enhet2", "Enhet 2"}};
  config.failed = "/srv/fel";
  const DataFolder data = lay_out("/srv/rosett/", config);
  EXPECT_EQ(data.root, "/srv/rosett");
  EXPECT_EQ(data.inboxes[0].path, "/srv/enhet1");
  EXPECT_EQ(data.inboxes[1].path, "/srv/rosett/enhet2");
  EXPECT_EQ(data.failed, "/srv/fel");
  EXPECT_EQ(data.export_to, "/srv/rosett/export");
}

TEST(DataFolder, RefusesFoldersInsideOneAnother) {
  const testing::TemporaryFolder folder;
  Config config;
  config.failed = "inbox/fel";
  EXPECT_THROW(prepare(lay_out(folder.path(), config)), Error);
  config.failed.clear();
  config.inboxes = {{".", ""}};
  EXPECT_THROW(prepare(lay_out(folder.path(), config)), Error);
}

TEST(DataFolder, RefusesInboxesInsideOneAnotherWhateverLinksLeadThere) {
  const testing::TemporaryFolder folder;
  Config config;
  config.inboxes = {{"alla", ""}, {"alla/enhet", ""}};
  EXPECT_THROW(prepare(lay_out(folder.path(), config)), Error);
  fs::create_directory(folder.path() / "alla");
  fs::create_directory_symlink(folder.path() / "alla", folder.path() / "genväg");
  config.inboxes = {{"alla", ""}, {"genväg", ""}};
  EXPECT_THROW(prepare(lay_out(folder.path(), config)), Error);
}

TEST(DataFolder, ClosesItsOwnFolderToOthers) {
  const testing::TemporaryFolder folder;
  fs::create_directory(folder.path() / "done");
  fs::permissions(folder.path() / "done", fs::perms::all);
  const DataFolder data = lay_out(folder.path(), {});
  prepare(data);
  EXPECT_EQ(testing::rights_of(data.done), 0700U);
}

TEST(DataFolder, RefusesWorldWritableFolders) {
  const testing::TemporaryFolder folder;
  const DataFolder data = lay_out(folder.path(), {});
  prepare(data);
  fs::permissions(data.inboxes.front().path, fs::perms::all);
  EXPECT_THROW(prepare(data), Error);
}

TEST(DataFolder, OwnTemplatesComeAfterTheShippedOnes) {
  const testing::TemporaryFolder folder;
  EXPECT_EQ(lay_out(folder.path(), {}).templates.size(), 1U);
  fs::create_directory(folder.path() / "templates");
  const DataFolder data = lay_out(folder.path(), {});
  ASSERT_EQ(data.templates.size(), 2U);
  EXPECT_EQ(data.templates.back(), folder.path() / "templates");
}

TEST(DataFolder, IsHeldByOneAtATime) {
  const testing::TemporaryFolder folder;
  const DataFolder data = lay_out(folder.path(), {});
  prepare(data);
  {
    const auto first = DataFolderLock::try_take(data);
    ASSERT_TRUE(first);
    EXPECT_FALSE(DataFolderLock::try_take(data));
    EXPECT_TRUE(DataFolderLock::is_held(data));
  }
  EXPECT_FALSE(DataFolderLock::is_held(data));
  EXPECT_TRUE(DataFolderLock::try_take(data));
}

}  // namespace
}  // namespace rosett
