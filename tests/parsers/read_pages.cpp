#include "read_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/folders.h"

namespace rosett::testing {

const Library& library() {
  static const Library library = load_library({rosett::source_folder() + "/templates"});
  return library;
}

std::vector<Document> read_all(const std::vector<PrintedPage>& pages) {
  std::vector<PageText> texts;
  texts.reserve(pages.size());
  for (const PrintedPage& page : pages) texts.push_back(page.text());
  return interpret_pages(texts, library());
}

Document read_one(const std::vector<PrintedPage>& pages) {
  std::vector<Document> documents = read_all(pages);
  EXPECT_THAT(documents, ::testing::SizeIs(1));
  return documents.empty() ? Document{} : documents.front();
}

std::string value(const std::vector<Field>& fields, std::string_view name) {
  const Reading* reading = find_field(fields, name);
  return reading == nullptr ? "(not there)" : reading->value.value_or("(unread)");
}

std::vector<std::string> column(const Document& document, std::string_view name) {
  std::vector<std::string> values;
  values.reserve(document.rows.size());
  for (const Row& row : document.rows) values.push_back(value(row.fields, name));
  return values;
}

}  // namespace rosett::testing
