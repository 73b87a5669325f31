#include "pipeline/protocol/protocol.h"

#include <array>

#include <nlohmann/json.hpp>

#include "core/bounded_json.h"
#include "core/document_json.h"

namespace rosett::protocol {
namespace {

using Json = nlohmann::json;

// Runs `read` on the parsed text; every fault of form becomes Error{malformed}.
template <class Decode>
auto decoded(std::string_view payload, Decode decode) {
  try {
    return decode(parse_bounded<Json>(payload));
  } catch (const Json::exception&) {
    refuse_message();
  }
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// Several byte strings in one payload, each with its length before it.
void append_part(std::string& payload, std::string_view part) {
  append_length(payload, part.size());
  payload += part;
}

std::vector<std::string> split_parts(std::string_view payload) {
  std::vector<std::string> parts;
  while (!payload.empty()) {
    if (payload.size() < kLengthBytes) refuse_message();
    const std::size_t length = length_at(payload);
    payload.remove_prefix(kLengthBytes);
    if (length > payload.size()) refuse_message();
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

std::string encode(const Start& start) {
  return dumped({{"template_folders", start.template_folders},
                 {"memory_bytes", start.memory_bytes},
                 {"cpu_seconds", start.cpu_seconds},
                 {"file_bytes", start.file_bytes},
                 {"page_pixels", start.page_pixels},
                 {"pages", start.pages}});
}

Start decode_start(std::string_view payload) {
  return decoded(payload, [](const Json& json) {
    return Start{json.at("template_folders").get<std::vector<std::string>>(),
                 json.at("memory_bytes"),
                 json.at("cpu_seconds"),
                 json.at("file_bytes"),
                 json.at("page_pixels"),
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
  return dumped({{"sha256", opened.sha256}, {"pages", opened.pages}, {"whole", opened.whole}});
}

Opened decode_opened(std::string_view payload) {
  return decoded(payload, [](const Json& json) {
    return Opened{json.at("sha256"), json.at("pages"), json.at("whole")};
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
    refuse_message();
  });
}

std::string encode(const PageFailure& failure) {
  std::string payload;
  append_part(payload, std::to_string(failure.page));
  append_part(payload, encode(failure.failure));
  return payload;
}

PageFailure decode_page_failure(std::string_view payload) {
  const std::vector<std::string> parts = split_parts(payload);
  if (parts.size() != 2) refuse_message();
  const int page = decoded(parts[0], [](const Json& json) { return json.get<int>(); });
  return {page, decode_failure(parts[1])};
}

std::string encode(const PageText& page) { return page_to_json(page); }

PageText decode_page(std::string_view payload) { return page_from_json(payload); }

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

}  // namespace rosett::protocol
