#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/protocol/protocol.h"
#include "pipeline/reader_slot.h"

namespace rosett {

struct ReaderAnswer {
  std::string payload;              // of the message that ends the answer
  std::vector<std::string> images;  // one for each page that came, empty where it has none
};

// The answer to what has been sent to a reader. Throws Error as ask_reader.
[[nodiscard]] ReaderAnswer answer_of(ReaderProcess& reader, const ReaderSettings& settings);

// Starts a reader for one request and ends it after the answer. `document` may be null; `payload`
// is the request's. Throws
// Error: what the reader says stands in its way; limit when it is silent for longer than it may;
// io when it cannot be started, internal when it dies.
[[nodiscard]] ReaderAnswer ask_reader(const ReaderSettings& settings, protocol::Type request,
                                      const Fd* document, std::string_view payload = {});

}  // namespace rosett
