#include "pipeline/reader_question.h"

#include <chrono>
#include <utility>

#include <poll.h>

#include "core/error.h"

namespace rosett {
namespace {

// Pictures of the pages of one file, drawn upon.
constexpr std::size_t kMaxImageBytes = std::size_t{512} << 20;

void wait_for_answer(const ReaderProcess& reader, const ReaderSettings& settings) {
  const int events = reader.has_unsent() ? POLLIN | POLLOUT : POLLIN;
  pollfd watched{reader.socket(), static_cast<short>(events), 0};
  const std::chrono::milliseconds at_most = settings.patience * settings.silence;
  if (::poll(&watched, 1, static_cast<int>(at_most.count())) != 0) return;
  throw Error(ErrorKind::limit, "Läsaren svarade inte i tid.",
              "Försök igen när datorn har mindre att göra.");
}

// Puts together what comes in several messages.
class Listener {
 public:
  // The answer, when this message ends it.
  std::optional<ReaderAnswer> take(protocol::Message message) {
    switch (message.type) {
      case protocol::Type::opened:
        return std::nullopt;
      case protocol::Type::image_part:
        bytes_ += message.payload.size();
        if (bytes_ > kMaxImageBytes)
          throw Error(ErrorKind::limit, "Sidornas bilder tar för stor plats.", "Dela upp filen.");
        image_ += message.payload;
        return std::nullopt;
      case protocol::Type::page:
        answer_.images.push_back(std::exchange(image_, {}));
        return std::nullopt;
      case protocol::Type::failure: {
        const protocol::Failure failure = protocol::decode_failure(message.payload);
        throw Error(failure.kind, failure.message, failure.advice);
      }
      default:
        answer_.payload = std::move(message.payload);
        return std::move(answer_);
    }
  }

 private:
  ReaderAnswer answer_;
  std::string image_;
  std::size_t bytes_{};
};

}  // namespace

ReaderAnswer answer_of(ReaderProcess& reader, const ReaderSettings& settings) {
  Listener listener;
  for (;;) {
    while (auto message = reader.next())
      if (auto answer = listener.take(std::move(*message))) return std::move(*answer);
    wait_for_answer(reader, settings);
    const bool sent = reader.send_unsent();
    if (!reader.receive() || !sent) {
      throw Error(ErrorKind::internal, "Läsaren rosett-reader avslutades i förtid.",
                  "Kör rosett doctor, och installera om programmet om det inte hjälper.");
    }
  }
}

ReaderAnswer ask_reader(const ReaderSettings& settings, protocol::Type request, const Fd* document,
                        std::string_view payload) {
  ReaderProcess reader(settings);
  static_cast<void>(reader.send(protocol::Type::start, protocol::encode(settings.start)));
  static_cast<void>(answer_of(reader, settings));
  static_cast<void>(reader.send(request, payload, document));
  return answer_of(reader, settings);
}

}  // namespace rosett
