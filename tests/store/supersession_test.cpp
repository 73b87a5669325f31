#include "store/supersession.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/summary.h"
#include "store_support.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Read from /inbox/skanning.pdf: the first pages of one and the same document, and a row.
int read_pages(Store& store, int id, const NextPage& pages) {
  const long long arrival = store.jobs.add_arrival(arrival_of(digest(id), "skanning.pdf"));
  store.jobs.begin(arrival);
  return store.jobs.commit_reading(arrival, {roselista({"20100314-2381"})}, pages);
}

std::vector<Document> documents_in(Store& store) {
  std::vector<Document> all;
  store.documents.for_each({}, [&](const Document& each) { all.push_back(each); });
  return all;
}

// Pages like those of pages(), but that one of them could not be read, or is another one.
NextPage with(int page, NextPage pages, const std::function<void(StoredPage&)>& change) {
  return [=]() mutable -> std::optional<StoredPage> {
    auto next = pages();
    if (next && next->text.page == page) change(*next);
    return next;
  };
}

TEST(Supersession, LeavesTheRowsToTheLongerVersion) {
  Store store;
  EXPECT_EQ(read_pages(store, 1, pages(1)), 0);
  check_all(store, nothing_found);
  EXPECT_EQ(read_pages(store, 2, pages(3)), 1);
  const auto documents = documents_in(store);
  ASSERT_EQ(documents.size(), 2U);
  const Document& shorter = documents[0];
  EXPECT_THAT(shorter.rows, IsEmpty());
  EXPECT_THAT(shorter.fields, IsEmpty());
  EXPECT_EQ(shorter.status, "avvikelser");
  EXPECT_EQ(shorter.type, "roselista");
  ASSERT_EQ(shorter.deviations.size(), 1U);
  EXPECT_EQ(shorter.deviations[0].code, "dubblett");
  EXPECT_THAT(shorter.deviations[0].message, HasSubstr("längre version"));
  EXPECT_EQ(documents[1].rows.size(), 1U);
  EXPECT_EQ(summarize(store.database).rows, 1);
}

TEST(Supersession, IsTheSameWhicheverCameFirst) {
  std::vector<std::vector<std::string>> all;
  for (const auto& order : std::vector<std::vector<int>>{{1, 2, 3}, {3, 1, 2}, {2, 3, 1}}) {
    Store store;
    for (const int each : order) read_pages(store, each, pages(each));
    check_all(store, nothing_found);
    all.push_back(exported(store));
  }
  EXPECT_EQ(all[0], all[1]);
  EXPECT_EQ(all[0], all[2]);
}

TEST(Supersession, IsNoMatterOfChecks) {
  Store store;
  read_pages(store, 1, pages(1));
  read_pages(store, 2, pages(2));
  const auto before = documents_in(store).front().deviations;
  import_text(store, RegisterKind::personer, kPersonHeader);
  for (const long long id : store.documents.dirty())
    EXPECT_NE(store.documents.load(id)->sha256, digest(1));
  EXPECT_EQ(documents_in(store).front().deviations.size(), before.size());
}

TEST(Supersession, TakesNoOtherDocumentForALongerVersion) {
  Store store;
  read_pages(store, 1, pages(2));
  const auto other_words = [](StoredPage& page) { page.text.words.front().text = "annat"; };
  const auto other_picture = [](StoredPage& page) { page.image.push_back(0); };
  EXPECT_EQ(read_pages(store, 2, with(2, pages(3), other_words)), 0);
  EXPECT_EQ(read_pages(store, 3, with(1, pages(4), other_picture)), 0);
  EXPECT_EQ(read_pages(store, 4, with(1, pages(2), other_words)), 0);
  const long long elsewhere = store.jobs.add_arrival(arrival_of(digest(5), "annan.pdf"));
  EXPECT_EQ(store.jobs.commit_reading(elsewhere, {roselista({})}, pages(5)), 0);
  EXPECT_EQ(summarize(store.database).rows, 4);
}

TEST(Supersession, LooksPastAPageThatWasNotWhollyWritten) {
  Store store;
  const auto unreadable = [](StoredPage& page) { page = {{.page = page.text.page}, {}}; };
  read_pages(store, 1, with(2, pages(2), unreadable));
  EXPECT_EQ(read_pages(store, 2, pages(3)), 1);
  read_pages(store, 3, with(1, pages(1), unreadable));
  EXPECT_EQ(read_pages(store, 4, pages(4)), 1) << "a file without any readable page tells nothing";
}

}  // namespace
}  // namespace rosett::testing
