#include "pipeline/reader_question.h"

#include <chrono>

#include <poll.h>

#include "core/error.h"

namespace rosett {
namespace {

void wait_for_answer(const ReaderProcess& reader, std::chrono::seconds at_most) {
  const int events = reader.has_unsent() ? POLLIN | POLLOUT : POLLIN;
  pollfd watched{reader.socket(), static_cast<short>(events), 0};
  const auto milliseconds = std::chrono::milliseconds(at_most).count();
  if (::poll(&watched, 1, static_cast<int>(milliseconds)) != 0) return;
  throw Error(ErrorKind::limit, "Läsaren svarade inte i tid.",
              "Försök igen när datorn har mindre att göra.");
}

// The next message but those that tell of progress.
protocol::Message answer_of(ReaderProcess& reader, std::chrono::seconds silence) {
  for (;;) {
    while (auto message = reader.next()) {
      if (message->type == protocol::Type::opened || message->type == protocol::Type::page)
        continue;
      if (message->type != protocol::Type::failure) return std::move(*message);
      const protocol::Failure failure = protocol::decode_failure(message->payload);
      throw Error(failure.kind, failure.message, failure.advice);
    }
    wait_for_answer(reader, silence);
    const bool sent = reader.send_unsent();
    if (!reader.receive() || !sent) {
      throw Error(ErrorKind::internal, "Läsaren rosett-reader avslutades i förtid.",
                  "Kör rosett doctor, och installera om programmet om det inte hjälper.");
    }
  }
}

}  // namespace

protocol::Message ask_reader(const ReaderSettings& settings, protocol::Type request,
                             std::string_view payload, const Fd* document) {
  ReaderProcess reader(settings.program, settings.noise);
  static_cast<void>(reader.send(protocol::Type::start, protocol::encode(settings.start)));
  static_cast<void>(answer_of(reader, settings.silence));
  static_cast<void>(reader.send(request, payload, document));
  return answer_of(reader, settings.silence);
}

}  // namespace rosett
