#include "pipeline/interpreter.h"

#include "pipeline/reader_question.h"

namespace rosett {

Interpreter::Interpreter(const ReaderSettings& settings) : settings_(settings), reader_(settings) {
  static_cast<void>(reader_.send(protocol::Type::start, protocol::encode(settings.start)));
  static_cast<void>(answer_of(reader_, settings_));
}

std::vector<Document> Interpreter::interpret(const std::vector<PageText>& pages) {
  for (const PageText& page : pages)
    static_cast<void>(reader_.send(protocol::Type::interpret_page, protocol::encode(page)));
  static_cast<void>(reader_.send(protocol::Type::interpret, {}));
  return protocol::decode_documents(answer_of(reader_, settings_).payload);
}

}  // namespace rosett
