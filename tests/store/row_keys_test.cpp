#include "store/row_keys.h"

#include <set>

#include <gtest/gtest.h>

#include "store_support.h"

namespace rosett::testing {
namespace {

Row row_at(int page, int top, int bottom) {
  Row row;
  row.page = page;
  row.box = {0, top, 100, bottom};
  return row;
}

Document document_of(const std::vector<Row>& rows) {
  Document document;
  document.rows = rows;
  return document;
}

TEST(RowKeys, OfANewReadingSayWhereTheRowStands) {
  std::vector<Document> documents = {document_of({row_at(1, 0, 10), row_at(1, 20, 30)}),
                                     document_of({row_at(3, 0, 10)})};
  documents[0].part = 1;
  documents[1].part = 2;
  assign_row_keys(digest(1), documents, {});
  EXPECT_EQ(documents[0].rows[0].key, "0000000100000000-1-1-1");
  EXPECT_EQ(documents[0].rows[1].key, "0000000100000000-1-1-2");
  EXPECT_EQ(documents[1].rows[0].key, "0000000100000000-2-3-1");
}

TEST(RowKeys, FollowThePlaceOnThePage) {
  std::vector<Document> documents = {document_of({row_at(1, 21, 32), row_at(2, 20, 30)})};
  assign_row_keys(digest(1), documents,
                  {{"first", 1, {0, 0, 9, 10}}, {"second", 1, {0, 20, 9, 30}}});
  EXPECT_EQ(documents[0].rows[0].key, "second");
  EXPECT_EQ(documents[0].rows[1].key, "0000000100000000-0-2-1");
}

TEST(RowKeys, AreTakenOverOnceByTheBestMatch) {
  std::vector<Document> documents = {document_of({row_at(1, 4, 14), row_at(1, 1, 11)})};
  assign_row_keys(digest(1), documents, {{"only", 1, {0, 0, 9, 10}}});
  EXPECT_EQ(documents[0].rows[1].key, "only");
  EXPECT_EQ(documents[0].rows[0].key, "0000000100000000-0-1-1");
}

TEST(RowKeys, OfRowsThatAreGoneAreNotUsedAgain) {
  std::vector<Document> documents = {document_of({row_at(1, 50, 60)})};
  assign_row_keys(digest(1), documents, {{"0000000100000000-0-1-1", 1, {0, 0, 9, 10}}});
  EXPECT_EQ(documents[0].rows[0].key, "0000000100000000-0-1-2");
}

TEST(RowKeys, NeighboursAreNotConfused) {
  std::vector<Document> documents = {document_of({row_at(1, 6, 16)})};
  assign_row_keys(digest(1), documents, {{"above", 1, {0, 0, 9, 10}}});
  EXPECT_NE(documents[0].rows[0].key, "above");
}

}  // namespace
}  // namespace rosett::testing
