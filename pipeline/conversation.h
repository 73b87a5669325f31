#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "pipeline/protocol/protocol.h"

namespace rosett {

struct FilePage {
  PageText text;
  std::string image;  // encoded; empty when the page could not be decoded
};

// One file as a reader read it.
struct FileReading {
  std::string sha256;  // of the bytes that were read
  std::vector<FilePage> pages;
  std::vector<Document> documents;  // at least one
};

using ReadResult = std::variant<FileReading, protocol::Failure>;

// What is asked and answered about one file, from the request to read it to its documents. Takes
// a reader's messages one by one and believes none: whatever does not belong where it comes is
// Error{malformed}, whatever would fill the service's memory Error{limit}. No I/O.
class Conversation {
 public:
  enum class Next { wait, ask_to_interpret, finished };

  explicit Conversation(int max_pages) : max_pages_(max_pages) {}

  [[nodiscard]] Next accept(protocol::Message message);

  // The request that follows Next::ask_to_interpret.
  [[nodiscard]] std::string pages_to_interpret() const;
  // After Next::finished; once.
  [[nodiscard]] ReadResult take_result() { return std::move(result_); }

  [[nodiscard]] int pages_read() const { return static_cast<int>(reading_.pages.size()); }
  [[nodiscard]] int pages_in_all() const { return pages_; }  // 0 until known

 private:
  enum class State { opening, reading, interpreting, finished };

  void opened(std::string_view payload);
  void page(std::string_view payload);
  void documents(std::string_view payload);
  void require(State state) const;

  int max_pages_;
  State state_{State::opening};
  int pages_{};
  std::size_t bytes_{};
  std::vector<std::string> page_json_;
  FileReading reading_;
  ReadResult result_;
};

}  // namespace rosett
