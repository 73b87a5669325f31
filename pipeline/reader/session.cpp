#include "pipeline/reader/session.h"

#include <algorithm>
#include <cstdio>
#include <new>
#include <utility>
#include <variant>

#include <opencv2/core/utility.hpp>

#include "core/digest.h"
#include "parsers/template_proposal.h"
#include "pipeline/protocol/workbook_message.h"
#include "pipeline/reader/confinement.h"
#include "pipeline/reader/data_file.h"
#include "pipeline/reader/document_bytes.h"
#include "pipeline/reader/drawing.h"
#include "pipeline/reader/explanation.h"
#include "pipeline/reader/facts.h"
#include "pipeline/tables/workbook_reading.h"

namespace rosett {
namespace {

std::string_view as_text(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

constexpr const char* kSmaller = "Skanna om med lägre upplösning eller dela upp filen.";

// What may go wrong with one page, told instead of the page: the others are read all the same.
std::variant<ReadPage, protocol::Failure> read_page(PageReader& reader, int number) {
  try {
    return reader.read(number);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::config) throw;
    return protocol::Failure{error.kind(), error.what(), error.advice()};
  } catch (const std::bad_alloc&) {
    return protocol::Failure{ErrorKind::limit, "Sidan kräver mer minne än en läsare får använda.",
                             kSmaller};
  }
}

}  // namespace

void Session::run() {
  while (auto request = channel_.receive()) answer(*request);
}

void Session::answer(const Request& request) {
  try {
    switch (request.message.type) {
      case protocol::Type::start:
        return start(request.message.payload);
      case protocol::Type::describe:
        return describe();
      case protocol::Type::read:
        return read(request);
      case protocol::Type::interpret_page:
        return pages_.push_back(protocol::decode_page(request.message.payload));
      case protocol::Type::interpret:
        return interpret();
      case protocol::Type::explain:
        return explain(request);
      case protocol::Type::take_cells:
        return take_cells(request);
      case protocol::Type::propose:
        return propose(request);
      default:
        throw Error(ErrorKind::internal, "Läsaren fick en begäran som den inte känner till.");
    }
  } catch (const Error& error) {
    send_failure(error.kind(), error.what(), error.advice());
  } catch (const std::bad_alloc&) {
    send_failure(ErrorKind::limit, "Dokumentet kräver mer minne än en läsare får använda.",
                 kSmaller);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rosett-reader: %s\n", error.what());  // shown at log level debug
    send_failure(ErrorKind::internal, "Läsaren stötte på ett fel som den inte väntade sig.",
                 "Skanna om dokumentet. Händer det igen behöver programmet rättas.");
  }
}

void Session::start(std::string_view payload) {
  const protocol::Start asked = protocol::decode_start(payload);
  limits_ = {asked.pages, asked.page_pixels, asked.file_bytes};
  library_ = load_library({asked.template_folders.begin(), asked.template_folders.end()});
  cv::setNumThreads(1);  // readers are what runs side by side; and the sandbox allows no threads
  engine_ = make_engine();
  layers_ = confine({.address_space_bytes = static_cast<std::uint64_t>(asked.memory_bytes),
                     .cpu_seconds = static_cast<std::uint64_t>(asked.cpu_seconds)});
  channel_.send(protocol::Type::ready, {});
}

void Session::describe() {
  channel_.send(protocol::Type::description,
                protocol::encode(protocol::Description{reader_facts(*engine_, layers_)}));
}

void Session::read(const Request& request) {
  const protocol::Read asked = protocol::decode_read(request.message.payload);
  const std::vector<std::uint8_t> bytes = document_bytes(request.document, limits_);
  if (const auto data = read_data_file(bytes, library_)) return send_data(bytes, *data);
  PageReader reader(bytes, limits_, engine_);
  send_opened(bytes, reader.page_count());
  const int last =
      asked.last == 0 ? reader.page_count() : std::min(asked.last, reader.page_count());
  for (int number = asked.first; number <= last; ++number) {
    const auto page = read_page(reader, number);
    if (const auto* read = std::get_if<ReadPage>(&page))
      send_page(read->text, as_text(read->image));
    else
      channel_.send(protocol::Type::page_failed,
                    protocol::encode(protocol::PageFailure{number, std::get<1>(page)}));
  }
  channel_.send(protocol::Type::read_done, {});
}

// Reads the whole file and keeps its pages. They are sent as they are read, to show that the work
// goes on.
std::vector<ReadPage> Session::read_all(const std::vector<std::uint8_t>& bytes) {
  PageReader reader(bytes, limits_, engine_);
  send_opened(bytes, reader.page_count());
  std::vector<ReadPage> pages;
  for (int number = 1; number <= reader.page_count(); ++number) {
    auto page = read_page(reader, number);
    if (auto* read = std::get_if<ReadPage>(&page))
      pages.push_back(std::move(*read));
    else
      pages.push_back({unreadable_page(number, std::get<1>(page).message), {}});
    send_page(pages.back().text, {});
  }
  return pages;
}

// What was found is drawn upon the pages, which are sent once more with their pictures.
void Session::explain(const Request& request) {
  const std::vector<std::uint8_t> bytes = document_bytes(request.document, limits_);
  if (const auto data = explained_data_file(bytes, library_))
    return channel_.send(protocol::Type::explanation, *data);
  const std::vector<ReadPage> pages = read_all(bytes);
  const Explanation explanation = explained(pages, library_);
  for (const ReadPage& page : pages) send_page(page.text, drawn_on(page, explanation.boxes));
  channel_.send(protocol::Type::explanation, explanation.text);
}

void Session::take_cells(const Request& request) {
  const std::vector<std::uint8_t> bytes = document_bytes(request.document, limits_);
  channel_.send(protocol::Type::workbook, protocol::encode(read_workbook(bytes)));
}

void Session::propose(const Request& request) {
  std::vector<PageText> pages;
  for (ReadPage& page : read_all(document_bytes(request.document, limits_)))
    pages.push_back(std::move(page.text));
  channel_.send(protocol::Type::proposal,
                propose_template(pages, library_, request.message.payload));
}

// All at once: the layout says how the bytes are characters, so that there is nothing to share.
void Session::send_data(const std::vector<std::uint8_t>& bytes, const DataFile& data) {
  const int pages = static_cast<int>(data.pages.size());
  channel_.send(protocol::Type::opened,
                protocol::encode(protocol::Opened{sha256_hex(bytes), pages, true}));
  for (const PageText& page : data.pages) send_page(page, {});
  channel_.send(protocol::Type::documents, protocol::encode(data.documents));
}

void Session::send_opened(const std::vector<std::uint8_t>& bytes, int pages) {
  channel_.send(protocol::Type::opened,
                protocol::encode(protocol::Opened{sha256_hex(bytes), pages, false}));
}

void Session::send_page(const PageText& text, std::string_view image) {
  const std::size_t part = protocol::max_payload_bytes(protocol::Type::image_part);
  for (std::size_t sent = 0; sent < image.size(); sent += part)
    channel_.send(protocol::Type::image_part, image.substr(sent, part));
  channel_.send(protocol::Type::page, protocol::encode(text));
}

void Session::interpret() {
  const std::vector<PageText> pages = std::exchange(pages_, {});
  channel_.send(protocol::Type::documents, protocol::encode(interpret_pages(pages, library_)));
}

void Session::send_failure(ErrorKind kind, const char* message, const std::string& advice) {
  channel_.send(protocol::Type::failure,
                protocol::encode(protocol::Failure{kind, message, advice}));
}

}  // namespace rosett
