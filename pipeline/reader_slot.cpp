#include "pipeline/reader_slot.h"

#include <algorithm>
#include <utility>

#include "core/error.h"

namespace rosett {
namespace {

constexpr int kAttempts = 2;      // a library may fall over by chance; twice is the file's doing
constexpr int kStartsInVain = 3;  // a reader that dies before it is ready will not get better

protocol::Failure died() {
  return {ErrorKind::malformed, "Läsningen avbröts två gånger av något i filen.",
          "Öppna filen och skriv ut den till en ny PDF, eller skanna om dokumentet."};
}

protocol::Failure took_too_long() {
  return {ErrorKind::limit, "Läsningen tog längre tid än tillåtet och avbröts.",
          "Dela upp filen eller skanna om dokumentet med lägre upplösning."};
}

}  // namespace

void ReaderSlot::begin(ReadOrder order) {
  order_ = std::move(order);
  attempts_ = 0;
  conversation_ = Conversation(settings_.start.pages);
  began_ = last_progress_ = Clock::now();
  if (process_ && ready_) return ask_to_read();
  start_reader();
}

void ReaderSlot::start_reader() {
  process_.reset();
  ready_ = false;
  process_ = std::make_unique<ReaderProcess>(settings_.program, settings_.noise);
  // What cannot be sent shows when handle() finds the child gone.
  static_cast<void>(process_->send(protocol::Type::start, protocol::encode(settings_.start)));
}

void ReaderSlot::ask_to_read() {
  ++attempts_;
  conversation_ = Conversation(settings_.start.pages);
  static_cast<void>(
      process_->send(protocol::Type::read, protocol::encode(protocol::Read{}), &order_->document));
}

ReaderSlot::Clock::time_point ReaderSlot::deadline() const {
  return std::min(last_progress_ + settings_.silence, began_ + settings_.total);
}

std::optional<ReadOutcome> ReaderSlot::handle(Clock::time_point now) {
  try {
    const bool sent = process_->send_unsent();
    const bool alive = process_->receive() && sent;  // last words are heard even so
    if (auto outcome = take_messages(now)) return outcome;
    if (!alive) return lost_reader();
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::malformed) return lost_reader();
    if (error.kind() != ErrorKind::limit) throw;
    process_.reset();
    return finish(protocol::Failure{error.kind(), error.what(), error.advice()});
  }
  if (now < deadline()) return std::nullopt;
  process_.reset();
  return finish(took_too_long());
}

std::optional<ReadOutcome> ReaderSlot::take_messages(Clock::time_point now) {
  while (auto message = process_->next()) {
    last_progress_ = now;
    if (!ready_) {
      take_readiness(*message);
    } else if (auto outcome = take(std::move(*message))) {
      return outcome;
    }
  }
  return std::nullopt;
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
  ask_to_read();
}

std::optional<ReadOutcome> ReaderSlot::take(protocol::Message message) {
  switch (conversation_.accept(std::move(message))) {
    case Conversation::Next::wait:
      return std::nullopt;
    case Conversation::Next::ask_to_interpret:
      static_cast<void>(
          process_->send(protocol::Type::interpret, conversation_.pages_to_interpret()));
      return std::nullopt;
    case Conversation::Next::finished:
      break;
  }
  return finish(conversation_.take_result());
}

std::optional<ReadOutcome> ReaderSlot::lost_reader() {
  if (!ready_ && ++starts_in_vain_ >= kStartsInVain) {
    throw Error(ErrorKind::internal, "Läsaren rosett-reader dör så snart den startas.",
                "Kör rosett doctor, och installera om programmet om det inte hjälper.");
  }
  process_.reset();
  if (attempts_ >= kAttempts) return finish(died());
  start_reader();
  return std::nullopt;
}

ReadOutcome ReaderSlot::finish(ReadResult result) {
  ReadOutcome outcome{order_->job, std::move(result)};
  order_.reset();
  return outcome;
}

void ReaderSlot::abandon() {
  process_.reset();
  order_.reset();
}

}  // namespace rosett
