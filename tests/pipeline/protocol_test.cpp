#include "pipeline/protocol/protocol.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/error.h"

namespace rosett::protocol {
namespace {

TEST(Protocol, CutsAStreamIntoMessages) {
  const std::string stream = framed(Type::read, "ett") + framed(Type::page, "") +
                             framed(Type::documents, std::string(1000, 'x'));
  Unframer unframer;
  std::vector<Message> messages;
  for (const char byte : stream) {
    unframer.add({&byte, 1});
    while (auto message = unframer.next()) messages.push_back(std::move(*message));
  }
  ASSERT_EQ(messages.size(), 3U);
  EXPECT_EQ(messages[0].type, Type::read);
  EXPECT_EQ(messages[0].payload, "ett");
  EXPECT_EQ(messages[1].payload, "");
  EXPECT_EQ(messages[2].payload.size(), 1000U);
}

TEST(Protocol, RefusesOversizedAndUnknownMessages) {
  Unframer oversized;
  oversized.add(std::string("\xFF\xFF\xFF\xFF\x01", 5));
  EXPECT_THROW(static_cast<void>(oversized.next()), Error);
  for (const char type : {'\0', '\x40', '\xFF'}) {
    Unframer unknown;
    unknown.add(std::string(4, '\0') + type);
    EXPECT_THROW(static_cast<void>(unknown.next()), Error);
  }
}

TEST(Protocol, HoldsNoMoreThanAMessageMay) {
  for (auto type = Type::start; type <= Type::failure;
       type = static_cast<Type>(static_cast<int>(type) + 1)) {
    EXPECT_THROW(static_cast<void>(framed(type, std::string(max_payload_bytes(type) + 1, 'x'))),
                 Error);
    EXPECT_LE(max_payload_bytes(type), std::size_t{64} << 20);
  }
}

TEST(Protocol, WaitsForTheRestOfATruncatedMessage) {
  const std::string frame = framed(Type::opened, "innehåll");
  for (std::size_t length = 0; length < frame.size(); ++length) {
    Unframer unframer;
    unframer.add(frame.substr(0, length));
    EXPECT_FALSE(unframer.next());
  }
}

TEST(Protocol, RequestsSurviveTheWay) {
  const Start start = decode_start(encode(Start{{"a", "b"}, 1LL << 31, 60, 2, 3, 4}));
  EXPECT_EQ(start.template_folders, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(start.memory_bytes, 1LL << 31);
  EXPECT_EQ(start.pages, 4);
  const Read read = decode_read(encode(Read{3, 7}));
  EXPECT_EQ(read.first, 3);
  EXPECT_EQ(read.last, 7);
}

TEST(Protocol, AnswersSurviveTheWay) {
  const Failure failure = decode_failure(encode(Failure{ErrorKind::limit, "För stor.", "Dela."}));
  EXPECT_EQ(failure.kind, ErrorKind::limit);
  EXPECT_EQ(failure.message, "För stor.");
  EXPECT_EQ(failure.advice, "Dela.");
  const Description description = decode_description(encode(Description{{{"språk", "swe"}}}));
  EXPECT_EQ(description.facts.at(0).second, "swe");
  PageText text;
  text.page = 3;
  text.damage = "Hälften saknas.";
  const PageText page = decode_page(encode(text));
  EXPECT_EQ(page.page, 3);
  EXPECT_EQ(page.damage, "Hälften saknas.");
  const PageFailure lost =
      decode_page_failure(encode(PageFailure{7, {ErrorKind::malformed, "Trasig.", "Skanna."}}));
  EXPECT_EQ(lost.page, 7);
  EXPECT_EQ(lost.failure.message, "Trasig.");
}

TEST(Protocol, DocumentsSurviveTheWay) {
  Document document;
  document.type = "roselista";
  document.rows.push_back(Row{});
  const auto documents = decode_documents(encode(std::vector<Document>{document, document}));
  ASSERT_EQ(documents.size(), 2U);
  EXPECT_EQ(documents[1].type, "roselista");
  EXPECT_EQ(documents[1].rows.size(), 1U);
}

// A value or an Error{malformed}, never anything else.
template <class Decode>
void survives(Decode decode, const std::string& bytes) {
  try {
    static_cast<void>(decode(bytes));
  } catch (const Error& error) {
    RC_ASSERT(error.kind() == ErrorKind::malformed);
  }
}

RC_GTEST_PROP(Protocol, SurvivesAnyBytes, (const std::string& bytes)) {
  survives([](const auto& each) { return decode_start(each); }, bytes);
  survives([](const auto& each) { return decode_read(each); }, bytes);
  survives([](const auto& each) { return decode_description(each); }, bytes);
  survives([](const auto& each) { return decode_opened(each); }, bytes);
  survives([](const auto& each) { return decode_failure(each); }, bytes);
  survives([](const auto& each) { return decode_page(each); }, bytes);
  survives([](const auto& each) { return decode_page_failure(each); }, bytes);
  survives([](const auto& each) { return decode_documents(each); }, bytes);
}

RC_GTEST_PROP(Protocol, SurvivesDamagedPages, (std::uint16_t at, char byte)) {
  PageText text;
  text.page = 1;
  text.words.push_back({"ord", {1, 2, 3, 4}, 0.5F, 0, 0, false, {}});
  std::string payload = encode(text);
  payload[at % payload.size()] = byte;
  survives([](const auto& each) { return decode_page(each); }, payload);
}

}  // namespace
}  // namespace rosett::protocol
