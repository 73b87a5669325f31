#pragma once

#include <stdexcept>
#include <string>

namespace rosett {

// Whose fault a failure is, and so what happens next: the file's (it ends in failed/), a limit's,
// the world's (tried again), the configuration's (the operator must act), or our own.
enum class ErrorKind { malformed, unsupported, limit, io, config, internal };

// A fault. what() is one Swedish sentence that a clerk understands; advice() says what to do.
// Neither holds text from documents, so both may be logged. Doubt about content is never an
// Error but a Reading that is not accepted.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message, std::string advice = {})
      : std::runtime_error(message), kind_(kind), advice_(std::move(advice)) {}

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  [[nodiscard]] const std::string& advice() const { return advice_; }

 private:
  ErrorKind kind_;
  std::string advice_;
};

}  // namespace rosett
