#include "pipeline/conversation.h"

#include <gtest/gtest.h>

#include "core/error.h"

namespace rosett {
namespace {

using protocol::Message;
using protocol::Type;
using Next = Conversation::Next;

constexpr int kMaxPages = 10;

Message opened(int pages) {
  return {Type::opened, protocol::encode(protocol::Opened{"hash", pages})};
}

Message page(int number) {
  PageText text;
  text.page = number;
  return {Type::page, protocol::encode_page(text, "bild")};
}

Message documents(std::size_t count) {
  return {Type::documents, protocol::encode(std::vector<Document>(count))};
}

// Feeds all but the last message, which must be refused.
void expect_refused(std::vector<Message> messages) {
  Conversation talk(kMaxPages);
  Message last = std::move(messages.back());
  messages.pop_back();
  for (Message& message : messages) static_cast<void>(talk.accept(std::move(message)));
  EXPECT_THROW(static_cast<void>(talk.accept(std::move(last))), Error);
}

TEST(Conversation, GoesFromPagesToDocuments) {
  Conversation talk(kMaxPages);
  EXPECT_EQ(talk.accept(opened(2)), Next::wait);
  EXPECT_EQ(talk.pages_in_all(), 2);
  EXPECT_EQ(talk.accept(page(1)), Next::wait);
  EXPECT_EQ(talk.pages_read(), 1);
  EXPECT_EQ(talk.accept(page(2)), Next::wait);
  EXPECT_EQ(talk.accept({Type::read_done, ""}), Next::ask_to_interpret);
  EXPECT_EQ(protocol::decode_pages(talk.pages_to_interpret()).size(), 2U);
  EXPECT_EQ(talk.accept(documents(1)), Next::finished);
  const ReadResult result = talk.take_result();
  const auto& reading = std::get<FileReading>(result);
  EXPECT_EQ(reading.sha256, "hash");
  EXPECT_EQ(reading.pages.size(), 2U);
  EXPECT_EQ(reading.pages[0].image, "bild");
  EXPECT_EQ(reading.documents.size(), 1U);
}

TEST(Conversation, EndsWithAFailureAtAnyPoint) {
  const std::string failure = protocol::encode(
      protocol::Failure{ErrorKind::unsupported, "Filen är krypterad.", "Ta bort lösenordet."});
  Conversation at_once(kMaxPages);
  EXPECT_EQ(at_once.accept({Type::failure, failure}), Next::finished);
  Conversation later(kMaxPages);
  static_cast<void>(later.accept(opened(2)));
  static_cast<void>(later.accept(page(1)));
  EXPECT_EQ(later.accept({Type::failure, failure}), Next::finished);
  const ReadResult result = later.take_result();
  EXPECT_EQ(std::get<protocol::Failure>(result).kind, ErrorKind::unsupported);
}

TEST(Conversation, BelievesNothingOutOfPlace) {
  expect_refused({page(1)});
  expect_refused({documents(1)});
  expect_refused({opened(0)});
  expect_refused({opened(kMaxPages + 1)});
  expect_refused({opened(2), opened(2)});
  expect_refused({opened(2), page(2)});
  expect_refused({opened(2), page(1), page(1)});
  expect_refused({opened(1), page(1), page(2)});
  expect_refused({opened(2), page(1), {Type::read_done, ""}});
  expect_refused({opened(1), page(1), documents(1)});
  expect_refused({opened(1), page(1), {Type::read_done, ""}, documents(0)});
  expect_refused({{Type::start, ""}});
  expect_refused({{Type::ready, ""}});
}

}  // namespace
}  // namespace rosett
