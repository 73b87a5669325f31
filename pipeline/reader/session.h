#pragma once

#include <optional>

#include "ocr/page_reading.h"
#include "parsers/template_loading.h"
#include "pipeline/reader/channel.h"
#include "pipeline/reader/sandbox.h"

namespace rosett {

// Answers one service until it goes: a loop of request and reply in which no document can do worse
// than be answered by a failure. Keeps nothing from one request to the next but the templates.
class Session {
 public:
  explicit Session(Channel channel) : channel_(std::move(channel)) {}
  void run();

 private:
  void answer(Request& request);
  void start(std::string_view payload);
  void describe();
  void read(Request& request);
  void interpret(std::string_view payload);
  void send_page(PageReader& reader, int number);
  void send_failure(ErrorKind kind, const char* message, const std::string& advice);

  Channel channel_;
  ReadingLimits limits_;
  Library library_;
  SandboxLayers layers_;
};

}  // namespace rosett
