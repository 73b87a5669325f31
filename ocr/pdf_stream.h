#pragma once

#include <cstddef>
#include <string>

#include <qpdf/QPDFObjectHandle.hh>

namespace rosett {

// Whether to undo a stream's compression or leave its bytes as stored.
enum class StreamBytes { decoded, stored };

// Throws Error: malformed (damaged, cut short), limit (more than `max_bytes`; stops there).
[[nodiscard]] std::string stream_bytes(QPDFObjectHandle stream, StreamBytes kind,
                                       std::size_t max_bytes);

}  // namespace rosett
