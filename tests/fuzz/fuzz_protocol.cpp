// The service believes nothing that a reader sends: a message, or Error{malformed}.
#include <algorithm>
#include <string_view>

#include "core/error.h"
#include "fuzz_target.h"
#include "pipeline/protocol/protocol.h"
#include "pipeline/protocol/workbook_message.h"

namespace {

namespace protocol = rosett::protocol;

template <class Decode>
void survives(Decode decode, std::string_view bytes) {
  try {
    static_cast<void>(decode(bytes));
  } catch (const rosett::Error& error) {
    rosett::fuzz::require(error.kind() == rosett::ErrorKind::malformed);
  }
}

void decode_as_all(std::string_view bytes) {
  survives([](auto each) { return protocol::decode_start(each); }, bytes);
  survives([](auto each) { return protocol::decode_description(each); }, bytes);
  survives([](auto each) { return protocol::decode_read(each); }, bytes);
  survives([](auto each) { return protocol::decode_opened(each); }, bytes);
  survives([](auto each) { return protocol::decode_failure(each); }, bytes);
  survives([](auto each) { return protocol::decode_page_failure(each); }, bytes);
  survives([](auto each) { return protocol::decode_documents(each); }, bytes);
  survives([](auto each) { return protocol::decode_workbook(each); }, bytes);
  // What has come by the wire goes on by it.
  survives([](auto each) { return protocol::encode(protocol::decode_page(each)); }, bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view stream(reinterpret_cast<const char*>(data), size);
  protocol::Unframer unframer;
  try {
    for (std::size_t at = 0; at < stream.size(); at += 97) {
      unframer.add(stream.substr(at, 97));
      while (const auto message = unframer.next()) decode_as_all(message->payload);
    }
  } catch (const rosett::Error& error) {
    rosett::fuzz::require(error.kind() == rosett::ErrorKind::malformed);
  }
  decode_as_all(stream);
  return 0;
}
