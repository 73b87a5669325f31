#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include <sys/types.h>

#include "pipeline/protocol/fd.h"
#include "pipeline/protocol/protocol.h"

namespace rosett {

enum class ReaderNoise { silenced, shown };  // what its libraries write to stderr

struct ReaderSettings {
  std::filesystem::path program;
  protocol::Start start;
  std::filesystem::path spool_folder;  // where what is read waits until all of a file has been
  std::chrono::seconds silence{};      // processor time for one page
  std::chrono::seconds total{};        // processor time for one file, of all its readers
  std::chrono::seconds idle{120};      // by the clock, without a word and next to no work
  int patience{10};                    // so many times as long by the clock: others compute too
  int pages_per_reader{300};           // then a fresh one: whatever its libraries leak goes with it
  ReaderNoise noise{ReaderNoise::silenced};
};

// One child process and the socket to it. Nothing here blocks, so that no child can hold the
// service up. The child is killed and reaped when this goes. Not thread-safe.
class ReaderProcess {
 public:
  // Throws Error{io} when the program cannot be started.
  explicit ReaderProcess(const ReaderSettings& settings);
  ~ReaderProcess();
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;

  [[nodiscard]] int socket() const { return socket_.get(); }
  [[nodiscard]] pid_t child() const { return child_; }
  // What it has used of the processor so far.
  [[nodiscard]] std::chrono::nanoseconds processor_time() const;
  [[nodiscard]] bool has_unsent() const { return !unsent_.empty(); }

  // Queues a request and sends as much as the socket takes. `document` goes with its first byte
  // and stays the caller's. False when the child has gone.
  [[nodiscard]] bool send(protocol::Type type, std::string_view payload,
                          const Fd* document = nullptr);
  [[nodiscard]] bool send_unsent();

  // Takes what has come, at most a block. False when the child has gone.
  [[nodiscard]] bool receive();
  // The next whole message of what has come. Throws Error{malformed}.
  [[nodiscard]] std::optional<protocol::Message> next() { return unframer_.next(); }

 private:
  Fd socket_;
  pid_t child_{-1};
  std::string unsent_;
  protocol::Unframer unframer_;
};

// rosett-reader beside the running program.
[[nodiscard]] std::filesystem::path reader_program();

}  // namespace rosett
