#include "pipeline/service.h"

#include <csignal>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/document_json.h"
#include "core/error.h"
#include "pipeline/data_folder.h"
#include "store/outcome.h"
#include "temporary_folder.h"
#include "tests/support/folders.h"

// The service with a reader that does as the documents say (fake_reader.cpp), so that what happens
// to files can be tried without OCR.
namespace rosett {
namespace {

namespace fs = std::filesystem;
using testing::content_of;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

ReaderSettings fake_reader() {
  ReaderSettings settings;
  settings.program = fs::path(rosett::bin_folder()) / "rosett-fake-reader";
  settings.start.template_folders = {"unused"};
  settings.spool_folder = fs::temp_directory_path();
  settings.start.pages = 10;
  settings.silence = std::chrono::seconds(2);
  settings.patience = 1;
  settings.total = std::chrono::seconds(60);
  return settings;
}

class ServiceTest : public ::testing::Test {
 protected:
  ServiceTest() : data_(lay_out(folder_.path(), {})), log_(LogLevel::off) { prepare(data_); }

  // A run of its own, as after a new start of the program.
  Ended run() {
    Database database(data_.database);
    Service service(parts(database));
    return service.watch(Until::everything_has_an_outcome);
  }
  Service::Parts parts(Database& database) {
    return {data_, config_, rules_, database, log_, stop_, fake_reader()};
  }
  std::vector<Document> stored() {
    Database database(data_.database);
    std::vector<Document> documents;
    Documents(database).for_each({}, [&](const Document& each) { documents.push_back(each); });
    return documents;
  }
  std::vector<std::string> names_below(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) names.push_back(entry.path().filename());
    return names;
  }

  testing::TemporaryFolder folder_;
  Config config_;
  DataFolder data_;
  Rules rules_;
  Log log_;
  StopSignal stop_;
};

TEST_F(ServiceTest, GivesEveryFileItsOutcome) {
  folder_.file("inbox/bra.pdf", "läsbar");
  folder_.file("inbox/mapp/också bra.pdf", "läsbar också");
  folder_.file("inbox/trasig.pdf", "REFUSED");
  folder_.file("inbox/krasch.pdf", "CRASH");
  EXPECT_EQ(run(), Ended::finished);
  EXPECT_THAT(names_below(data_.done), UnorderedElementsAre("bra.pdf", "också bra.pdf"));
  EXPECT_THAT(names_below(data_.failed), UnorderedElementsAre("trasig.pdf", "trasig.pdf.fel.txt",
                                                              "krasch.pdf", "krasch.pdf.fel.txt"));
  EXPECT_TRUE(names_below(data_.inboxes.front().path).empty());
  EXPECT_THAT(content_of(data_.failed / "trasig.pdf.fel.txt"),
              ::testing::AllOf(HasSubstr("Filen är trasig."), HasSubstr("Skanna om.")));
  EXPECT_EQ(stored().size(), 4U);
}

TEST_F(ServiceTest, StoresPagesAndImages) {
  folder_.file("inbox/bra.pdf", "läsbar");
  run();
  ASSERT_EQ(stored().size(), 1U);
  const Document document = stored().front();
  EXPECT_EQ(document.file, "bra.pdf");
  EXPECT_EQ(document.pages.size(), 1U);
  Database database(data_.database);
  const auto image = Documents(database).page_image(document.sha256, 1);
  EXPECT_EQ(std::string(image.begin(), image.end()), "bild 1");
}

TEST_F(ServiceTest, ReadsTheSameBytesOnce) {
  folder_.file("inbox/b.pdf", "samma");
  folder_.file("inbox/a.pdf", "samma");
  run();
  folder_.file("inbox/c.pdf", "samma");
  run();
  const std::vector<Document> documents = stored();
  ASSERT_EQ(documents.size(), 3U);
  EXPECT_EQ(documents[0].file, "a.pdf");
  EXPECT_FALSE(documents[0].copy_of);
  EXPECT_EQ(documents[1].copy_of, documents[0].id);
  EXPECT_EQ(documents[2].copy_of, documents[0].id);
  EXPECT_EQ(names_below(data_.done).size(), 3U);
}

TEST_F(ServiceTest, TakesUpWhatARunThatWasKilledHadInHand) {
  folder_.file("inbox/a.pdf", "läsbar");
  {
    Database database(data_.database);
    Jobs jobs(database);
    ObstacleBoard obstacles(database, log_);
    Claims claims(data_, {}, jobs, obstacles);
    jobs.begin(claims.look({}).claimed.at(0));
  }
  run();
  EXPECT_EQ(stored().size(), 1U);
  EXPECT_THAT(names_below(data_.done), UnorderedElementsAre("a.pdf"));
}

TEST_F(ServiceTest, WritesTheWorkbookThatARunThatWasKilledDidNot) {
  folder_.file("inbox/a.pdf", "läsbar");
  config_.workbook = false;
  run();
  EXPECT_TRUE(names_below(data_.export_to).empty());
  config_.workbook = true;
  EXPECT_EQ(run(), Ended::finished);
  EXPECT_THAT(names_below(data_.export_to), UnorderedElementsAre(kWorkbookName));
}

TEST_F(ServiceTest, WritesTheWorkbookThatARunThatWasKilledAfterChecksAloneDidNot) {
  folder_.file("inbox/a.pdf", "läsbar");
  run();
  {
    Database database(data_.database);
    mark_all_dirty(database);  // as the import of a register does
  }
  config_.workbook = false;
  run();
  config_.workbook = true;
  const fs::path workbook = data_.export_to / kWorkbookName;
  fs::remove(workbook);
  const fs::path stale = folder_.file("export/avvikelser.xlsx", "gammal");
  run();
  EXPECT_NE(content_of(stale), "gammal");
  folder_.file("export/avvikelser.xlsx", "orörd");
  run();
  EXPECT_EQ(content_of(stale), "orörd") << "nothing has changed since";
}

TEST_F(ServiceTest, MovesWhatARunThatWasKilledHadRead) {
  const fs::path file = folder_.file("inbox/a.pdf", "läsbar");
  run();
  // As if killed after the commit: the original is back, and nobody has said where it went.
  fs::rename(data_.done, folder_.path() / "undan");
  folder_.file("inbox/a.pdf", "läsbar");
  prepare(data_);
  Database database(data_.database);
  Jobs jobs(database);
  const long long job = jobs.in_state(ArrivalState::done).at(0).id;
  jobs.mark_moved(job, "");
  Originals originals(data_, jobs, log_);
  ASSERT_EQ(originals.left_behind().size(), 1U);
  originals.move_left_behind();
  EXPECT_TRUE(originals.left_behind().empty());
  EXPECT_THAT(names_below(data_.done), UnorderedElementsAre("a.pdf"));
  EXPECT_EQ(stored().size(), 1U);
}

TEST_F(ServiceTest, FindsWhatWasMovedButNotSaidSo) {
  folder_.file("inbox/a.pdf", "läsbar");
  run();
  Database database(data_.database);
  Jobs jobs(database);
  const Arrival arrival = jobs.in_state(ArrivalState::done).at(0);
  jobs.mark_moved(arrival.id, "");
  Originals(data_, jobs, log_).move_left_behind();
  EXPECT_EQ(jobs.find(arrival.id)->moved_to, arrival.moved_to);
}

TEST_F(ServiceTest, DoesNotTakeAFileThatCameInsteadForTheOneItRead) {
  folder_.file("inbox/a.pdf", "REPLACED");
  run();
  ASSERT_EQ(stored().size(), 1U);
  EXPECT_EQ(stored().front().status, "fel");
}

TEST_F(ServiceTest, CountsTheRowsOfAGrowingFileOnce) {
  for (const int pages : {1, 2, 3}) {
    folder_.file("inbox/skanning.pdf", "PAGES " + std::to_string(pages));
    EXPECT_EQ(run(), Ended::finished);
  }
  std::map<std::size_t, int> documents_with_rows;
  for (const Document& each : stored()) ++documents_with_rows[each.rows.size()];
  EXPECT_EQ(documents_with_rows, (std::map<std::size_t, int>{{0, 2}, {3, 1}}));
  EXPECT_THAT(names_below(data_.done),
              UnorderedElementsAre("skanning.pdf", "skanning-2.pdf", "skanning-3.pdf"));
}

TEST_F(ServiceTest, TriesFailedDocumentsAgainWhenAsked) {
  folder_.file("inbox/a.pdf", "REFUSED");
  run();
  Database database(data_.database);
  EXPECT_EQ(Jobs(database).retry_failed(), 1);
  run();
  EXPECT_THAT(names_below(data_.failed), UnorderedElementsAre("a.pdf", "a.pdf.fel.txt"));
  EXPECT_EQ(stored().size(), 1U);
}

TEST_F(ServiceTest, FilesAFormerFailureUnderDoneOnceItIsRead) {
  folder_.file("inbox/a.pdf", "REFUSED");
  run();
  Database database(data_.database);
  Jobs(database).retry_failed();
  // The same bytes read well this time, as after an upgrade of the reader.
  const Arrival arrival = Jobs(database).in_state(ArrivalState::waiting).at(0);
  Jobs jobs(database);
  jobs.begin(arrival.id);
  jobs.commit_reading(arrival.id, {Document{}}, [] { return std::nullopt; });
  Originals(data_, jobs, log_).move(arrival.id);
  EXPECT_THAT(names_below(data_.done), UnorderedElementsAre("a.pdf"));
  EXPECT_TRUE(names_below(data_.failed).empty());
}

TEST_F(ServiceTest, LeavesNamedFilesWhereTheyAre) {
  const fs::path good = folder_.file("annat/bra.pdf", "läsbar");
  const fs::path bad = folder_.file("annat/trasig.pdf", "REFUSED");
  Database database(data_.database);
  Service service(parts(database));
  EXPECT_EQ(service.process({good, bad}), Ended::finished);
  EXPECT_TRUE(fs::exists(good));
  EXPECT_TRUE(fs::exists(bad));
  EXPECT_TRUE(names_below(data_.done).empty());
  EXPECT_TRUE(names_below(data_.failed).empty());
  std::vector<std::string> done;
  service.for_each_done([&](const Document& each) { done.push_back(each.file); });
  EXPECT_THAT(done, UnorderedElementsAre("bra.pdf", "trasig.pdf"));
}

TEST_F(ServiceTest, GivesTheSameWhateverTheOrderAndTheReaders) {
  const auto exported = [&](int readers, const std::vector<std::string>& files) {
    const testing::TemporaryFolder other;
    const DataFolder data = lay_out(other.path(), {});
    prepare(data);
    config_.readers = readers;
    Database database(data.database);
    for (const std::string& name : files) {
      other.file("inbox/" + name, "läsbar " + name.substr(0, 1));
      Service service({data, config_, rules_, database, log_, stop_, fake_reader()});
      service.watch(Until::everything_has_an_outcome);
    }
    std::string lines;
    Documents(database).for_each({}, [&](Document each) {
      each.id = 0;
      if (each.copy_of) each.copy_of = 0;
      lines += document_to_json(each, JsonDetail::contract) + "\n";
    });
    return lines;
  };
  EXPECT_EQ(exported(1, {"a1", "a2", "b1", "c1"}), exported(3, {"c1", "a2", "b1", "a1"}));
}

TEST_F(ServiceTest, StopsWhenTold) {
  folder_.file("inbox/a.pdf", "HANG");
  ::raise(SIGTERM);
  EXPECT_EQ(run(), Ended::stopped);
  EXPECT_THAT(names_below(data_.inboxes.front().path), UnorderedElementsAre("a.pdf"));
  EXPECT_TRUE(stored().empty());
}

}  // namespace
}  // namespace rosett
