#include "pipeline/conversation.h"

#include "core/error.h"

namespace rosett {

Conversation::Conversation(FileWork& file, Task task)
    : file_(file),
      task_(task),
      state_(task.kind == Task::Kind::read ? State::opening : State::interpreting),
      next_page_(task.first),
      next_request_(task.first) {}

void Conversation::require(bool holds) {
  if (holds) return;
  throw Error(ErrorKind::malformed, "Läsaren svarade med något som inte hör dit.",
              "Kör rosett retry; händer det igen behöver programmet rättas.");
}

std::optional<protocol::Message> Conversation::next_request() {
  if (next_request_ > task_.last + 1) return std::nullopt;
  if (task_.kind == Task::Kind::read) {
    next_request_ = task_.last + 2;
    return protocol::Message{protocol::Type::read,
                             protocol::encode(protocol::Read{task_.first, task_.last})};
  }
  const int page = next_request_++;
  if (page > task_.last) return protocol::Message{protocol::Type::interpret, {}};
  return protocol::Message{protocol::Type::interpret_page, file_.pages().json(page)};
}

Conversation::Next Conversation::accept(const protocol::Message& message) {
  switch (message.type) {
    case protocol::Type::opened:
      opened(message.payload);
      return Next::wait;
    case protocol::Type::image_part:
      image_part(message.payload);
      return Next::wait;
    case protocol::Type::page:
      page(message.payload);
      return Next::wait;
    case protocol::Type::page_failed:
      page_failed(message.payload);
      return Next::wait;
    case protocol::Type::read_done:
      require(state_ == State::reading && !whole_ && next_page_ == task_.last + 1);
      return Next::finished;
    case protocol::Type::documents:
      require(state_ == State::interpreting || (whole_ && next_page_ == task_.last + 1));
      file_.interpreted(protocol::decode_documents(message.payload));
      return Next::finished;
    case protocol::Type::failure:
      return failure(message.payload);
    default:
      require(false);
      return Next::finished;
  }
}

void Conversation::opened(std::string_view payload) {
  require(state_ == State::opening);
  const protocol::Opened opened = protocol::decode_opened(payload);
  file_.opened(opened, task_);
  whole_ = opened.whole;
  next_request_ = task_.last + 2;
  state_ = State::reading;
}

void Conversation::image_part(std::string_view payload) {
  require(state_ == State::reading && next_page_ <= task_.last && !payload.empty());
  image_.push_back(file_.image_part(payload));
}

void Conversation::page(std::string_view payload) {
  require(state_ == State::reading && next_page_ <= task_.last);
  require(protocol::decode_page(payload).page == next_page_);
  file_.page_read(next_page_, payload, std::exchange(image_, {}));
  ++next_page_;
}

void Conversation::page_failed(std::string_view payload) {
  const protocol::PageFailure failed = protocol::decode_page_failure(payload);
  require(state_ == State::reading && next_page_ <= task_.last && failed.page == next_page_);
  image_.clear();
  file_.page_failed(next_page_, failed.failure);
  ++next_page_;
}

Conversation::Next Conversation::failure(std::string_view payload) {
  protocol::Failure failure = protocol::decode_failure(payload);
  if (failure.kind == ErrorKind::config) throw Error(failure.kind, failure.message, failure.advice);
  file_.fail(std::move(failure));
  return Next::finished;
}

}  // namespace rosett
