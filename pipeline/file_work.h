#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/file_reading.h"
#include "pipeline/protocol/fd.h"
#include "pipeline/protocol/protocol.h"

namespace rosett {

// One file to be read.
struct ReadOrder {
  long long job{};
  Fd document;
};

struct ReadOutcome {
  long long job{};
  ReadResult result;
};

// What one reader is asked to do for a file: read some of its pages, or interpret them all.
struct Task {
  enum class Kind { read, interpret };
  Kind kind{Kind::read};
  int first{1}, last{1};  // pages
};

// Why a file, or a page of it, has no result in time.
[[nodiscard]] protocol::Failure took_too_long();

// How a reader was lost over a task.
enum class Loss { died, silent };

// One file on its way from bytes to documents: which pages are read, which are being read, and
// what becomes of those that no reader survives. The first reader opens the file and tells how many
// pages it has; then its pages go to whichever readers are free, and one of them interprets them
// all. Pages do not depend on one another, so neither does the result on who read what. No I/O but
// its spool. Functions that take a reader's answers throw Error{malformed} when those contradict
// what the file is known to be, Error{limit} and Error{io} as ReadPages.
class FileWork {
 public:
  FileWork(ReadOrder order, int max_pages, std::filesystem::path spool_folder);

  [[nodiscard]] long long job() const { return order_.job; }
  [[nodiscard]] const Fd& document() const { return order_.document; }
  [[nodiscard]] int pages_in_all() const { return static_cast<int>(states_.size()); }
  [[nodiscard]] int pages_done() const { return done_; }
  [[nodiscard]] const ReadPages& pages() const { return pages_; }

  // The next thing to be done for it, from now on the caller's; `readers` is how many share the
  // work. Nothing while others must be waited for.
  [[nodiscard]] std::optional<Task> next_task(int readers);

  // From the reader that has `task`. Its last page is known once the file is opened.
  void opened(const protocol::Opened& opened, Task& task);
  [[nodiscard]] Spool::Piece image_part(std::string_view bytes) { return pages_.keep(bytes); }
  void page_read(int number, std::string_view json, std::vector<Spool::Piece> image);
  void page_failed(int number, const protocol::Failure& failure);
  void interpreted(std::vector<Document> documents);

  // It could not be begun: no reader could be started, through no fault of the file's.
  void put_back(const Task& task);

  // The reader was lost before page `at` of `task` was answered; pages before it are done.
  void lost(const Task& task, int at, Loss loss);
  // Processor time that readers have used for it.
  void spend(std::chrono::nanoseconds time) { spent_ += time; }
  [[nodiscard]] std::chrono::nanoseconds spent() const { return spent_; }

  // The whole file cannot be read.
  void fail(protocol::Failure failure);

  [[nodiscard]] bool finished() const { return result_.has_value(); }
  [[nodiscard]] ReadOutcome take_outcome() { return {order_.job, std::move(*result_)}; }

 private:
  enum class Phase { unopened, opening, reading, interpreting };
  enum class PageState : std::uint8_t {
    waiting,
    suspect,  // a reader died over it: read by itself, once more
    handed_out,
    done
  };

  [[nodiscard]] PageState& state(int page) { return states_[static_cast<std::size_t>(page) - 1]; }
  [[nodiscard]] std::optional<Task> next_pages(int readers);
  [[nodiscard]] std::optional<Task> interpretation();
  void finish_page(int number);
  void lost_page(int number, Loss loss);

  ReadOrder order_;
  int max_pages_;
  Phase phase_{Phase::unopened};
  std::string sha256_;
  std::vector<PageState> states_;
  std::vector<bool> died_over_;  // by page
  int done_{};
  int readable_{};
  int trouble_{};
  std::chrono::nanoseconds spent_{};
  bool whole_{};               // a reader gives all of it at once, pages and documents
  int whole_file_attempts_{};  // to open it, then to interpret it
  std::optional<protocol::Failure> first_failure_;  // of a page
  int first_failure_page_{};
  ReadPages pages_;
  std::optional<ReadResult> result_;
};

}  // namespace rosett
