#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// How messages between the service and a reader are cut out of a stream of bytes. Each is four
// bytes of length (little endian, of what follows the type), one byte of type, and that many bytes
// of payload.
namespace rosett::protocol {

enum class Type : std::uint8_t {
  start = 1,
  describe,
  read,
  interpret_page,
  interpret,
  explain,
  take_cells,
  propose,
  ready,
  description,
  opened,
  image_part,
  page,
  page_failed,
  read_done,
  documents,
  explanation,
  workbook,
  proposal,
  failure
};

struct Message {
  Type type{};
  std::string payload;
};

// The most that the payload of such a message may hold; what claims to be longer is refused
// unread, so that nobody fills the service's memory.
[[nodiscard]] std::size_t max_payload_bytes(Type type);

// Throws Error{limit} for a payload longer than that.
[[nodiscard]] std::string framed(Type type, std::string_view payload);

// Cuts a stream of bytes into messages.
class Unframer {
 public:
  void add(std::string_view bytes) { buffer_ += bytes; }
  // The next whole message, if there is one. Throws Error{malformed} for an unknown type or a
  // length over what that type may have; the stream is of no use after that.
  [[nodiscard]] std::optional<Message> next();

 private:
  std::string buffer_;
};

// For decoders: four bytes of length, as above.
inline constexpr std::size_t kLengthBytes = 4;
void append_length(std::string& bytes, std::size_t length);
[[nodiscard]] std::size_t length_at(std::string_view bytes);

// Error{malformed}: the other side sent something that is no message.
[[noreturn]] void refuse_message();

}  // namespace rosett::protocol
