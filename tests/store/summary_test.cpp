#include "store/summary.h"

#include <gtest/gtest.h>

#include "store_support.h"

namespace rosett::testing {
namespace {

TEST(Summary, OfNothingIsZero) {
  Store store;
  const Summary summary = summarize(store.database);
  EXPECT_EQ(summary.arrivals.size(), 4U);
  EXPECT_EQ(summary.arrivals.at("waiting"), 0);
  EXPECT_TRUE(summary.documents.empty());
  EXPECT_FALSE(summary.oldest_waiting);
}

TEST(Summary, CountsWhatIsThere) {
  Store store;
  Document document = roselista({"20100314-2381", "20100314-2399"});
  document.deviations = {{"sidordning", Severity::info, 0, "", "Ny ordning.", ""}};
  read_file(store, digest(1), "a.pdf", {document});
  copy_file(store, digest(1), "b.pdf");
  store.jobs.commit_failure(store.jobs.add_arrival(arrival_of(digest(2), "c.pdf")),
                            {ErrorKind::malformed, "Filen är tom.", ""});
  for (const int at : {50, 40}) {
    NewArrival waiting = arrival_of(digest(at), "d.pdf");
    waiting.arrived = moment(at);
    store.jobs.add_arrival(waiting);
  }
  const Summary summary = summarize(store.database);
  EXPECT_EQ(summary.arrivals.at("waiting"), 2);
  EXPECT_EQ(summary.arrivals.at("done"), 2);
  EXPECT_EQ(summary.arrivals.at("failed"), 1);
  EXPECT_EQ(summary.documents.at("klar"), 1);
  EXPECT_EQ(summary.documents.at("avvikelser"), 1);
  EXPECT_EQ(summary.documents.at("fel"), 1);
  EXPECT_EQ(summary.deviations.at("sidordning"), 1);
  EXPECT_EQ(summary.deviations.at("dubblett"), 1);
  EXPECT_EQ(summary.copies, 1);
  EXPECT_EQ(summary.rows, 2);
  EXPECT_EQ(summary.to_be_checked, 1);
  EXPECT_EQ(summary.oldest_waiting, moment(40));
}

}  // namespace
}  // namespace rosett::testing
