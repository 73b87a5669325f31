#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "pipeline/config.h"

namespace rosett {

// One `key=value` of an event. Values are ids, counts, codes and our own sentences: never text of
// documents, and never the name of a document's file, which may be a person's.
struct LogField {
  LogField(std::string_view field, std::string_view text) : key(field), value(text) {}
  LogField(std::string_view field, long long number) : key(field), value(std::to_string(number)) {}

  std::string key, value;
};

// Events, one line each: time, level, stage=…, and the fields. Thread-safe.
class Log {
 public:
  // To stderr.
  explicit Log(LogLevel level);
  // To stderr, and from `file_level` on to a file too (mode 0600). Throws Error{config} when the
  // file cannot be opened.
  Log(LogLevel level, LogLevel file_level, const LogFile& file);

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
