#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/document.h"
#include "core/error.h"
#include "core/page.h"
#include "pipeline/protocol/fd.h"
#include "pipeline/protocol/framing.h"

// What the service and a reader process say to one another over a socket pair. A reader answers
// each request before it takes the next.
//
//   service                reader
//   start              ->  ready | failure
//   describe           ->  description | failure
//   read (+ fd)        ->  opened, then for each page image_part... page | page_failed,
//                          read_done | failure
//                      ->  opened, page for each page, documents | failure: a file of characters,
//                          of which all is sent whatever pages were asked for
//   interpret_page ... ->  (nothing yet)
//   interpret          ->  documents | failure
//   explain (+ fd)     ->  opened, page for each page, then for each page image_part... page with
//                          what was found framed (PNG), explanation (Swedish text) | failure
//   take_cells (+ fd)  ->  workbook | failure
//   propose (+ fd)     ->  opened, page for each page, proposal (TOML) | failure
//                          the payload is the id of the template to build on, or empty
//
// Reading and interpreting are requests of their own, so that the pages of a long document are
// read by several readers and interpreted by one. Pictures come in parts, so that the service need
// never hold one whole. It believes nothing that a reader sends: every decoder here throws
// Error{malformed} for bytes that are not such a message.
namespace rosett::protocol {

// The descriptor on which a reader finds its end of the socket pair.
inline constexpr int kReaderSocket = 3;

struct Start {
  std::vector<std::string> template_folders;
  std::int64_t memory_bytes{};  // address space
  std::int64_t cpu_seconds{};   // in the reader's whole life
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
  int last{};  // 0, or more than there are: to the end
};

struct Opened {
  std::string sha256;  // of the bytes the reader saw
  int pages{};         // of the whole file
  bool whole{};        // all pages and the documents follow, whatever was asked for
};

struct Failure {
  ErrorKind kind{ErrorKind::internal};
  std::string message, advice;  // Swedish
};

struct PageFailure {
  int page{};
  Failure failure;
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
[[nodiscard]] std::string encode(const PageFailure& failure);
[[nodiscard]] PageFailure decode_page_failure(std::string_view payload);
// Payload of page and interpret_page.
[[nodiscard]] std::string encode(const PageText& page);
[[nodiscard]] PageText decode_page(std::string_view payload);
[[nodiscard]] std::string encode(const std::vector<Document>& documents);
[[nodiscard]] std::vector<Document> decode_documents(std::string_view payload);

}  // namespace rosett::protocol
