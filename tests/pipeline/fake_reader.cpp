// Stands in for rosett-reader, inside the same sandbox. The first word of the document says how to
// misbehave; any other document is read as one page and one document of type okand. "PAGES 5 2:HANG
// 4:CRASH" has five pages of which two are deadly; a page's picture tells its number.
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <memory>
#include <new>
#include <sstream>
#include <string>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

#include "core/digest.h"
#include "core/document.h"
#include "pipeline/protocol/channel.h"
#include "pipeline/protocol/protocol.h"
#include "pipeline/reader/sandbox.h"
#include "tests/support/sanitized.h"

namespace {

using namespace rosett;
using testing::kSanitized;

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

[[noreturn]] void spin() {
  for (std::atomic<unsigned> rounds{};;) ++rounds;
}

// A page of one word: what the document says, unless that is a plan for several pages.
PageText page(int number, const std::string& content) {
  PageText text;
  text.page = number;
  Word word;
  word.text = content.starts_with("PAGES") ? "sida" : content;
  word.box = {10, 20, 90, 40};
  text.words.push_back(word);
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

void send_page(Channel& channel, int number, const std::string& content) {
  channel.send(protocol::Type::image_part, "bild ");
  channel.send(protocol::Type::image_part, std::to_string(number));
  channel.send(protocol::Type::page, protocol::encode(page(number, content)));
}

void send_failure(Channel& channel, ErrorKind kind, const char* message) {
  channel.send(protocol::Type::failure,
               protocol::encode(protocol::Failure{kind, message, "Skanna om."}));
}

// Ends in std::bad_alloc. A sanitizer gives whatever the machine has, so there it ends of itself.
[[noreturn]] void allocate_without_end() {
  constexpr std::size_t kBlock = std::size_t{64} << 20;
  constexpr std::size_t kSanitizedBlocks = 8;
  std::vector<std::unique_ptr<char[]>> all;
  while (!kSanitized || all.size() < kSanitizedBlocks) all.emplace_back(new char[kBlock]);
  throw std::bad_alloc();
}

// What the sandbox is there for: the process asks for more than it may have.
void overreach(Channel& channel, const std::string& how) {
  if (how == "HUGE_ALLOCATION") allocate_without_end();
  if (how == "FORK") {
    if (::fork() >= 0) return;  // it worked: the document will be read, and the test fails
    send_failure(channel, ErrorKind::malformed, "Fick inte starta en process.");
  }
  if (how == "NETWORK") {
    if (::socket(AF_INET, SOCK_STREAM, 0) >= 0) return;
    send_failure(channel, ErrorKind::malformed, "Fick inte använda nätverket.");
  }
}

void talk_nonsense(Channel& channel, const std::string& how, const std::string& content) {
  if (how == "GARBAGE") write_raw("det här är inget meddelande alls, bara text");
  if (how == "HUGE") write_raw(std::string("\xFF\xFF\xFF\xFF\x09", 5));
  if (how == "HALF") {
    write_raw(std::string("\x10\x00\x00\x00\x09{", 6));
    hang();
  }
  if (how == "BADJSON") channel.send(protocol::Type::opened, "{\"pages\": [}");
  if (how == "WRONG_ORDER") {
    open_with(channel, content, 2);
    send_page(channel, 2, content);
  }
  if (how == "ENDLESS") {
    open_with(channel, content, 3);
    for (int number = 1;; ++number) send_page(channel, number, content);
  }
  if (how == "ENDLESS_PICTURE") {
    open_with(channel, content, 1);
    const std::string part(std::size_t{1} << 20, 'x');
    for (;;) channel.send(protocol::Type::image_part, part);
  }
}

void misbehave(Channel& channel, const std::string& how, const std::string& content,
               const Fd& document) {
  if (how == "CRASH") std::abort();
  if (how == "EXIT") std::exit(0);
  if (how == "HANG") hang();
  if (how == "SPIN") spin();
  if (how == "NAP") ::sleep(2);  // longer than its silence may be, without any work
  // The position is shared with the service, so a second reader sees that a first has been here.
  if (how == "CRASH_ONCE" && ::lseek(document.get(), 0, SEEK_CUR) == 0) {
    ::lseek(document.get(), 1, SEEK_SET);
    std::abort();
  }
  if (how == "SILENT_AFTER_PAGE") {
    open_with(channel, content, 2);
    send_page(channel, 1, content);
    hang();
  }
  overreach(channel, how);
  talk_nonsense(channel, how, content);
  if (how == "REFUSED") send_failure(channel, ErrorKind::malformed, "Filen är trasig.");
  if (how == "REPLACED") {
    open_with(channel, "något annat", 1);
    send_page(channel, 1, content);
    channel.send(protocol::Type::read_done, {});
  }
}

// How many pages a document has, and what its bad ones do.
struct Plan {
  int pages{1};
  std::map<int, std::string> deeds;
};

Plan plan_of(const std::string& content) {
  std::istringstream words(content);
  std::string word;
  Plan plan;
  words >> word;
  if (word != "PAGES") return plan;
  words >> plan.pages;
  while (words >> word) {
    const auto colon = word.find(':');
    plan.deeds[std::stoi(word)] = word.substr(colon + 1);
  }
  return plan;
}

void read_page(Channel& channel, int number, const std::string& deed, const std::string& content) {
  if (deed == "CRASH") std::abort();
  if (deed == "HANG") hang();
  if (deed == "GARBAGE") write_raw("rappakalja, inget meddelande");
  if (deed != "FAIL") return send_page(channel, number, content);
  const protocol::Failure why{ErrorKind::malformed, "Sidan är trasig.", "Skanna om."};
  channel.send(protocol::Type::page_failed, protocol::encode(protocol::PageFailure{number, why}));
}

void read(Channel& channel, const protocol::Read& asked, const Fd& document) {
  const std::string content = content_of(document);
  const std::string first_word = content.substr(0, content.find(' '));
  misbehave(channel, first_word, content, document);
  constexpr std::array<std::string_view, 4> kAnswered{"REFUSED", "REPLACED", "FORK", "NETWORK"};
  for (const std::string_view how : kAnswered)
    if (first_word == how) return;
  const Plan plan = plan_of(content);
  open_with(channel, content, plan.pages);
  for (int number = asked.first; number <= std::min(asked.last, plan.pages); ++number) {
    const auto deed = plan.deeds.find(number);
    read_page(channel, number, deed == plan.deeds.end() ? "" : deed->second, content);
  }
  channel.send(protocol::Type::read_done, {});
}

// A row for every word on the page.
void add_rows(Document& document, const PageText& text) {
  for (const Word& word : text.words) {
    Row& row = document.rows.emplace_back();
    row.number = static_cast<int>(document.rows.size());
    row.page = text.page;
    row.box = word.box;
    Reading reading;
    reading.text = word.text;
    reading.value = word.text;
    reading.page = text.page;
    reading.box = word.box;
    row.fields.push_back({"fritext", reading});
  }
}

void interpret(Channel& channel, const std::vector<PageText>& pages) {
  Document document;
  for (const PageText& text : pages) {
    PageInfo info;
    info.page = text.page;
    info.width = text.width;
    info.height = text.height;
    info.dpi = text.dpi;
    document.pages.push_back(info);
    add_rows(document, text);
  }
  channel.send(protocol::Type::documents, protocol::encode(std::vector<Document>{document}));
}

// As rosett-reader does, which leaves it out under sanitizers too (confinement.h).
void confine(const protocol::Start& start) {
  if (kSanitized) return;
  SandboxLimits limits;
  if (start.memory_bytes > 0)
    limits.address_space_bytes = static_cast<std::uint64_t>(start.memory_bytes);
  static_cast<void>(enter_sandbox(limits));
}

}  // namespace

int main() {
  Channel channel{Fd(protocol::kReaderSocket)};
  std::vector<PageText> pages;
  while (auto request = channel.receive()) {
    const std::string& payload = request->message.payload;
    switch (request->message.type) {
      case protocol::Type::start:
        confine(protocol::decode_start(payload));
        channel.send(protocol::Type::ready, {});
        break;
      case protocol::Type::read:
        read(channel, protocol::decode_read(payload), request->document);
        break;
      case protocol::Type::interpret_page:
        pages.push_back(protocol::decode_page(payload));
        break;
      case protocol::Type::interpret:
        interpret(channel, pages);
        pages.clear();
        break;
      default:
        return 1;
    }
  }
  return 0;
}
