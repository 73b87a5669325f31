#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/file_work.h"
#include "pipeline/protocol/protocol.h"

namespace rosett {

// What is asked of one reader and answered about one task of a file. Takes the reader's messages
// one by one and believes none: whatever does not belong where it comes is Error{malformed},
// whatever would fill the service's disk Error{limit}; what the reader says against its own
// configuration is Error{config}.
class Conversation {
 public:
  enum class Next { wait, finished };

  // `file` must outlive this.
  Conversation(FileWork& file, Task task);

  // The next request to be sent, while there is one; the first goes with the document when it is
  // to be read.
  [[nodiscard]] std::optional<protocol::Message> next_request();

  [[nodiscard]] Next accept(const protocol::Message& message);

  // Before the first request: the file waits for another reader.
  void put_back() { file_.put_back(task_); }

  // Instead of an answer. The file goes on without this reader.
  void lost(Loss loss) { file_.lost(task_, next_page_, loss); }

  [[nodiscard]] FileWork& file() const { return file_; }
  [[nodiscard]] int pages_answered() const { return next_page_ - task_.first; }

 private:
  enum class State { opening, reading, interpreting };

  void opened(std::string_view payload);
  void image_part(std::string_view payload);
  void page(std::string_view payload);
  void page_failed(std::string_view payload);
  [[nodiscard]] Next failure(std::string_view payload);
  static void require(bool holds);

  FileWork& file_;
  Task task_;
  State state_;
  bool whole_{};      // the documents come behind the pages
  int next_page_;     // to be answered
  int next_request_;  // page to be handed over for interpretation; the one after the last: the end
  std::vector<Spool::Piece> image_;  // of the next page
};

}  // namespace rosett
