#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "pipeline/conversation.h"
#include "pipeline/reader_process.h"
#include "pipeline/reader_watch.h"

namespace rosett {

// One place in the pool: a reader, started when it is first needed and again whenever it has died
// or read so much that a fresh one is due, and the task it has in hand. Never blocks. Not
// thread-safe.
class ReaderSlot {
 public:
  using Clock = std::chrono::steady_clock;

  // `settings` must outlive this.
  explicit ReaderSlot(const ReaderSettings& settings) : settings_(settings) {}

  [[nodiscard]] bool busy() const { return conversation_.has_value(); }
  [[nodiscard]] bool works_on(const FileWork& file) const {
    return busy() && &conversation_->file() == &file;
  }

  // `file` must stay until this is no longer busy. Throws Error{io} when no reader can be started;
  // the task has then been put back, and this is not busy.
  void begin(FileWork& file, Task task);

  // While busy: what to poll, and when to call handle() at the latest.
  [[nodiscard]] int socket() const { return process_->socket(); }
  [[nodiscard]] bool wants_to_send() const { return process_->has_unsent(); }
  [[nodiscard]] Clock::time_point next_look(Clock::time_point now) const;
  // Processor time used for the task in hand.
  [[nodiscard]] std::chrono::nanoseconds spent() const;

  [[nodiscard]] bool has_reader() const { return process_ != nullptr; }
  // Whether it has said that it can work.
  [[nodiscard]] bool is_ready() const { return has_reader() && ready_; }

  // Takes what has come. What a reader does wrong becomes its file's loss. Throws Error{config}
  // when the reader says that it cannot work at all, Error{io} as begin() when it died of itself.
  void handle(Clock::time_point now);

  // Ends the reader with whatever it has in hand.
  void abandon();

 private:
  void start_reader();
  template <class Work>
  void guard(Work work);
  void talk(Clock::time_point now);
  void send_requests(Clock::time_point now);
  void take_messages(Clock::time_point now);
  void take_readiness(const protocol::Message& message);
  void made_progress(Clock::time_point now);
  [[nodiscard]] bool is_silent(Clock::time_point now);
  [[nodiscard]] ReaderWatch::Limits limits() const;
  void lose_reader(Loss loss);
  void put_back();
  void end_task();

  const ReaderSettings& settings_;
  std::unique_ptr<ReaderProcess> process_;
  bool ready_{};
  int pages_read_{};  // by this process
  std::optional<Conversation> conversation_;
  std::chrono::nanoseconds used_before_{};  // processor time, when the task was begun
  ReaderWatch watch_;
};

}  // namespace rosett
