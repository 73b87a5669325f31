// A disk that is really full while the service works: it waits, loses nothing, and goes on by
// itself once there is room again.
#include <csignal>
#include <fstream>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include "office.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;

constexpr int kDocuments = 60;
constexpr int kLongestWaits = 600;  // tenths of a second

void write_text(const char* file, const std::string& text) { std::ofstream(file) << text; }

// A small file system (SQLite wants some megabytes for its log) at `folder`, seen by this process
// and its children alone. False where the kernel or a container allows none.
bool mount_small_disk(const fs::path& folder) {
  const std::string user = std::to_string(::getuid());
  const std::string group = std::to_string(::getgid());
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  write_text("/proc/self/setgroups", "deny");
  write_text("/proc/self/uid_map", user + " " + user + " 1");
  write_text("/proc/self/gid_map", group + " " + group + " 1");
  return ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=24m,mode=0750") == 0;
}

enum class Means { small_disk, file_limit };

// Where the service may not write any more: on a disk of its own that is truly full, or by the
// limit on the size of files, which SQLite meets in the same way. Where no disk can be mounted the
// limit does for both.
class Fullness {
 public:
  Fullness(const Office& office, Means means)
      : disk_(office.data()),
        ballast_(disk_ / "ballast"),
        mounted_(means == Means::small_disk && mount_small_disk(disk_)) {
    if (mounted_) office.write_settings();
  }
  ~Fullness() {
    if (mounted_) ::umount(disk_.c_str());
  }
  Fullness(const Fullness&) = delete;
  Fullness& operator=(const Fullness&) = delete;

  [[nodiscard]] bool is_a_disk() const { return mounted_; }

  void begin() const {
    if (mounted_) return fill();
    std::signal(SIGXFSZ, SIG_IGN);  // inherited, so that writing fails instead
    set_limit(::getpid(), kLargestFile);
  }
  void end(int service) const {
    if (mounted_) {
      fs::remove(ballast_);
      return;
    }
    for (const int process : {::getpid(), service}) set_limit(process, RLIM_INFINITY);
  }

 private:
  static constexpr rlim_t kLargestFile = 300'000;
  static constexpr std::streamsize kRoomLeft = 200'000;

  // All but a little, so that it is full in the middle of the work.
  void fill() const {
    {
      std::ofstream file(ballast_);
      const std::string block(1U << 12U, 'x');
      while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
      }
    }
    fs::resize_file(ballast_, fs::file_size(ballast_) - kRoomLeft);
  }
  static void set_limit(int process, rlim_t bytes) {
    const rlimit limit{bytes, RLIM_INFINITY};
    ASSERT_EQ(::prlimit(process, RLIMIT_FSIZE, &limit, nullptr), 0);
  }

  fs::path disk_, ballast_;
  bool mounted_;
};

void drop_all(const Office& office) {
  for (int i = 0; i < kDocuments; ++i)
    office.drop_elsewhere(std::to_string(i) + ".pdf", "läsbar " + std::to_string(i));
}

bool becomes_true(const std::function<bool()>& holds) {
  for (int i = 0; i < kLongestWaits; ++i) {
    if (holds()) return true;
    ::usleep(100'000);
  }
  return false;
}

std::size_t originals_in(const fs::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    count += entry.path().extension() == ".pdf" ? 1U : 0U;
  return count;
}

TEST(SmallDisk, IsToldOfByTheDoctor) {
  const Office office;
  const Fullness fullness(office, Means::small_disk);
  if (!fullness.is_a_disk()) GTEST_SKIP() << "no disk can be mounted here";
  office.run({"doctor"});
  EXPECT_THAT(office.output(), ::testing::ContainsRegex("VARNING  Utrymme: 2[0-9] MB ledigt"));
  EXPECT_THAT(office.output(), ::testing::HasSubstr("Disken är bara 25 MB stor"));
  fullness.begin();
  EXPECT_EQ(office.run({"doctor"}), 1);
  EXPECT_THAT(office.output(), ::testing::ContainsRegex("FEL      Utrymme: 0 MB ledigt"));
  EXPECT_THAT(office.output(), ::testing::Not(::testing::HasSubstr("att disken fungerar")));
}

class FullDisk : public ::testing::TestWithParam<Means> {};

TEST_P(FullDisk, IsWaitedForAndLosesNothing) {
  const Office calm;
  drop_all(calm);
  ASSERT_EQ(calm.run({"watch", "--once"}), 0) << calm.log();
  const auto expected = calm.state();

  const Office office;
  const Fullness fullness(office, GetParam());
  ASSERT_EQ(office.run({"status"}), 0) << office.log();  // makes the database
  drop_all(office);
  fullness.begin();
  const int service = office.start({"watch"});
  EXPECT_TRUE(becomes_true([&] { return office.log().find("stage=wait") != std::string::npos; }))
      << office.log();
  EXPECT_GT(originals_in(office.elsewhere() / "inbox"), 0U);
  EXPECT_GE(originals_in(office.elsewhere() / "inbox") + originals_in(office.data() / "done"),
            static_cast<std::size_t>(kDocuments));
  fullness.end(service);
  EXPECT_TRUE(becomes_true([&] { return originals_in(office.elsewhere() / "inbox") == 0; }))
      << office.log();
  ::kill(service, SIGTERM);
  EXPECT_EQ(wait_for(service), 0) << office.log();
  ASSERT_EQ(office.run({"watch", "--once"}), 0) << office.log();
  EXPECT_EQ(office.state(), expected);
}

INSTANTIATE_TEST_SUITE_P(Means, FullDisk, ::testing::Values(Means::small_disk, Means::file_limit),
                         [](const auto& each) {
                           return std::string(each.param == Means::small_disk ? "SmallDisk"
                                                                              : "FileLimit");
                         });

}  // namespace
}  // namespace rosett::testing
