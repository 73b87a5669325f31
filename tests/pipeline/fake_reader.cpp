// Stands in for rosett-reader. The first word of the document says how to misbehave; any other
// document is read as one page and one document of type okand.
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include <unistd.h>

#include "core/digest.h"
#include "core/document.h"
#include "pipeline/protocol/channel.h"
#include "pipeline/protocol/protocol.h"

namespace {

using namespace rosett;

std::string content_of(const Fd& document) {
  std::array<char, 4096> block{};
  const ssize_t count = ::pread(document.get(), block.data(), block.size(), 0);
  return {block.data(), static_cast<std::size_t>(count > 0 ? count : 0)};
}

void write_raw(std::string_view bytes) {
  static_cast<void>(::write(protocol::kReaderSocket, bytes.data(), bytes.size()));
}

[[noreturn]] void hang() {
  for (;;) ::sleep(1000);
}

PageText page(int number) {
  PageText text;
  text.page = number;
  text.width = 100;
  text.height = 200;
  text.dpi = 72;
  return text;
}

void open_with(Channel& channel, const std::string& content, int pages) {
  const std::vector<std::uint8_t> bytes(content.begin(), content.end());
  channel.send(protocol::Type::opened,
               protocol::encode(protocol::Opened{sha256_hex(bytes), pages}));
}

void misbehave(Channel& channel, const std::string& how, const std::string& content) {
  if (how == "CRASH") std::abort();
  if (how == "EXIT") std::exit(0);
  if (how == "HANG") hang();
  if (how == "GARBAGE") write_raw("det här är inget meddelande alls, bara text");
  if (how == "HUGE") write_raw(std::string("\xFF\xFF\xFF\xFF\x09", 5));
  if (how == "HALF") {
    write_raw(std::string("\x10\x00\x00\x00\x09{", 6));
    hang();
  }
  if (how == "BADJSON") channel.send(protocol::Type::opened, "{\"pages\": [}");
  if (how == "SILENT_AFTER_PAGE") {
    open_with(channel, content, 2);
    channel.send(protocol::Type::page, protocol::encode_page(page(1), "bild"));
    hang();
  }
  if (how == "WRONG_ORDER") {
    open_with(channel, content, 2);
    channel.send(protocol::Type::page, protocol::encode_page(page(2), ""));
  }
  if (how == "ENDLESS") {
    open_with(channel, content, 3);
    for (int number = 1;; ++number)
      channel.send(protocol::Type::page, protocol::encode_page(page(number), "bild"));
  }
  if (how == "REFUSED") {
    const protocol::Failure failure{ErrorKind::malformed, "Filen är trasig.", "Skanna om."};
    channel.send(protocol::Type::failure, protocol::encode(failure));
  }
  if (how == "REPLACED") {
    open_with(channel, "något annat", 1);
    channel.send(protocol::Type::page, protocol::encode_page(page(1), "bild"));
    channel.send(protocol::Type::read_done, {});
  }
}

void read(Channel& channel, const std::string& content) {
  const std::string first_word = content.substr(0, content.find(' '));
  misbehave(channel, first_word, content);
  constexpr std::array<std::string_view, 2> kAnswered{"REFUSED", "REPLACED"};
  for (const std::string_view how : kAnswered)
    if (first_word == how) return;
  open_with(channel, content, 1);
  channel.send(protocol::Type::page, protocol::encode_page(page(1), "bild"));
  channel.send(protocol::Type::read_done, {});
}

void interpret(Channel& channel, std::string_view payload) {
  Document document;
  for (const PageText& text : protocol::decode_pages(payload)) {
    PageInfo info;
    info.page = text.page;
    info.width = text.width;
    info.height = text.height;
    info.dpi = text.dpi;
    document.pages.push_back(info);
  }
  channel.send(protocol::Type::documents, protocol::encode(std::vector<Document>{document}));
}

}  // namespace

int main() {
  Channel channel{Fd(protocol::kReaderSocket)};
  while (auto request = channel.receive()) {
    switch (request->message.type) {
      case protocol::Type::start:
        channel.send(protocol::Type::ready, {});
        break;
      case protocol::Type::read:
        read(channel, content_of(request->document));
        break;
      case protocol::Type::interpret:
        interpret(channel, request->message.payload);
        break;
      default:
        return 1;
    }
  }
  return 0;
}
