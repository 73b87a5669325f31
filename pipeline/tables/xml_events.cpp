#include "pipeline/tables/xml_events.h"

#include <exception>
#include <memory>

#include <expat.h>

#include "core/error.h"

namespace rosett {
namespace {

[[noreturn]] void refuse_xml() {
  throw Error(ErrorKind::malformed, "Arbetsboken är skadad och kan inte läsas.",
              "Öppna den i Excel eller LibreOffice, spara den på nytt och lägg den i inkorgen.");
}

std::string_view local_name(const XML_Char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

// One parse. Exceptions may not pass through the library: they wait here until it has returned.
class Parse {
 public:
  explicit Parse(XmlListener& listener)
      : listener_(listener), parser_(XML_ParserCreate(nullptr), &XML_ParserFree) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), &Parse::on_begin, &Parse::on_end);
    XML_SetCharacterDataHandler(parser_.get(), &Parse::on_text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), &Parse::on_document_type);
  }

  void run(const ByteSource& bytes) {
    for (std::string_view piece = bytes(); !piece.empty(); piece = bytes()) add(piece, XML_FALSE);
    add({}, XML_TRUE);
  }

 private:
  void add(std::string_view piece, XML_Bool is_last) {
    const XML_Status status =
        XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), is_last);
    if (failure_) std::rethrow_exception(failure_);
    if (status != XML_STATUS_OK) refuse_xml();
  }

  template <class Work>
  void guarded(Work work) noexcept {
    if (failure_) return;
    try {
      work();
    } catch (...) {
      failure_ = std::current_exception();
      XML_StopParser(parser_.get(), XML_FALSE);
    }
  }

  static void on_begin(void* self, const XML_Char* name, const XML_Char** pairs) {
    auto& parse = *static_cast<Parse*>(self);
    parse.guarded([&] {
      XmlAttributes attributes;
      for (const XML_Char** at = pairs; at[0] != nullptr; at += 2)
        attributes.emplace(local_name(at[0]), at[1]);
      parse.listener_.begin(local_name(name), attributes);
    });
  }
  static void on_end(void* self, const XML_Char* name) {
    auto& parse = *static_cast<Parse*>(self);
    parse.guarded([&] { parse.listener_.end(local_name(name)); });
  }
  static void on_text(void* self, const XML_Char* piece, int length) {
    auto& parse = *static_cast<Parse*>(self);
    parse.guarded([&] { parse.listener_.text({piece, static_cast<std::size_t>(length)}); });
  }
  static void on_document_type(void* self, const XML_Char* /*name*/, const XML_Char* /*system*/,
                               const XML_Char* /*public_id*/, int /*has_internal*/) {
    static_cast<Parse*>(self)->guarded([] { refuse_xml(); });
  }

  XmlListener& listener_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::exception_ptr failure_;
};

}  // namespace

void parse_xml(const ByteSource& bytes, XmlListener& listener) { Parse(listener).run(bytes); }

}  // namespace rosett
