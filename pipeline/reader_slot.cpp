#include "pipeline/reader_slot.h"

#include <utility>

#include "core/error.h"

namespace rosett {

void ReaderSlot::begin(FileWork& file, Task task) {
  conversation_.emplace(file, task);
  if (pages_read_ >= settings_.pages_per_reader) process_.reset();
  if (!process_) start_reader();
  used_before_ = process_->processor_time();
  const auto now = Clock::now();
  made_progress(now);
  if (ready_) guard([&] { send_requests(now); });
}

void ReaderSlot::start_reader() {
  ready_ = false;
  pages_read_ = 0;
  try {
    process_ = std::make_unique<ReaderProcess>(settings_);
  } catch (const Error&) {
    put_back();
    throw;
  }
  // What cannot be sent shows when handle() finds the child gone.
  static_cast<void>(process_->send(protocol::Type::start, protocol::encode(settings_.start)));
}

std::chrono::nanoseconds ReaderSlot::spent() const {
  return process_ ? process_->processor_time() - used_before_ : std::chrono::nanoseconds{};
}

void ReaderSlot::made_progress(Clock::time_point now) {
  watch_.heard(now, process_->processor_time());
}

ReaderWatch::Limits ReaderSlot::limits() const {
  return {settings_.silence, settings_.patience * settings_.silence, settings_.idle};
}

bool ReaderSlot::is_silent(Clock::time_point now) {
  return watch_.is_silent(now, process_->processor_time(), limits());
}

ReaderSlot::Clock::time_point ReaderSlot::next_look(Clock::time_point now) const {
  return watch_.next_look(now, process_->processor_time(), limits());
}

// What goes wrong over a task is its file's loss, or its reader's.
template <class Work>
void ReaderSlot::guard(Work work) {
  const auto fail_file = [this](const Error& error) {
    conversation_->file().fail({error.kind(), error.what(), error.advice()});
    end_task();
    process_.reset();
  };
  try {
    work();
  } catch (const SpoolFault& fault) {
    fail_file(fault);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::malformed) return lose_reader(Loss::died);
    if (error.kind() != ErrorKind::limit) throw;
    fail_file(error);
  }
}

void ReaderSlot::handle(Clock::time_point now) {
  guard([&] { talk(now); });
}

void ReaderSlot::talk(Clock::time_point now) {
  const bool sent = process_->send_unsent();
  const bool alive = process_->receive() && sent;  // last words are heard even so
  take_messages(now);
  if (!busy()) return;
  if (!alive) return lose_reader(Loss::died);
  if (ready_) send_requests(now);
  if (is_silent(now)) lose_reader(Loss::silent);
}

// As much as the reader takes: a long file's pages are not all held in memory to be interpreted.
void ReaderSlot::send_requests(Clock::time_point now) {
  while (!process_->has_unsent()) {
    const auto request = conversation_->next_request();
    if (!request) return;
    made_progress(now);
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
    made_progress(now);
    if (!ready_)
      take_readiness(*message);
    else if (conversation_->accept(*message) == Conversation::Next::finished)
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
}

void ReaderSlot::lose_reader(Loss loss) {
  if (!ready_) {  // the file has not been shown to it yet
    process_.reset();
    put_back();
    throw Error(ErrorKind::io, "Läsaren rosett-reader avslutas så snart den startas.",
                "Kör rosett doctor, och installera om programmet om det inte hjälper.");
  }
  conversation_->lost(loss);
  end_task();
  process_.reset();
}

void ReaderSlot::put_back() {
  conversation_->put_back();
  conversation_.reset();
}

void ReaderSlot::end_task() {
  pages_read_ += conversation_->pages_answered();
  conversation_->file().spend(spent());
  conversation_.reset();
}

void ReaderSlot::abandon() {
  process_.reset();
  conversation_.reset();
}

}  // namespace rosett
