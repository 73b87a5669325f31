#include "pipeline/reader_slot.h"

#include <utility>

#include "core/error.h"

namespace rosett {
namespace {

constexpr int kStartsInVain = 3;  // a reader that dies before it is ready will not get better

}  // namespace

void ReaderSlot::begin(FileWork& file, Task task) {
  conversation_.emplace(file, task);
  last_progress_ = Clock::now();
  if (pages_read_ >= settings_.pages_per_reader) process_.reset();
  if (!process_) return start_reader();
  if (ready_) send_requests(last_progress_);
}

void ReaderSlot::start_reader() {
  process_.reset();
  ready_ = false;
  pages_read_ = 0;
  process_ = std::make_unique<ReaderProcess>(settings_);
  // What cannot be sent shows when handle() finds the child gone.
  static_cast<void>(process_->send(protocol::Type::start, protocol::encode(settings_.start)));
}

void ReaderSlot::handle(Clock::time_point now) {
  try {
    talk(now);
  } catch (const Error& error) {
    switch (error.kind()) {
      case ErrorKind::malformed:
        return lose_reader(Loss::died);
      case ErrorKind::limit:
      case ErrorKind::io:
        process_.reset();
        conversation_->file().fail({error.kind(), error.what(), error.advice()});
        return end_task();
      default:
        throw;
    }
  }
}

void ReaderSlot::talk(Clock::time_point now) {
  const bool sent = process_->send_unsent();
  const bool alive = process_->receive() && sent;  // last words are heard even so
  take_messages(now);
  if (!busy()) return;
  if (!alive) return lose_reader(Loss::died);
  if (ready_) send_requests(now);
  if (now >= deadline()) lose_reader(Loss::silent);
}

// As much as the reader takes: a long file's pages are not all held in memory to be interpreted.
void ReaderSlot::send_requests(Clock::time_point now) {
  while (!process_->has_unsent()) {
    const auto request = conversation_->next_request();
    if (!request) return;
    last_progress_ = now;
    const bool with_document = request->type == protocol::Type::read;
    // What cannot be sent shows when handle() finds the child gone.
    static_cast<void>(process_->send(request->type, request->payload,
                                     with_document ? &conversation_->file().document() : nullptr));
  }
}

void ReaderSlot::take_messages(Clock::time_point now) {
  while (busy()) {
    auto message = process_->next();
    if (!message) return;
    last_progress_ = now;
    if (!ready_)
      take_readiness(*message);
    else if (conversation_->accept(std::move(*message)) == Conversation::Next::finished)
      end_task();
  }
}

void ReaderSlot::take_readiness(const protocol::Message& message) {
  if (message.type == protocol::Type::failure) {
    const protocol::Failure failure = protocol::decode_failure(message.payload);
    throw Error(ErrorKind::config, failure.message, failure.advice);
  }
  if (message.type != protocol::Type::ready)
    throw Error(ErrorKind::malformed, "Läsaren startade inte som den ska.");
  ready_ = true;
  starts_in_vain_ = 0;
}

void ReaderSlot::lose_reader(Loss loss) {
  process_.reset();
  if (!ready_) {  // the file has not been shown to it yet
    if (++starts_in_vain_ >= kStartsInVain) {
      throw Error(ErrorKind::internal, "Läsaren rosett-reader dör så snart den startas.",
                  "Kör rosett doctor, och installera om programmet om det inte hjälper.");
    }
    last_progress_ = Clock::now();
    return start_reader();
  }
  conversation_->lost(loss);
  end_task();
}

void ReaderSlot::end_task() {
  pages_read_ += conversation_->pages_answered();
  conversation_.reset();
}

void ReaderSlot::abandon() {
  process_.reset();
  conversation_.reset();
}

}  // namespace rosett
