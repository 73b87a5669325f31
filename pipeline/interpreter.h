#pragma once

#include <vector>

#include "core/document.h"
#include "core/page.h"
#include "pipeline/reader_process.h"

namespace rosett {

// A reader that interprets pages whose words are known already. Not thread-safe.
class Interpreter {
 public:
  // Throws Error as ask_reader (pipeline/reader_question.h); `settings` must outlive it.
  explicit Interpreter(const ReaderSettings& settings);

  // The documents of one file, by its templates as they are now. Throws Error likewise.
  [[nodiscard]] std::vector<Document> interpret(const std::vector<PageText>& pages);

 private:
  const ReaderSettings& settings_;
  ReaderProcess reader_;
};

}  // namespace rosett
