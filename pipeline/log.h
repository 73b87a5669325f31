#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/config.h"

namespace rosett {

// One `key=value` of an event. Values are ids, counts, codes and paths, never text of documents.
struct LogField {
  LogField(std::string_view field, std::string_view text) : key(field), value(text) {}
  LogField(std::string_view field, long long number) : key(field), value(std::to_string(number)) {}

  std::string key, value;
};

// Events to stderr, one line each: time, level, stage=…, and the fields. Thread-safe.
class Log {
 public:
  explicit Log(LogLevel level);

  // Somebody must act.
  void error(std::string_view stage, std::initializer_list<LogField> fields) const;
  // A document or file needs a look.
  void warn(std::string_view stage, std::initializer_list<LogField> fields) const;
  void info(std::string_view stage, std::initializer_list<LogField> fields) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace rosett
