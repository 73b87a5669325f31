#include "pipeline/config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "pipeline/files.h"
#include "temporary_folder.h"
#include "tests/support/folders.h"
#include "tests/support/refusal.h"

namespace rosett {
namespace {

using ::testing::HasSubstr;

std::string refusal_of(const std::string& toml) { return testing::refusal(parse_config, toml); }

TEST(Config, IsOptional) {
  const testing::TemporaryFolder folder;
  const Config config = load_config(folder.path());
  EXPECT_EQ(config.kommun, "");
  EXPECT_EQ(config.readers, 2);
  EXPECT_TRUE(config.workbook);
  EXPECT_FALSE(config.four_eyes);
}

TEST(Config, ReadsEveryKey) {
  const Config config = parse_config(R"(
kommun = "Stockholm"
readers = 4
stable_seconds = 0
accepted_errors_per_10000 = 0.5
workbook = false
templates = "mallar"
[log]
level = "warn"
[limits]
memory_megabytes = 1024
silence_seconds = 10
total_seconds = 20
file_megabytes = 30
pages = 40
page_megapixels = 50
[[inbox]]
path = "/srv/in"
name = "Enhet 1"
[[inbox]]
path = "in2"
[failed]
path = "/srv/fel"
[export]
path = "/srv/ut"
[serve]
port = 9000
with_watch = true
https = true
hosts = ["rosett.example", "granska.example"]
file_megabytes = 8
)");
  EXPECT_EQ(config.serve.port, 9000);
  EXPECT_TRUE(config.serve.with_watch);
  EXPECT_TRUE(config.serve.https);
  EXPECT_EQ(config.serve.hosts.at(1), "granska.example");
  EXPECT_EQ(config.serve.file_megabytes, 8);
  EXPECT_EQ(config.kommun, "Stockholm");
  EXPECT_EQ(config.readers, 4);
  EXPECT_EQ(config.stable_seconds, 0);
  EXPECT_DOUBLE_EQ(config.accepted_errors_per_10000, 0.5);
  EXPECT_FALSE(config.workbook);
  EXPECT_EQ(config.templates, "mallar");
  EXPECT_EQ(config.log_level, LogLevel::warn);
  EXPECT_EQ(config.limits.memory_megabytes, 1024);
  EXPECT_EQ(config.limits.silence_seconds, 10);
  EXPECT_EQ(config.limits.total_seconds, 20);
  EXPECT_EQ(config.limits.file_megabytes, 30);
  EXPECT_EQ(config.limits.pages, 40);
  EXPECT_EQ(config.limits.page_megapixels, 50);
  ASSERT_EQ(config.inboxes.size(), 2U);
  EXPECT_EQ(config.inboxes[0].path, "/srv/in");
  EXPECT_EQ(config.inboxes[0].name, "Enhet 1");
  EXPECT_EQ(config.failed, "/srv/fel");
  EXPECT_EQ(config.export_to, "/srv/ut");
}

TEST(Config, RefusesUnknownKeysWithTheirPlace) {
  EXPECT_THAT(refusal_of("kommun = \"X\"\n  kommmun = \"Y\"\n"),
              ::testing::AllOf(HasSubstr("rad 2, kolumn 3"), HasSubstr("kommmun")));
  EXPECT_THAT(refusal_of("[limits]\nsidor = 3\n"), HasSubstr("rad 2, kolumn 1"));
  EXPECT_THAT(refusal_of("[[inbox]]\npath = \"a\"\nnamn = \"b\"\n"), HasSubstr("rad 3, kolumn 1"));
}

TEST(Config, RefusesWhatIsNotToml) { EXPECT_THAT(refusal_of("kommun = \n"), HasSubstr("rad 1")); }

TEST(Config, RefusesValuesOfTheWrongKind) {
  EXPECT_THAT(refusal_of("readers = \"två\""), HasSubstr("readers"));
  EXPECT_THAT(refusal_of("readers = 0"), HasSubstr("mellan 1 och 64"));
  EXPECT_THAT(refusal_of("readers = 1000"), HasSubstr("mellan 1 och 64"));
  EXPECT_THAT(refusal_of("kommun = 3"), HasSubstr("kommun"));
  EXPECT_THAT(refusal_of("workbook = 1"), HasSubstr("workbook"));
  EXPECT_THAT(refusal_of("[log]\nlevel = \"pratsam\""), HasSubstr("level"));
  EXPECT_THAT(refusal_of("log = 3"), HasSubstr("log"));
  EXPECT_THAT(refusal_of("[[inbox]]\nname = \"utan mapp\""), HasSubstr("path"));
}

TEST(Config, TheExampleHoldsEveryKeyAndTheDefaults) {
  const Config example = parse_config(
      read_text(std::filesystem::path(rosett::source_folder()) / "rosett.example.toml"));
  const Config usual;
  EXPECT_EQ(example.readers, usual.readers);
  EXPECT_EQ(example.stable_seconds, usual.stable_seconds);
  EXPECT_EQ(example.incomplete_seconds, usual.incomplete_seconds);
  EXPECT_EQ(example.accepted_errors_per_10000, usual.accepted_errors_per_10000);
  EXPECT_EQ(example.workbook, usual.workbook);
  EXPECT_EQ(example.export_protected, usual.export_protected);
  EXPECT_EQ(example.log_level, usual.log_level);
  EXPECT_EQ(example.log_file.megabytes, usual.log_file.megabytes);
  EXPECT_EQ(example.log_file.files, usual.log_file.files);
  EXPECT_EQ(example.limits.memory_megabytes, usual.limits.memory_megabytes);
  EXPECT_EQ(example.limits.silence_seconds, usual.limits.silence_seconds);
  EXPECT_EQ(example.limits.idle_seconds, usual.limits.idle_seconds);
  EXPECT_EQ(example.limits.total_seconds, usual.limits.total_seconds);
  EXPECT_EQ(example.limits.file_megabytes, usual.limits.file_megabytes);
  EXPECT_EQ(example.limits.pages, usual.limits.pages);
  EXPECT_EQ(example.limits.page_megapixels, usual.limits.page_megapixels);
}

}  // namespace
}  // namespace rosett
