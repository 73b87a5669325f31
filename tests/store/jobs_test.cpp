#include "store/jobs.h"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.h"
#include "store/summary.h"
#include "store_support.h"

namespace rosett::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Jobs, GoFromWaitingToDone) {
  Store store;
  NewArrival what = arrival_of(digest(1), "Åsas lista.pdf");
  what.original = Original::leave;
  const long long id = store.jobs.add_arrival(what);
  EXPECT_EQ(store.jobs.content_state(digest(1)), ContentState::unread);
  EXPECT_EQ(store.jobs.find(id)->state, ArrivalState::waiting);
  store.jobs.begin(id);
  EXPECT_EQ(store.jobs.find(id)->state, ArrivalState::running);
  store.jobs.commit_reading(id, {roselista({})}, no_pages());
  const auto done = store.jobs.find(id);
  EXPECT_EQ(done->state, ArrivalState::done);
  EXPECT_EQ(done->what.file, "Åsas lista.pdf");
  EXPECT_EQ(done->what.source, "/inbox/Åsas lista.pdf");
  EXPECT_EQ(done->what.inbox, "Enheten");
  EXPECT_EQ(done->what.original, Original::leave);
  EXPECT_EQ(done->what.arrived, moment(0));
  EXPECT_FALSE(done->failure);
  EXPECT_EQ(store.jobs.content_state(digest(1)), ContentState::read);
}

TEST(Jobs, FileNamesMayBeAnyBytes) {
  Store store;
  const std::string file = "rad\nbryt \xFF'; DROP TABLE arrivals;--.pdf";
  const long long id = read_file(store, digest(1), file, {roselista({})});
  EXPECT_EQ(store.jobs.find(id)->what.file, file);
}

TEST(Jobs, TheSameOpenFileIsOneJob) {
  Store store;
  const long long id = store.jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  EXPECT_EQ(store.jobs.add_arrival(arrival_of(digest(1), "a.pdf")), id);
  EXPECT_NE(store.jobs.add_arrival(arrival_of(digest(1), "b.pdf")), id);
  store.jobs.commit_reading(id, {roselista({})}, no_pages());
  EXPECT_NE(store.jobs.add_arrival(arrival_of(digest(1), "a.pdf")), id);
}

TEST(Jobs, BeginsOnlyWhatWaits) {
  Store store;
  const long long id = store.jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  store.jobs.begin(id);
  EXPECT_THROW(store.jobs.begin(id), Error);
  EXPECT_THROW(store.jobs.begin(id + 1), Error);
}

TEST(Jobs, AbandonedOnesWaitAgain) {
  Store store;
  const long long id = store.jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  store.jobs.begin(id);
  store.jobs.return_running(Jobs::Ending::cut_off);
  EXPECT_EQ(store.jobs.find(id)->state, ArrivalState::waiting);
}

TEST(Jobs, CommitIsWholeOrNotAtAll) {
  Store store;
  const long long id = store.jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  store.jobs.begin(id);
  const auto breaks = [next = pages(2)]() mutable -> std::optional<StoredPage> {
    auto page = next();
    if (!page) throw std::runtime_error("the reader died");
    return page;
  };
  EXPECT_THROW(store.jobs.commit_reading(id, {roselista({"20100314-2381"})}, breaks),
               std::runtime_error);
  EXPECT_EQ(store.jobs.find(id)->state, ArrivalState::running);
  EXPECT_EQ(store.jobs.content_state(digest(1)), ContentState::unread);
  EXPECT_THAT(exported(store), IsEmpty());
  EXPECT_FALSE(store.documents.page_text(digest(1), 1));
  EXPECT_THAT(store.documents.page_image(digest(1), 1), IsEmpty());
  store.jobs.commit_reading(id, {roselista({"20100314-2381"})}, pages(2));
  EXPECT_EQ(exported(store).size(), 1U);
}

TEST(Jobs, FailedRereadingLeavesTheFormerOne) {
  Store store;
  const long long id = read_file(store, digest(1), "a.pdf", {roselista({"20100314-2381"})});
  const auto before = exported(store);
  EXPECT_THROW(store.jobs.commit_reading(id, {roselista({})},
                                         []() -> std::optional<StoredPage> {
                                           throw std::runtime_error("the reader died");
                                         }),
               std::runtime_error);
  store.jobs.commit_failure(id, {ErrorKind::io, "Det gick inte.", "Försök igen."});
  EXPECT_EQ(exported(store), before);
}

TEST(Jobs, AReadingHasADocument) {
  Store store;
  const long long id = store.jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  EXPECT_THROW(store.jobs.commit_reading(id, {}, no_pages()), Error);
}

TEST(Jobs, FailureIsAnOutcomeThatSaysWhy) {
  Store store;
  const long long id = store.jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  store.jobs.commit_failure(id, {ErrorKind::unsupported, "Filen är krypterad.", "Ta bort den."});
  const auto failed = store.jobs.find(id);
  ASSERT_TRUE(failed->failure);
  EXPECT_EQ(failed->failure->kind, ErrorKind::unsupported);
  EXPECT_EQ(failed->failure->message, "Filen är krypterad.");
  EXPECT_EQ(failed->failure->advice, "Ta bort den.");
  int seen = 0;
  store.documents.for_each({}, [&](const Document& document) {
    ++seen;
    EXPECT_EQ(document.type, "okand");
    EXPECT_EQ(document.status, "fel");
    ASSERT_EQ(document.deviations.size(), 1U);
    EXPECT_EQ(document.deviations[0].code, "okand_dokumenttyp");
    EXPECT_EQ(document.deviations[0].severity, Severity::fel);
    EXPECT_EQ(document.deviations[0].message, "Filen är krypterad. Ta bort den.");
  });
  EXPECT_EQ(seen, 1);
  EXPECT_THAT(store.documents.dirty(), IsEmpty());
}

TEST(Jobs, CopyOfAFailureFailsForTheSameReason) {
  Store store;
  const long long id = store.jobs.add_arrival(arrival_of(digest(1), "b.pdf"));
  store.jobs.commit_failure(id, {ErrorKind::malformed, "Filen är tom.", ""});
  const long long copy = copy_file(store, digest(1), "a.pdf");
  EXPECT_EQ(store.jobs.find(copy)->failure->message, "Filen är tom.");
  EXPECT_THROW(copy_file(store, digest(2), "c.pdf"), Error);
}

TEST(Jobs, RetriedFailuresAreReadAsIfNew) {
  Store store;
  const long long first = store.jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  store.jobs.commit_failure(first, {ErrorKind::limit, "För stor.", ""});
  store.jobs.mark_moved(first, "/failed/a.pdf");
  const long long copy = copy_file(store, digest(1), "0.pdf");
  EXPECT_EQ(store.jobs.retry_failed(), 2);
  EXPECT_EQ(store.jobs.content_state(digest(1)), ContentState::unread);
  const auto waiting = store.jobs.find(first);
  EXPECT_EQ(waiting->state, ArrivalState::waiting);
  EXPECT_EQ(waiting->what.source, "/failed/a.pdf");
  EXPECT_TRUE(waiting->moved_to.empty());
  store.jobs.commit_failure(first, {ErrorKind::limit, "Fortfarande för stor.", ""});
  store.jobs.commit_copy(copy);
  EXPECT_EQ(store.jobs.find(copy)->failure->message, "Fortfarande för stor.");
  store.jobs.retry_failed();
  store.jobs.commit_reading(copy, {roselista({})}, no_pages());
  store.jobs.commit_copy(first);
  EXPECT_EQ(store.jobs.find(first)->state, ArrivalState::done);
  EXPECT_EQ(summarize(store.database).documents["fel"], 0);
}

TEST(Jobs, ReadingSettlesTheSameBytesThatFailedBefore) {
  Store store;
  const long long failed = store.jobs.add_arrival(arrival_of(digest(1), "a.pdf"));
  store.jobs.commit_failure(failed, {ErrorKind::limit, "För stor.", ""});
  const long long read = store.jobs.add_arrival(arrival_of(digest(1), "b.pdf"));
  store.jobs.commit_reading(read, {roselista({})}, no_pages());
  EXPECT_EQ(store.jobs.find(failed)->state, ArrivalState::done);
  EXPECT_EQ(exported(store).size(), 2U);
}

TEST(Jobs, RememberWhichOriginalsAreToBeMoved) {
  Store store;
  const long long done = read_file(store, digest(1), "a.pdf", {roselista({})});
  store.jobs.add_arrival(arrival_of(digest(2), "waits.pdf"));
  NewArrival left = arrival_of(digest(3), "left.pdf");
  left.original = Original::leave;
  store.jobs.commit_reading(store.jobs.add_arrival(left), {roselista({})}, no_pages());
  ASSERT_EQ(store.jobs.to_be_moved().size(), 1U);
  EXPECT_EQ(store.jobs.to_be_moved()[0].id, done);
  store.jobs.mark_moved(done, "/done/2023/11/a.pdf");
  EXPECT_THAT(store.jobs.to_be_moved(), IsEmpty());
  EXPECT_EQ(store.jobs.find(done)->moved_to, "/done/2023/11/a.pdf");
}

TEST(Jobs, LastFailuresComeNewestFirst) {
  Store store;
  for (int i = 0; i < 3; ++i) {
    NewArrival what = arrival_of(digest(i), std::to_string(i));
    what.arrived = moment(i);
    store.jobs.commit_failure(store.jobs.add_arrival(what), {ErrorKind::io, "Fel.", ""});
  }
  const auto failures = store.jobs.last_failures(2);
  ASSERT_EQ(failures.size(), 2U);
  EXPECT_EQ(failures[0].what.file, "2");
  EXPECT_EQ(failures[1].what.file, "1");
}

}  // namespace
}  // namespace rosett::testing
