#include "pipeline/protocol/protocol.h"

#include <array>

#include <nlohmann/json.hpp>

#include "core/document_json.h"

namespace rosett::protocol {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kHeaderBytes = kLengthBytes + 1;

[[noreturn]] void refuse() {
  throw Error(ErrorKind::malformed, "Läsaren svarade med något som inte går att förstå.",
              "Kör rosett retry; händer det igen behöver programmet rättas.");
}

// Runs `read` on the parsed text; every fault of form becomes Error{malformed}.
template <class Decode>
auto decoded(std::string_view payload, Decode decode) {
  try {
    return decode(Json::parse(payload));
  } catch (const Json::exception&) {
    refuse();
  }
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
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

// Several byte strings in one payload, each with its length before it.
void append_part(std::string& payload, std::string_view part) {
  append_length(payload, part.size());
  payload += part;
}

std::vector<std::string> split_parts(std::string_view payload) {
  std::vector<std::string> parts;
  while (!payload.empty()) {
    if (payload.size() < kLengthBytes) refuse();
    const std::size_t length = length_at(payload);
    payload.remove_prefix(kLengthBytes);
    if (length > payload.size()) refuse();
    parts.emplace_back(payload.substr(0, length));
    payload.remove_prefix(length);
  }
  return parts;
}

constexpr std::array<std::pair<ErrorKind, std::string_view>, 6> kKinds{{
    {ErrorKind::malformed, "malformed"},
    {ErrorKind::unsupported, "unsupported"},
    {ErrorKind::limit, "limit"},
    {ErrorKind::io, "io"},
    {ErrorKind::config, "config"},
    {ErrorKind::internal, "internal"},
}};

}  // namespace

std::string framed(Type type, std::string_view payload) {
  if (payload.size() > kMaxPayloadBytes) {
    throw Error(ErrorKind::limit, "Dokumentet är för stort för att lämnas över i ett stycke.",
                "Dela upp det i flera filer.");
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
  if (length > kMaxPayloadBytes || type < Type::start || type > Type::failure) refuse();
  if (buffer_.size() < kHeaderBytes + length) return std::nullopt;
  Message message{type, buffer_.substr(kHeaderBytes, length)};
  buffer_.erase(0, kHeaderBytes + length);
  return message;
}

std::string encode(const Start& start) {
  return dumped({{"template_folders", start.template_folders},
                 {"memory_bytes", start.memory_bytes},
                 {"file_bytes", start.file_bytes},
                 {"page_pixels", start.page_pixels},
                 {"pages", start.pages}});
}

Start decode_start(std::string_view payload) {
  return decoded(payload, [](const Json& json) {
    return Start{json.at("template_folders").get<std::vector<std::string>>(),
                 json.at("memory_bytes"), json.at("file_bytes"), json.at("page_pixels"),
                 json.at("pages")};
  });
}

std::string encode(const Description& description) {
  return dumped({{"facts", description.facts}});
}

Description decode_description(std::string_view payload) {
  return decoded(payload, [](const Json& json) {
    return Description{json.at("facts").get<std::vector<std::pair<std::string, std::string>>>()};
  });
}

std::string encode(const Read& read) {
  return dumped({{"first", read.first}, {"last", read.last}});
}

Read decode_read(std::string_view payload) {
  return decoded(payload, [](const Json& json) { return Read{json.at("first"), json.at("last")}; });
}

std::string encode(const Opened& opened) {
  return dumped({{"sha256", opened.sha256}, {"pages", opened.pages}});
}

Opened decode_opened(std::string_view payload) {
  return decoded(payload, [](const Json& json) {
    return Opened{json.at("sha256"), json.at("pages")};
  });
}

std::string encode(const Failure& failure) {
  std::string_view name;
  for (const auto& kind : kKinds)
    if (kind.first == failure.kind) name = kind.second;
  return dumped({{"kind", name}, {"message", failure.message}, {"advice", failure.advice}});
}

Failure decode_failure(std::string_view payload) {
  return decoded(payload, [](const Json& json) {
    const std::string name = json.at("kind");
    for (const auto& kind : kKinds)
      if (kind.second == name) return Failure{kind.first, json.at("message"), json.at("advice")};
    refuse();
  });
}

std::string encode_page(const PageText& text, std::string_view image) {
  std::string payload;
  append_part(payload, page_to_json(text));
  append_part(payload, image);
  return payload;
}

Page decode_page(std::string_view payload) {
  std::vector<std::string> parts = split_parts(payload);
  if (parts.size() != 2) refuse();
  PageText text = page_from_json(parts[0]);
  return {std::move(text), std::move(parts[0]), std::move(parts[1])};
}

std::string encode_pages(const std::vector<std::string>& page_json) {
  std::string payload;
  for (const std::string& json : page_json) append_part(payload, json);
  return payload;
}

std::vector<PageText> decode_pages(std::string_view payload) {
  std::vector<PageText> pages;
  for (const std::string& json : split_parts(payload)) pages.push_back(page_from_json(json));
  return pages;
}

std::string encode(const std::vector<Document>& documents) {
  std::string payload;
  for (const Document& document : documents)
    append_part(payload, document_to_json(document, JsonDetail::evidence));
  return payload;
}

std::vector<Document> decode_documents(std::string_view payload) {
  std::vector<Document> documents;
  for (const std::string& json : split_parts(payload))
    documents.push_back(document_from_json(json));
  return documents;
}

std::string encode(const Explanation& explanation) {
  std::string payload;
  append_part(payload, explanation.text);
  for (const std::string& image : explanation.page_images) append_part(payload, image);
  return payload;
}

Explanation decode_explanation(std::string_view payload) {
  std::vector<std::string> parts = split_parts(payload);
  if (parts.empty()) refuse();
  return {std::move(parts[0]),
          {std::make_move_iterator(parts.begin() + 1), std::make_move_iterator(parts.end())}};
}

}  // namespace rosett::protocol
