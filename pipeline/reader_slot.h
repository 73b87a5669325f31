#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>

#include "pipeline/conversation.h"
#include "pipeline/protocol/fd.h"
#include "pipeline/protocol/protocol.h"
#include "pipeline/reader_process.h"

namespace rosett {

struct ReaderSettings {
  std::filesystem::path program;
  protocol::Start start;
  std::chrono::seconds silence{};  // longest wait for the next page
  std::chrono::seconds total{};    // longest time for one file
  ReaderNoise noise{ReaderNoise::silenced};
};

// One file to be read.
struct ReadOrder {
  long long job{};
  Fd document;
};

struct ReadOutcome {
  long long job{};
  ReadResult result;
};

// One place in the pool: a reader, started when it is first needed and again whenever it has
// died, and the file it has in hand. A reader that dies over a file, or talks nonsense, is tried
// once more; one that is silent or takes too long is not. Never blocks. Not thread-safe.
class ReaderSlot {
 public:
  using Clock = std::chrono::steady_clock;

  // `settings` must outlive this.
  explicit ReaderSlot(const ReaderSettings& settings) : settings_(settings) {}

  [[nodiscard]] bool busy() const { return order_.has_value(); }
  [[nodiscard]] const Conversation& conversation() const { return conversation_; }
  [[nodiscard]] long long job() const { return order_->job; }

  void begin(ReadOrder order);

  // While busy: what to poll, and when to call handle() at the latest.
  [[nodiscard]] int socket() const { return process_->socket(); }
  [[nodiscard]] bool wants_to_send() const { return process_->has_unsent(); }
  [[nodiscard]] Clock::time_point deadline() const;

  // Takes what has come. The outcome, when there is one. Throws Error{config} when the reader
  // says that it cannot work at all, Error{internal} when it cannot be started.
  [[nodiscard]] std::optional<ReadOutcome> handle(Clock::time_point now);

  // Ends the reader with whatever it has in hand.
  void abandon();

 private:
  void start_reader();
  void ask_to_read();
  [[nodiscard]] std::optional<ReadOutcome> take_messages(Clock::time_point now);
  [[nodiscard]] std::optional<ReadOutcome> take(protocol::Message message);
  void take_readiness(const protocol::Message& message);
  [[nodiscard]] std::optional<ReadOutcome> lost_reader();
  [[nodiscard]] ReadOutcome finish(ReadResult result);

  const ReaderSettings& settings_;
  std::unique_ptr<ReaderProcess> process_;
  bool ready_{};
  int starts_in_vain_{};
  int attempts_{};
  std::optional<ReadOrder> order_;
  Conversation conversation_{0};
  Clock::time_point began_, last_progress_;
};

}  // namespace rosett
