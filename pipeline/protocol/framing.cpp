#include "pipeline/protocol/framing.h"

#include "core/error.h"

namespace rosett::protocol {
namespace {

constexpr std::size_t kHeaderBytes = kLengthBytes + 1;

constexpr std::size_t kKibi = 1U << 10U;
constexpr std::size_t kMebi = 1U << 20U;

}  // namespace

std::size_t max_payload_bytes(Type type) {
  switch (type) {
    case Type::image_part:
      return kMebi;
    case Type::interpret_page:
    case Type::page:
      return 8 * kMebi;  // a page full of print is one, read twice
    case Type::explanation:
      return 16 * kMebi;
    case Type::documents:
    case Type::workbook:
      return 64 * kMebi;  // some ten thousand rows with their evidence; two million cells
    default:
      return 64 * kKibi;
  }
}

void refuse_message() {
  throw Error(ErrorKind::malformed, "Läsaren svarade med något som inte går att förstå.",
              "Kör rosett retry; händer det igen behöver programmet rättas.");
}

void append_length(std::string& bytes, std::size_t length) {
  for (std::size_t i = 0; i < kLengthBytes; ++i)
    bytes += static_cast<char>((length >> (8 * i)) & 0xFFU);
}

std::size_t length_at(std::string_view bytes) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < kLengthBytes; ++i)
    length |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return length;
}

std::string framed(Type type, std::string_view payload) {
  if (payload.size() > max_payload_bytes(type)) {
    throw Error(ErrorKind::limit, "Det lästa är för stort för att lämnas över i ett stycke.",
                "Dela upp dokumentet i flera filer.");
  }
  std::string bytes;
  bytes.reserve(kHeaderBytes + payload.size());
  append_length(bytes, payload.size());
  bytes += static_cast<char>(type);
  bytes += payload;
  return bytes;
}

std::optional<Message> Unframer::next() {
  if (buffer_.size() < kHeaderBytes) return std::nullopt;
  const std::size_t length = length_at(buffer_);
  const auto type = static_cast<Type>(buffer_[kLengthBytes]);
  if (type < Type::start || type > Type::failure || length > max_payload_bytes(type))
    refuse_message();
  if (buffer_.size() < kHeaderBytes + length) return std::nullopt;
  Message message{type, buffer_.substr(kHeaderBytes, length)};
  buffer_.erase(0, kHeaderBytes + length);
  return message;
}

}  // namespace rosett::protocol
