#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/protocol/fd.h"
#include "pipeline/protocol/protocol.h"

namespace rosett {

// A request from the service, with the document it is about where there is one.
struct Request {
  protocol::Message message;
  Fd document;
};

// The reader's end of the socket to the service. Blocks. Not thread-safe.
class Channel {
 public:
  explicit Channel(Fd socket) : socket_(std::move(socket)) {}

  // Empty when the service has gone. Throws Error{malformed} when what comes is no request.
  [[nodiscard]] std::optional<Request> receive();

  // Throws Error{io} when the service has gone.
  void send(protocol::Type type, std::string_view payload);

 private:
  // False at the end of the stream.
  bool receive_some();

  Fd socket_;
  protocol::Unframer unframer_;
  Fd passed_;  // came with the bytes of the request being received
};

}  // namespace rosett
