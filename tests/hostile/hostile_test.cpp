// Every file gets one outcome within its limits; nothing stops the service, nothing is written
// outside the data folder.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "hostile_files.h"
#include "tests/support/sanitized.h"
#include "watched_run.h"

namespace rosett::testing {
namespace {

namespace fs = std::filesystem;
using hostile::File;

constexpr std::uint32_t kSeed = 20'261'125;
constexpr std::int64_t kMebi = std::int64_t{1} << 20;
constexpr std::int64_t kServiceMay = 200 * kMebi;
constexpr std::int64_t kReaderMay = 1'024 * kMebi;

// Limits that end the tests soon, not for documents: processor time for a page of a small file
// takes a fraction of a second, for one of the samples some.
constexpr int kSmallPageSeconds = 2;
constexpr int kSamplePageSeconds = 20;

std::string settings(int page_seconds) {
  return "stable_seconds = 0\nincomplete_seconds = 0\nworkbook = false\n[limits]\n"
         "memory_megabytes = 1024\npage_megapixels = 30\ntotal_seconds = 40\n"
         "silence_seconds = " +
         std::to_string(page_seconds) + "\n";
}

std::size_t files_asked_for(std::size_t otherwise) {
  const char* asked = std::getenv("ROSETT_HOSTILE_FILES");
  return asked != nullptr ? std::stoul(asked) : otherwise;
}

void drop(const Program& program, const std::vector<File>& files) {
  for (const File& file : files) program.put("inbox/" + file.name, file.bytes);
}

void expect_one_outcome_each(const Program& program, std::size_t count) {
  EXPECT_THAT(program.files_below("inbox"), ::testing::IsEmpty());
  std::size_t outcomes = program.files_below("done").size();
  const auto failed = program.files_below("failed");
  for (const std::string& name : failed) {
    if (name.ends_with(".fel.txt")) continue;
    ++outcomes;
    EXPECT_THAT(failed, ::testing::Contains(name + ".fel.txt"));
  }
  EXPECT_EQ(outcomes, count);
  for (const auto& entry : fs::recursive_directory_iterator(program.folder() / "failed")) {
    if (entry.path().extension() != ".txt") continue;
    const std::string note = content_of(entry.path());
    EXPECT_THAT(note, ::testing::HasSubstr("Varför: ")) << entry.path();
    EXPECT_THAT(note, ::testing::HasSubstr("Vad du kan göra: ")) << entry.path();
  }
}

std::map<std::string, std::size_t> statuses(const Program& program) {
  std::map<std::string, std::size_t> counts;
  std::istringstream lines(program.run({"export", "--format", "jsonl"}).out);
  for (std::string line; std::getline(lines, line);)
    ++counts[nlohmann::json::parse(line).at("document").at("status")];
  return counts;
}

void expect_harmless(const std::vector<File>& files, int page_seconds = kSmallPageSeconds) {
  const Program program;
  program.put("rosett.toml", settings(page_seconds));
  drop(program, files);
  const Watched watched = run_watched(program, {"watch", "--once"});
  EXPECT_EQ(watched.finished.code, 0) << watched.finished.err;
  EXPECT_THAT(watched.strays, ::testing::IsEmpty());
  expect_one_outcome_each(program, files.size());
  if (!kSanitized) {
    EXPECT_LT(watched.service_bytes, kServiceMay);
    EXPECT_LT(watched.largest_reader_bytes, kReaderMay);
  }
  std::cout << files.size() << " files; service " << watched.service_bytes / kMebi
            << " MB, largest reader " << watched.largest_reader_bytes / kMebi << " MB, "
            << watched.readers << " readers";
  for (const auto& [status, count] : statuses(program)) std::cout << "; " << status << " " << count;
  std::cout << "\n";
}

TEST(Hostile, PdfBombs) { expect_harmless(hostile::pdf_bombs()); }

TEST(Hostile, ImageBombs) { expect_harmless(hostile::image_bombs()); }

TEST(Hostile, Strangers) { expect_harmless(hostile::strangers()); }

TEST(Hostile, MutationsOfSmallFiles) {
  expect_harmless(hostile::mutations(hostile::small_files(), files_asked_for(60), kSeed));
}

TEST(Hostile, MutationsOfSamples) {
  expect_harmless(hostile::mutations(hostile::sample_files(), files_asked_for(60) / 15, kSeed),
                  kSamplePageSeconds);
}

}  // namespace
}  // namespace rosett::testing
