#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document.h"
#include "core/error.h"
#include "core/page.h"
#include "pipeline/protocol/fd.h"

// What the service and a reader process say to one another over a socket pair. Each message is
// four bytes of length (little endian, of what follows the type), one byte of type, and that many
// bytes of payload. A reader answers each request before it takes the next.
//
//   service            reader
//   start        ->    ready | failure
//   describe     ->    description | failure
//   read (+ fd)  ->    opened, page for each page, read_done | failure
//   interpret    ->    documents | failure
//   explain (+ fd) ->  opened, page for each page, explanation | failure
//
// Reading and interpreting are requests of their own, so that the pages of a long document may be
// read by several readers and interpreted by one, and interpreted again without being read. The
// service believes nothing that a reader sends: every decoder here throws Error{malformed} for
// bytes that are not such a message.
namespace rosett::protocol {

enum class Type : std::uint8_t {
  start = 1,
  describe,
  read,
  interpret,
  explain,
  ready,
  description,
  opened,
  page,
  read_done,
  documents,
  explanation,
  failure
};

struct Message {
  Type type{};
  std::string payload;
};

// The descriptor on which a reader finds its end of the socket pair.
inline constexpr int kReaderSocket = 3;

// A page image at the largest permitted size fits; anything longer is refused unread.
inline constexpr std::size_t kMaxPayloadBytes = std::size_t{256} << 20;

[[nodiscard]] std::string framed(Type type, std::string_view payload);

// Cuts a stream of bytes into messages.
class Unframer {
 public:
  void add(std::string_view bytes) { buffer_ += bytes; }
  // The next whole message, if there is one. Throws Error{malformed} for an unknown type or a
  // length over kMaxPayloadBytes; the stream is of no use after that.
  [[nodiscard]] std::optional<Message> next();

 private:
  std::string buffer_;
};

struct Start {
  std::vector<std::string> template_folders;
  std::int64_t memory_bytes{};  // address space
  std::int64_t file_bytes{};
  std::int64_t page_pixels{};
  int pages{};
};

// What the reader is made of, for `rosett doctor`: names and versions.
struct Description {
  std::vector<std::pair<std::string, std::string>> facts;
};

struct Read {
  int first{1};
  int last{};  // 0: to the end
};

struct Opened {
  std::string sha256;  // of the bytes the reader saw
  int pages{};         // of the whole file
};

struct Page {
  PageText text;
  std::string json;   // the same, as sent; what `interpret` wants back
  std::string image;  // JPEG or PNG; empty when the page could not be decoded
};

struct Failure {
  ErrorKind kind{ErrorKind::internal};
  std::string message, advice;  // Swedish
};

// Why a document got its template and what was read, for `rosett template try`.
struct Explanation {
  std::string text;                      // Swedish, several lines
  std::vector<std::string> page_images;  // PNG, one for each page, what was found framed
};

[[nodiscard]] std::string encode(const Start& start);
[[nodiscard]] Start decode_start(std::string_view payload);
[[nodiscard]] std::string encode(const Description& description);
[[nodiscard]] Description decode_description(std::string_view payload);
[[nodiscard]] std::string encode(const Read& read);
[[nodiscard]] Read decode_read(std::string_view payload);
[[nodiscard]] std::string encode(const Opened& opened);
[[nodiscard]] Opened decode_opened(std::string_view payload);
[[nodiscard]] std::string encode(const Failure& failure);
[[nodiscard]] Failure decode_failure(std::string_view payload);
[[nodiscard]] std::string encode_page(const PageText& text, std::string_view image);
[[nodiscard]] Page decode_page(std::string_view payload);
// Payload of interpret: what the pages were sent as (Page::json).
[[nodiscard]] std::string encode_pages(const std::vector<std::string>& page_json);
[[nodiscard]] std::vector<PageText> decode_pages(std::string_view payload);
[[nodiscard]] std::string encode(const std::vector<Document>& documents);
[[nodiscard]] std::vector<Document> decode_documents(std::string_view payload);
[[nodiscard]] std::string encode(const Explanation& explanation);
[[nodiscard]] Explanation decode_explanation(std::string_view payload);

}  // namespace rosett::protocol
