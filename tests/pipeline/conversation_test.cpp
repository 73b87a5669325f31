#include "pipeline/conversation.h"

#include <gtest/gtest.h>

#include "core/error.h"
#include "temporary_folder.h"

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
  return {Type::page, protocol::encode(text)};
}

Message failed(int number) {
  const protocol::Failure why{ErrorKind::malformed, "Trasig.", "Skanna om."};
  return {Type::page_failed, protocol::encode(protocol::PageFailure{number, why})};
}

Message documents(std::size_t count) {
  return {Type::documents, protocol::encode(std::vector<Document>(count))};
}

Message opened_whole(int pages) {
  return {Type::opened, protocol::encode(protocol::Opened{"hash", pages, true})};
}

class ConversationTest : public ::testing::Test {
 protected:
  FileWork file() { return {{1, Fd()}, kMaxPages, folder_.path()}; }

  // Feeds all but the last message, which must be refused.
  void expect_refused(std::vector<Message> messages) {
    FileWork work = file();
    Conversation talk(work, work.next_task(1).value());
    Message last = std::move(messages.back());
    messages.pop_back();
    for (Message& message : messages) static_cast<void>(talk.accept(std::move(message)));
    EXPECT_THROW(static_cast<void>(talk.accept(std::move(last))), Error);
  }

  testing::TemporaryFolder folder_;
};

TEST_F(ConversationTest, GoesFromPagesToDocuments) {
  FileWork work = file();
  Conversation reading(work, work.next_task(1).value());
  EXPECT_EQ(reading.next_request().value().type, Type::read);
  EXPECT_FALSE(reading.next_request());
  EXPECT_EQ(reading.accept(opened(2)), Next::wait);
  EXPECT_EQ(reading.accept({Type::image_part, "bi"}), Next::wait);
  EXPECT_EQ(reading.accept({Type::image_part, "ld"}), Next::wait);
  EXPECT_EQ(reading.accept(page(1)), Next::wait);
  EXPECT_EQ(reading.accept(failed(2)), Next::wait);
  EXPECT_EQ(reading.accept({Type::read_done, ""}), Next::finished);
  Conversation interpreting(work, work.next_task(1).value());
  EXPECT_EQ(interpreting.next_request().value().type, Type::interpret_page);
  EXPECT_EQ(interpreting.next_request().value().type, Type::interpret_page);
  EXPECT_EQ(interpreting.next_request().value().type, Type::interpret);
  EXPECT_FALSE(interpreting.next_request());
  EXPECT_EQ(interpreting.accept(documents(1)), Next::finished);
  ASSERT_TRUE(work.finished());
  const ReadOutcome outcome = work.take_outcome();
  const auto& reading_of_it = std::get<FileReading>(outcome.result);
  EXPECT_EQ(reading_of_it.sha256, "hash");
  EXPECT_EQ(reading_of_it.pages.count(), 2);
  EXPECT_EQ(reading_of_it.pages.page(1).image, "bild");
  EXPECT_EQ(reading_of_it.pages.page(2).image, "");
  EXPECT_EQ(reading_of_it.pages.page(2).text.damage, "Trasig.");
  EXPECT_EQ(reading_of_it.documents.size(), 1U);
}

TEST_F(ConversationTest, EndsWithAFailureAtAnyPoint) {
  const std::string failure = protocol::encode(
      protocol::Failure{ErrorKind::unsupported, "Filen är krypterad.", "Ta bort lösenordet."});
  FileWork at_once = file();
  Conversation first(at_once, at_once.next_task(1).value());
  EXPECT_EQ(first.accept({Type::failure, failure}), Next::finished);
  FileWork later = file();
  Conversation second(later, later.next_task(1).value());
  static_cast<void>(second.accept(opened(2)));
  static_cast<void>(second.accept(page(1)));
  EXPECT_EQ(second.accept({Type::failure, failure}), Next::finished);
  const ReadResult result = later.take_outcome().result;
  EXPECT_EQ(std::get<protocol::Failure>(result).kind, ErrorKind::unsupported);
}

TEST_F(ConversationTest, BelievesNothingOutOfPlace) {
  expect_refused({page(1)});
  expect_refused({failed(1)});
  expect_refused({documents(1)});
  expect_refused({{Type::image_part, "bild"}});
  expect_refused({opened(0)});
  expect_refused({opened(kMaxPages + 1)});
  expect_refused({opened(2), opened(2)});
  expect_refused({opened(2), page(2)});
  expect_refused({opened(2), failed(2)});
  expect_refused({opened(2), page(1), page(1)});
  expect_refused({opened(1), page(1), page(2)});
  expect_refused({opened(1), page(1), {Type::image_part, "bild"}});
  expect_refused({opened(2), page(1), {Type::read_done, ""}});
  expect_refused({opened(1), page(1), documents(1)});
  expect_refused({{Type::start, ""}});
  expect_refused({{Type::ready, ""}});
}

TEST_F(ConversationTest, BelievesNoSecondReaderThatSawAnotherFile) {
  FileWork work = file();
  Conversation first(work, work.next_task(2).value());
  static_cast<void>(first.accept(opened(8)));
  Conversation second(work, work.next_task(2).value());
  EXPECT_THROW(static_cast<void>(second.accept(opened(7))), Error);
}

TEST_F(ConversationTest, AFileOfCharactersComesWhole) {
  FileWork work = file();
  Conversation talk(work, work.next_task(1).value());
  EXPECT_EQ(talk.accept(opened_whole(3)), Next::wait);
  for (int number = 1; number <= 3; ++number) EXPECT_EQ(talk.accept(page(number)), Next::wait);
  EXPECT_FALSE(work.next_task(2));  // while the documents are on their way
  EXPECT_EQ(talk.accept(documents(1)), Next::finished);
  EXPECT_TRUE(work.finished());
  expect_refused({opened_whole(2), page(1), documents(1)});
  expect_refused({opened_whole(1), page(1), {Type::read_done, {}}});
  expect_refused({opened(1), page(1), documents(1)});
}

TEST_F(ConversationTest, AFileOfCharactersIsReadAgainWholeAndOnceMoreAtMost) {
  FileWork work = file();
  for (int attempt = 1; attempt <= 2; ++attempt) {
    Conversation talk(work, work.next_task(1).value());
    static_cast<void>(talk.accept(opened_whole(1)));
    static_cast<void>(talk.accept(page(1)));
    talk.lost(Loss::died);
    EXPECT_EQ(work.finished(), attempt == 2);
  }
}

}  // namespace
}  // namespace rosett
