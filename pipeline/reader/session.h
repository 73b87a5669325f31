#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "ocr/page_reading.h"
#include "parsers/template_loading.h"
#include "pipeline/protocol/channel.h"
#include "pipeline/reader/data_file.h"
#include "pipeline/reader/sandbox.h"

namespace rosett {

// Answers one service until it goes: a loop of request and reply in which no document can do worse
// than be answered by a failure. Keeps nothing from one document to the next but the templates and
// the OCR engine.
class Session {
 public:
  explicit Session(Channel channel) : channel_(std::move(channel)) {}
  void run();

 private:
  void answer(const Request& request);
  void start(std::string_view payload);
  void describe();
  void read(const Request& request);
  void interpret();
  void explain(const Request& request);
  void take_cells(const Request& request);
  void propose(const Request& request);
  [[nodiscard]] std::vector<ReadPage> read_all(const std::vector<std::uint8_t>& bytes);
  void send_data(const std::vector<std::uint8_t>& bytes, const DataFile& data);
  void send_opened(const std::vector<std::uint8_t>& bytes, int pages);
  void send_page(const PageText& text, std::string_view image);
  void send_failure(ErrorKind kind, const char* message, const std::string& advice);

  Channel channel_;
  ReadingLimits limits_;
  Library library_;
  std::shared_ptr<Engine> engine_;
  SandboxLayers layers_;
  std::vector<PageText> pages_;  // to be interpreted, as they have come
};

}  // namespace rosett
