#include "pipeline/reader/session.h"

#include <algorithm>
#include <cstdio>
#include <new>

#include <opencv2/core/utility.hpp>

#include "core/digest.h"
#include "pipeline/reader/confinement.h"
#include "pipeline/reader/document_bytes.h"
#include "pipeline/reader/explanation.h"
#include "pipeline/reader/facts.h"

namespace rosett {
namespace {

std::string_view as_text(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// What stands for a page that could not be read: not blank, and without words, so that it becomes
// olasbar_sida. The nominal A4 keeps later parts from dividing by its size.
PageText unreadable_page(int number) {
  PageText page;
  page.page = number;
  page.width = 1240;
  page.height = 1754;
  page.dpi = 150;
  return page;
}

// One page that cannot be read does not take the others with it; of a single page, the reason is
// worth more than an empty page.
ReadPage read_page(PageReader& reader, int number) {
  try {
    return reader.read(number);
  } catch (const Error& error) {
    if (reader.page_count() == 1 || error.kind() == ErrorKind::config) throw;
    return {unreadable_page(number), {}};
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
      case protocol::Type::interpret:
        return interpret(request.message.payload);
      case protocol::Type::explain:
        return explain(request);
      default:
        throw Error(ErrorKind::internal, "Läsaren fick en begäran som den inte känner till.");
    }
  } catch (const Error& error) {
    send_failure(error.kind(), error.what(), error.advice());
  } catch (const std::bad_alloc&) {
    send_failure(ErrorKind::limit, "Dokumentet kräver mer minne än en läsare får använda.",
                 "Skanna om med lägre upplösning eller dela upp filen.");
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
  layers_ = confine(asked.memory_bytes);
  channel_.send(protocol::Type::ready, {});
}

void Session::describe() {
  channel_.send(protocol::Type::description,
                protocol::encode(protocol::Description{reader_facts(*engine_, layers_)}));
}

void Session::read(const Request& request) {
  const protocol::Read asked = protocol::decode_read(request.message.payload);
  const std::vector<std::uint8_t> bytes = document_bytes(request.document, limits_);
  PageReader reader(bytes, limits_, engine_);
  channel_.send(protocol::Type::opened,
                protocol::encode(protocol::Opened{sha256_hex(bytes), reader.page_count()}));
  const int last =
      asked.last == 0 ? reader.page_count() : std::min(asked.last, reader.page_count());
  for (int number = asked.first; number <= last; ++number) send(read_page(reader, number));
  channel_.send(protocol::Type::read_done, {});
}

// Reads the whole file and keeps its pages: the explanation is drawn upon them.
void Session::explain(const Request& request) {
  const std::vector<std::uint8_t> bytes = document_bytes(request.document, limits_);
  PageReader reader(bytes, limits_, engine_);
  channel_.send(protocol::Type::opened,
                protocol::encode(protocol::Opened{sha256_hex(bytes), reader.page_count()}));
  std::vector<ReadPage> pages;
  for (int number = 1; number <= reader.page_count(); ++number) {
    pages.push_back(read_page(reader, number));
    send(pages.back());
  }
  channel_.send(protocol::Type::explanation, protocol::encode(explained(pages, library_)));
}

void Session::send(const ReadPage& page) {
  channel_.send(protocol::Type::page, protocol::encode_page(page.text, as_text(page.image)));
}

void Session::interpret(std::string_view payload) {
  const std::vector<Document> documents =
      interpret_pages(protocol::decode_pages(payload), library_);
  channel_.send(protocol::Type::documents, protocol::encode(documents));
}

void Session::send_failure(ErrorKind kind, const char* message, const std::string& advice) {
  channel_.send(protocol::Type::failure,
                protocol::encode(protocol::Failure{kind, message, advice}));
}

}  // namespace rosett
