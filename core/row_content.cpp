#include "core/row_content.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "core/digest.h"

namespace rosett {
namespace {

constexpr std::array<std::string_view, 6> kOfTheWhole{"kommun", "summa", "antal",
                                                      "netto",  "moms",  "avrundning"};

// Lengths before texts, so that no value runs into the next.
class Content {
 public:
  void add(std::string_view text) {
    const std::string length = std::to_string(text.size()) + ":";
    add_bytes(length);
    add_bytes(text);
  }
  void add(const Field& field) {
    add(field.name);
    add(field.reading.value ? "1" : "0");
    add(field.reading.value.value_or(""));
  }
  [[nodiscard]] std::string hex() { return digest_.hex(); }

 private:
  void add_bytes(std::string_view text) {
    const auto bytes = std::as_bytes(std::span(text));
    digest_.add({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  }

  Sha256 digest_;
};

}  // namespace

bool is_shared_with_rows(std::string_view field) {
  return std::ranges::find(kOfTheWhole, field) == kOfTheWhole.end();
}

std::string row_content(const Document& document, const Row& row) {
  Content content;
  content.add(document.type);
  for (const Field& field : document.fields)
    if (is_shared_with_rows(field.name)) content.add(field);
  content.add("rad");
  for (const Field& field : row.fields) content.add(field);
  return content.hex();
}

std::string document_content(const Document& document) {
  Content content;
  content.add(document.type);
  for (const Field& field : document.fields) content.add(field);
  return content.hex();
}

}  // namespace rosett
