// What is exported depends on what has arrived, not on the order in which it did.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "store/surroundings.h"
#include "store_support.h"

namespace rosett::testing {
namespace {

struct Dropped {
  int content;
  std::string file;
};

// Finds, for each row, every row of another document about the same person, by file and number.
CheckResult name_relatives(const Document& document, StoredSurroundings& surroundings) {
  CheckResult result{{}, document.status, {}};
  for (const Row& row : document.rows) {
    std::string message;
    for (const StoredRow& other :
         surroundings.rows_of_person(value_of(row.fields, "personnummer").value_or(""), ""))
      if (other.sha256 != document.sha256)
        message += other.file + " rad " + std::to_string(other.row) + " " + other.key + "; ";
    if (!message.empty())
      result.deviations.push_back({"dubblett", Severity::fel, row.number, "", message, ""});
  }
  result.asked = surroundings.take_asked();
  return result;
}

// The people in the documents overlap, so that what is found in one depends on others.
std::vector<Document> reading_of(int content) {
  const std::vector<std::string> people = {"20100314-2381", "20100314-2399", "19990101-2384",
                                           "20120101-2388", "19850709-9805"};
  std::vector<Document> documents;
  const int parts = content % 3 == 0 ? 2 : 1;
  for (int part = 1; part <= parts; ++part) {
    const auto person = static_cast<std::size_t>(content + part);
    documents.push_back(
        roselista({people[person % people.size()], people[(person * 2) % people.size()]}));
    if (parts == 2) documents.back().part = part;
    for (Row& row : documents.back().rows) row.page = part;
  }
  return documents;
}

enum class Checking { at_once, at_the_end };

std::vector<std::string> outcome(const std::vector<Dropped>& dropped, Checking checking) {
  Store store;
  StoredSurroundings surroundings(store.database);
  const auto judge = [&](const Document& document) {
    return name_relatives(document, surroundings);
  };
  for (const Dropped& one : dropped) {
    const std::string sha256 = digest(one.content);
    if (store.jobs.content_state(sha256) == ContentState::unread) {
      read_file(store, sha256, one.file, reading_of(one.content));
    } else {
      copy_file(store, sha256, one.file);
    }
    if (checking == Checking::at_once) check_all(store, judge);
  }
  check_all(store, judge);
  return exported(store);
}

TEST(Order, CopiesInBothOrdersGiveTheSame) {
  const std::vector<Dropped> one = {{1, "a.pdf"}, {1, "b.pdf"}};
  const std::vector<Dropped> other = {{1, "b.pdf"}, {1, "a.pdf"}};
  EXPECT_EQ(outcome(one, Checking::at_once), outcome(other, Checking::at_once));
}

RC_GTEST_PROP(Order, DoesNotMatter, ()) {
  std::vector<Dropped> dropped;
  for (int i = 0; i < 6; ++i)
    dropped.push_back({*rc::gen::inRange(0, 4), std::string(1, static_cast<char>('a' + i))});
  const auto expected = outcome(dropped, Checking::at_the_end);
  RC_ASSERT(expected.size() >= dropped.size());
  std::vector<std::size_t> places(dropped.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  std::vector<Dropped> shuffled;
  while (!places.empty()) {
    const auto at = *rc::gen::inRange<std::size_t>(0, places.size());
    shuffled.push_back(dropped[places[at]]);
    places.erase(places.begin() + static_cast<std::ptrdiff_t>(at));
  }
  RC_ASSERT(outcome(shuffled, Checking::at_once) == expected);
}

TEST(Order, IsTheContractsWithManyDocuments) {
  constexpr int kDocuments = 2'000;
  Store store;
  for (int i = 0; i < kDocuments; ++i)
    read_file(store, digest((i * 7919) % kDocuments), "a.pdf", {roselista({"20100314-2381"})});
  std::vector<std::string> order;
  store.documents.for_each({}, [&](const Document& one) { order.push_back(one.sha256); });
  EXPECT_EQ(order.size(), static_cast<std::size_t>(kDocuments));
  EXPECT_TRUE(std::ranges::is_sorted(order));
  EXPECT_EQ(store.documents.dirty().size(), static_cast<std::size_t>(kDocuments));
}

}  // namespace
}  // namespace rosett::testing
