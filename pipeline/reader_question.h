#pragma once

#include "pipeline/protocol/protocol.h"
#include "pipeline/reader_slot.h"

namespace rosett {

// Starts a reader for one request and ends it after the answer. `document` may be null. Returns
// the message that ends the answer (`opened` and `page` are passed over). Throws Error: what the
// reader says stands in its way; limit when it is silent for `settings.silence`; internal when it
// cannot be started or dies.
[[nodiscard]] protocol::Message ask_reader(const ReaderSettings& settings, protocol::Type request,
                                           std::string_view payload, const Fd* document);

}  // namespace rosett
