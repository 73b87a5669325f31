#include "pipeline/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/error.h"
#include "pipeline/placing.h"
#include "temporary_folder.h"

namespace rosett {
namespace {

namespace fs = std::filesystem;
using testing::content_of;

OpenFile opened(const fs::path& path) { return open_file(path).value(); }

TEST(Files, OpensRegularFilesAlone) {
  const testing::TemporaryFolder folder;
  EXPECT_TRUE(open_regular(folder.file("a", "x")).valid());
  fs::create_symlink(folder.path() / "a", folder.path() / "länk");
  ASSERT_EQ(::mkfifo((folder.path() / "rör").c_str(), 0600), 0);
  EXPECT_FALSE(open_regular(folder.path() / "länk").valid());
  EXPECT_FALSE(open_regular(folder.path() / "rör").valid());
  EXPECT_FALSE(open_regular(folder.path()).valid());
  EXPECT_FALSE(open_regular(folder.path() / "finns inte").valid());
}

TEST(Files, HashesTheWholeFile) {
  const testing::TemporaryFolder folder;
  EXPECT_EQ(hash_of(open_regular(folder.file("tom", ""))),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hash_of(open_regular(folder.file("abc", "abc"))),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Files, NeverReplaceWhenMoving) {
  const testing::TemporaryFolder folder;
  const fs::path from = folder.file("från", "ny");
  const fs::path to = folder.file("till", "gammal");
  EXPECT_EQ(move_to_free_name(opened(from), to, kOwnFileMode), Placed::taken);
  EXPECT_EQ(copy_to_free_name(opened(from), to, kOwnFileMode), Placed::taken);
  EXPECT_EQ(content_of(to), "gammal");
  EXPECT_EQ(content_of(from), "ny");
  EXPECT_EQ(move_to_free_name(opened(from), folder.path() / "ledigt", kOwnFileMode), Placed::moved);
  EXPECT_EQ(content_of(folder.path() / "ledigt"), "ny");
  EXPECT_FALSE(fs::exists(from));
}

TEST(Files, CopiesLeaveNothingElseBehind) {
  const testing::TemporaryFolder folder;
  const fs::path from = folder.file("från", "innehåll");
  EXPECT_EQ(copy_to_free_name(opened(from), folder.path() / "kopia", kSharedFileMode),
            Placed::moved);
  EXPECT_EQ(copy_to_free_name(opened(from), folder.path() / "kopia", kSharedFileMode),
            Placed::taken);
  EXPECT_EQ(content_of(folder.path() / "kopia"), "innehåll");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), {}), 2);
}

TEST(Files, WriteWholeReplaces) {
  const testing::TemporaryFolder folder;
  const fs::path file = folder.file("a.txt", "gammalt");
  write_whole(file, "nytt");
  EXPECT_EQ(content_of(file), "nytt");
}

TEST(Files, TellWhatIsWrong) {
  EXPECT_THROW(static_cast<void>(read_text("/finns/inte")), Error);
  EXPECT_THROW(write_whole("/finns/inte/alls", "x"), Error);
  EXPECT_THROW(make_folder("/proc/rosett", kOwnFolderMode), Error);
}

TEST(Files, ShowNamesOnOneLine) { EXPECT_EQ(shown("a\nb\xFF.pdf"), "a b\uFFFD.pdf"); }

}  // namespace
}  // namespace rosett
