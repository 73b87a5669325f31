#include "pipeline/conversation.h"

#include <utility>

#include "core/error.h"

namespace rosett {
namespace {

// What one file may hold of the service's memory: some two thousand pages as they are archived.
constexpr std::size_t kMaxReadingBytes = std::size_t{1} << 30;

[[noreturn]] void out_of_place() {
  throw Error(ErrorKind::malformed, "Läsaren svarade med något som inte hör dit.",
              "Kör rosett retry; händer det igen behöver programmet rättas.");
}

}  // namespace

void Conversation::require(State state) const {
  if (state_ != state) out_of_place();
}

Conversation::Next Conversation::accept(protocol::Message message) {
  switch (message.type) {
    case protocol::Type::opened:
      opened(message.payload);
      return Next::wait;
    case protocol::Type::page:
      page(message.payload);
      return Next::wait;
    case protocol::Type::read_done:
      require(State::reading);
      if (pages_read() != pages_) out_of_place();
      state_ = State::interpreting;
      return Next::ask_to_interpret;
    case protocol::Type::documents:
      documents(message.payload);
      return Next::finished;
    case protocol::Type::failure:
      result_ = protocol::decode_failure(message.payload);
      state_ = State::finished;
      return Next::finished;
    default:
      out_of_place();
  }
}

void Conversation::opened(std::string_view payload) {
  require(State::opening);
  const protocol::Opened opened = protocol::decode_opened(payload);
  if (opened.pages < 1 || opened.pages > max_pages_) out_of_place();
  pages_ = opened.pages;
  reading_.sha256 = opened.sha256;
  state_ = State::reading;
}

void Conversation::page(std::string_view payload) {
  require(State::reading);
  bytes_ += payload.size();
  if (bytes_ > kMaxReadingBytes) {
    throw Error(ErrorKind::limit, "Dokumentets sidor tar tillsammans för stor plats.",
                "Dela upp filen, eller skanna om med lägre upplösning.");
  }
  protocol::Page page = protocol::decode_page(payload);
  if (page.text.page != pages_read() + 1 || pages_read() == pages_) out_of_place();
  page_json_.push_back(std::move(page.json));
  reading_.pages.push_back({std::move(page.text), std::move(page.image)});
}

void Conversation::documents(std::string_view payload) {
  require(State::interpreting);
  reading_.documents = protocol::decode_documents(payload);
  if (reading_.documents.empty()) out_of_place();
  result_ = std::move(reading_);
  state_ = State::finished;
}

std::string Conversation::pages_to_interpret() const { return protocol::encode_pages(page_json_); }

}  // namespace rosett
